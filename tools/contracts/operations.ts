import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import { bin } from './bin.ts';
import { commonCodes } from './errors.ts';
import { rolesWith } from './permissions.ts';

const anything = z.record(z.string(), z.unknown());
const operation = z.looseObject({
  description: z.string().optional(),
  'x-access': z.string(),
  'x-permission': z.string().optional(),
  'x-internal': z.array(z.string()).optional(),
  'x-errors': z.array(z.string()).default([]),
  tags: z.array(z.string()).optional(),
  responses: anything.default({}),
});

/** As much of an OpenAPI document as is put together here. */
const document = z.looseObject({
  tags: z.array(z.looseObject({ name: z.string() })).optional(),
  paths: z.record(z.string(), anything),
  components: z.record(z.string(), anything),
});
type Document = z.output<typeof document>;
type Components = Document['components'];

/** It is checked, not parsed: its keys keep their order. */
const isDocument = (value: unknown): value is Document => document.safeParse(value).success;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** A path's operations: it has parameters, too. */
const operationsOf = (item: z.output<typeof anything>): z.output<typeof operation>[] =>
  METHODS.filter((method) => method in item).map((method) => operation.parse(item[method]));

/** The files that are generated from contracts/openapi, by their paths. @param out where the types go */
export async function operationFiles(out: string): Promise<[file: string, text: string][]> {
  const folder = join(root, 'contracts/openapi');
  const services = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== 'common.yaml')
    .map((file) => file.replace('.yaml', ''));
  const bundles = Object.fromEntries(services.map((service) => [service, bundle(service)]));
  const files: [string, string][] = [];
  for (const [service, contract] of Object.entries({ ...bundles, public: publicContract(bundles) })) {
    const json = join(service === 'public' ? folder : out, `${service}.json`);
    files.push([json, `${JSON.stringify(contract, null, 1)}\n`], [join(out, `${service}.ts`), await types(contract)]);
  }
  return files;
}

async function types(contract: object): Promise<string> {
  // Redocly has linted it.
  const nodes = await openapiTS(withErrorCodes(contract) as OpenAPI3, { defaultNonNullable: true });
  return `// Generated from contracts/openapi by \`npm run generate\`.\n${astToString(nodes)}`;
}

/** A contract in whose types each operation's problem has the codes that the operation may answer, and no others. */
function withErrorCodes(contract: object): object {
  const copy: unknown = structuredClone(contract);
  if (!isDocument(copy)) throw new Error('What is typed is no OpenAPI document.');
  const schemas = (copy.components['schemas'] ??= {});
  schemas['CommonErrorCode'] = { type: 'string', enum: commonCodes() };
  for (const item of Object.values(copy.paths))
    for (const one of METHODS.filter((method) => method in item)) {
      const { 'x-errors': codes, ...rest } = operation.parse(item[one]);
      item[one] = { ...rest, responses: { ...rest.responses, default: problemWith(codes) } };
    }
  return copy;
}

function problemWith(codes: string[]): object {
  const common = { $ref: '#/components/schemas/CommonErrorCode' };
  const code = codes.length === 0 ? common : { oneOf: [common, { type: 'string', enum: codes }] };
  const problem = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', required: ['code'], properties: { code } }],
  };
  return {
    description: 'Why the request was not carried out',
    content: { 'application/problem+json': { schema: problem } },
  };
}

function bundle(service: string): Document {
  const folder = mkdtempSync(join(root, 'node_modules/.contracts-'));
  const file = join(folder, 'bundle.json');
  try {
    execFileSync(process.execPath, [bin('redocly'), 'bundle', `contracts/openapi/${service}.yaml`, '-o', file], {
      cwd: root,
      stdio: 'pipe',
    });
    const bundled: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isDocument(bundled)) throw new Error(`contracts/openapi/${service}.yaml is no OpenAPI document.`);
    return bundled;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What clients may see of all services, with the app that answers each path. */
function publicContract(bundles: Record<string, Document>): object {
  const paths: Record<string, Record<string, unknown>> = {};
  const tags: NonNullable<Document['tags']> = [];
  const components: Components = {};
  for (const [service, contract] of Object.entries(bundles)) {
    const open = Object.entries(contract.paths).filter(
      ([, item]) => !operationsOf(item).some((operation) => operation['x-internal']),
    );
    for (const [path, item] of open) paths[path] = { 'x-app-id': service, ...withPermissions(item) };
    const used = new Set(open.flatMap(([, item]) => operationsOf(item).flatMap((operation) => operation.tags ?? [])));
    tags.push(...(contract.tags ?? []).filter(({ name }) => used.has(name)));
    addComponents(components, contract.components);
  }
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
    tags,
    paths,
    components,
  };
  dropUnused(contract);
  return contract;
}

/** A path whose operations tell in words who has the permission that they ask for. */
function withPermissions(item: z.output<typeof anything>): z.output<typeof anything> {
  return Object.fromEntries(
    Object.entries(item).map(([method, raw]) => {
      const { data } = METHODS.includes(method) ? operation.safeParse(raw) : { data: undefined };
      const permission = data?.['x-permission'];
      if (!data || permission === undefined) return [method, raw];
      const whose = data['x-access'] === 'permitted' ? 'It takes' : "For anybody else's, it takes";
      const needed = `${whose} \`${permission}\`: ${rolesWith(permission)}.`;
      return [
        method,
        { ...anything.parse(raw), description: [data.description?.trim(), needed].filter(Boolean).join('\n\n') },
      ];
    }),
  );
}

/** @throws Error where two services mean different things by one name */
function addComponents(all: Components, added: Components): void {
  for (const [kind, named] of Object.entries(added)) {
    const known = (all[kind] ??= {});
    for (const [name, value] of Object.entries(named)) {
      if (known[name] !== undefined && JSON.stringify(known[name]) !== JSON.stringify(value))
        throw new Error(`Two services differ in ${kind}/${name}.`);
      known[name] = value;
    }
  }
}

/** What only a dropped component used, is unused then. */
function dropUnused(contract: { components: Components }): void {
  const { components } = contract;
  const text = JSON.stringify(contract);
  const unused = ['schemas', 'parameters', 'responses'].flatMap((kind) =>
    Object.keys(components[kind] ?? {})
      .filter((name) => !text.includes(`#/components/${kind}/${name}"`))
      .map((name) => ({ kind, name })),
  );
  for (const { kind, name } of unused) delete components[kind]?.[name];
  if (unused.length > 0) dropUnused(contract);
}
