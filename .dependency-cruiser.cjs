/** The layers of packages/, from the bottom up: a package imports those of the layers below its own only. */
const LAYERS = [
  ['core'],
  ['catalogue-files', 'contracts', 'postgres'],
  ['audit'],
  ['http', 'messaging', 'dapr'],
  ['platform'],
  ['testing'],
];

const above = (layer) => LAYERS.slice(layer + 1).flat();
const beside = (layer, name) => LAYERS[layer].filter((other) => other !== name);

/** For each package a rule that refuses arrows to the layers above it and to the packages beside it. */
const layerRules = LAYERS.flatMap((names, layer) =>
  names.map((name) => ({
    name: `${name}-imports-lower-layers-only`,
    comment: 'core < catalogue-files, contracts, postgres < audit < http, messaging, dapr < platform < testing.',
    severity: 'error',
    from: { path: `^packages/${name}/`, pathNot: '\\.test\\.ts$' },
    // The table of permissions is data, and imports nothing.
    to: {
      path: `^packages/(${[...above(layer), ...beside(layer, name), '-'].join('|')})/`,
      pathNot: '^packages/contracts/generated/permissions\\.ts$',
    },
  })),
);

/** The layers of tools/, from the bottom up. */
const TOOLS = [
  ['bootstrap'],
  ['fleet', 'api'],
  ['servers'],
  ['running'],
  ['setup', 'contracts', 'topology', 'demo', 'import', 'testing', 'supply'],
  ['commands'],
];
const toolsRules = TOOLS.map((names, layer) => ({
  name: `tools-${names[0]}-imports-lower-layers-only`,
  comment:
    'What a fleet is, the servers, the running fleet, the commands; and what works before the packages are installed below all.',
  severity: 'error',
  from: { path: `^tools/(${names.join('|')})/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^tools/(${[...TOOLS.slice(layer + 1).flat(), '-'].join('|')})/` },
}));

/** The architecture as rules: docs/architecture.md says why. */
module.exports = {
  forbidden: [
    ...layerRules,
    ...toolsRules,
    {
      name: 'bootstrap-needs-no-package',
      comment: 'It runs on a bare machine; the compiler of the commands is loaded when the packages are there.',
      severity: 'error',
      from: { path: '^tools/(bootstrap/|run\\.mjs)', pathNot: '^tools/bootstrap/compile\\.mjs$' },
      to: { path: ['node_modules/', '\\.ts$'] },
    },
    {
      name: 'apps-and-packages-do-not-know-the-tools',
      severity: 'error',
      from: { path: '^(apps|packages)/' },
      to: { path: '^(tools|bench)/' },
    },
    {
      name: 'tests-alone-use-testing',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: ['\\.test\\.ts$', '^packages/testing/', '^apps/[^/]+/src/testing/'] },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'rules-know-nothing-of-the-world',
      comment: 'domain/ imports domain/ and the plain vocabulary of packages/core only.',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '/src/domain/',
          '^packages/core/src/(library-day|caller|keyboard-layout|growing-delay|scanned-code)\\.ts$',
          '^packages/contracts/',
          '^node:',
        ],
      },
    },
    {
      name: 'apps-do-not-know-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-do-not-know-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'one-importer-of-the-dapr-sdk',
      severity: 'error',
      from: { pathNot: '^packages/dapr/' },
      to: { path: 'node_modules/@dapr/' },
    },
    {
      name: 'stores-and-clients-do-not-know-use-cases',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/(store|clients)/' },
      to: { path: '^apps/[^/]+/src/(use-cases|http|events|jobs)/' },
    },
    {
      name: 'no-client-of-a-broker-or-store',
      comment: 'What a Dapr component fronts is reached through Dapr.',
      severity: 'error',
      from: { path: '^(apps|packages)/' },
      to: { path: 'node_modules/(nats|redis|ioredis|kafkajs|amqplib|mqtt|consul)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
    exclude: { path: '(dist|generated/.*\\.json)' },
  },
};
