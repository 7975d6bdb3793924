/** The architecture as rules: docs/architecture.md says why. */
module.exports = {
  forbidden: [
    {
      name: 'rules-know-nothing-of-the-world',
      comment: 'domain/ imports domain/ and the plain vocabulary of packages/service only.',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['/src/domain/', '^packages/service/src/(problem|library-day|identity)\\.ts$', '^packages/contracts/', '^node:'] },
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
      name: 'stores-do-not-know-use-cases',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/(store|services)/' },
      to: { path: '^apps/[^/]+/src/(use-cases|http|events|jobs)/' },
    },
    {
      name: 'no-client-of-a-broker-or-store',
      comment: 'What a Dapr component fronts is reached through Dapr.',
      severity: 'error',
      from: { path: '^(apps|packages)/' },
      to: { path: 'node_modules/(nats|redis|ioredis|kafkajs|amqplib|mqtt|consul)/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.json'] },
    exclude: { path: '(dist|generated/.*\\.json)' },
  },
};
