// Generates packages/contracts/generated and contracts/openapi/public.json from the contracts. `--check` fails where
// what is committed is not what would be generated.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { compile } from 'json-schema-to-typescript';
import { parse } from 'yaml';
import { errorCatalogue } from './lib/error-catalogue.mjs';
import { bin, root } from './lib/paths.mjs';

const checking = process.argv.includes('--check');
const out = join(root, 'packages/contracts/generated');
const services = readdirSync(join(root, 'contracts/openapi'))
  .filter((file) => file.endsWith('.yaml') && file !== 'common.yaml')
  .map((file) => file.replace('.yaml', ''));
const stale = [];

function emit(path, text) {
  if (!checking) return writeFileSync(path, text);
  let current = '';
  try {
    current = readFileSync(path, 'utf8');
  } catch {}
  if (current !== text) stale.push(path.slice(root.length + 1));
}

function bundle(service) {
  const folder = mkdtempSync(join(root, 'node_modules/.contracts-'));
  const file = join(folder, 'bundle.json');
  try {
    execFileSync(process.execPath, [bin('redocly'), 'bundle', `contracts/openapi/${service}.yaml`, '-o', file], {
      cwd: root,
      stdio: 'pipe',
    });
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What clients may see of all services, with the app that answers each path. */
function publicContract(bundles) {
  const contract = {
    openapi: '3.1.0',
    info: {
      title: 'Abonement',
      version: '1.0.0',
      description: 'The lending desk of a library. Generated from the contracts of the services.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    tags: [],
    paths: {},
    components: {},
  };
  for (const [service, doc] of Object.entries(bundles)) {
    for (const [path, item] of Object.entries(doc.paths)) {
      if (Object.values(item).some((operation) => operation['x-internal'])) continue;
      contract.paths[path] = { 'x-app-id': service, ...item };
    }
    const tagged = new Set(
      Object.values(contract.paths).flatMap((item) => Object.values(item).flatMap(({ tags }) => tags ?? [])),
    );
    contract.tags.push(...doc.tags.filter(({ name }) => tagged.has(name)));
    for (const [kind, named] of Object.entries(doc.components)) {
      contract.components[kind] ??= {};
      for (const [name, value] of Object.entries(named)) {
        const other = contract.components[kind][name];
        if (other && JSON.stringify(other) !== JSON.stringify(value))
          throw new Error(`Two services differ in ${kind}/${name}.`);
        contract.components[kind][name] = value;
      }
    }
  }
  const used = JSON.stringify(contract);
  for (const kind of ['schemas', 'parameters', 'responses'])
    for (const name of Object.keys(contract.components[kind] ?? {}))
      if (!used.includes(`#/components/${kind}/${name}"`)) delete contract.components[kind][name];
  return contract;
}

async function events() {
  const folder = join(root, 'contracts/events');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => file.replace('.schema.json', ''));
  const schemas = names.map((name) => JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8')));
  const typeName = (name) =>
    name
      .split(/[._]/)
      .map((word) => word[0].toUpperCase() + word.slice(1))
      .join('');
  const types = await Promise.all(
    schemas.map(({ allOf: _conditions, ...schema }, index) =>
      compile({ ...schema, title: typeName(names[index]) }, typeName(names[index]), {
        additionalProperties: false,
        bannerComment: '',
        format: false,
        declareExternallyReferenced: true,
      }),
    ),
  );
  const asyncapi = parse(readFileSync(join(folder, 'asyncapi.yaml'), 'utf8'));
  const topicOf = {};
  for (const channel of Object.values(asyncapi.channels))
    for (const key of Object.keys(channel.messages)) topicOf[asyncapi.components.messages[key].name] = channel.address;
  const apps = (action, verb) => [
    ...new Set(
      Object.entries(asyncapi.operations)
        .filter(([, operation]) => operation.action === action)
        .map(([name]) => name.slice(0, name.indexOf(`-${verb}-`))),
    ),
  ];
  return [
    '// Generated from contracts/events by `npm run generate`.',
    ...types,
    `export type EventData = {\n${names.map((name) => `  '${name}': ${typeName(name)};`).join('\n')}\n};`,
    `export const topics = ${JSON.stringify(topicOf, null, 2)} as const;`,
    `/** The apps that publish. */`,
    `export const publishers: readonly string[] = ${JSON.stringify(apps('send', 'sends').sort())};`,
    `/** The apps that subscribe, and keep what they could not handle. */`,
    `export const subscribers: readonly string[] = ${JSON.stringify(apps('receive', 'receives').sort())};`,
    `export const schemas = ${JSON.stringify(Object.fromEntries(names.map((name, index) => [name, schemas[index]])), null, 2)};`,
    '',
  ].join('\n');
}

mkdirSync(out, { recursive: true });
const bundles = Object.fromEntries(services.map((service) => [service, bundle(service)]));
const published = publicContract(bundles);
for (const [service, doc] of Object.entries({ ...bundles, public: published })) {
  const folder = service === 'public' ? join(root, 'contracts/openapi') : out;
  emit(join(folder, `${service}.json`), JSON.stringify(doc, null, 1) + '\n');
  emit(
    join(out, `${service}.ts`),
    `// Generated from contracts/openapi by \`npm run generate\`.\n${astToString(await openapiTS(doc, { defaultNonNullable: true }))}`,
  );
}
emit(join(out, 'events.ts'), await events());
emit(join(out, 'errors.ts'), errorCatalogue(join(root, 'contracts/errors')));

const protoOut = checking ? mkdtempSync(join(root, 'node_modules/.contracts-')) : join(out, 'proto');
execFileSync(
  process.execPath,
  [
    bin('buf'),
    'generate',
    'contracts/proto',
    '--template',
    JSON.stringify({
      version: 'v2',
      plugins: [
        {
          local: ['node', bin('protoc-gen-ts_proto')],
          out: protoOut,
          opt: [
            'outputServices=grpc-js',
            'esModuleInterop=true',
            'importSuffix=.js',
            'snakeToCamel=false',
            'env=node',
            'useExactTypes=false',
            'exportCommonSymbols=false',
            'outputClientImpl=true',
          ],
        },
      ],
    }),
  ],
  { cwd: root, stdio: 'inherit' },
);
if (checking) {
  for (const file of ['users.ts'])
    if (readFileSync(join(protoOut, file), 'utf8') !== readFileSync(join(out, 'proto', file), 'utf8'))
      stale.push(`generated/proto/${file}`);
  rmSync(protoOut, { recursive: true });
}

if (stale.length > 0) {
  console.error(`Not as the contracts say; run npm run generate:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exit(1);
}
