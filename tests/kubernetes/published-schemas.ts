import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';
import { setting, type Manifest } from './kustomize.ts';

type Schema = { [key: string]: unknown };

const published = z.object({
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
const definition = z.object({
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.array(
      z.object({ name: z.string(), schema: z.object({ openAPIV3Schema: z.record(z.string(), z.unknown()) }) }),
    ),
  }),
});

/** Resource definitions of others that the manifests use. */
export function resourceDefinitions(): string[] {
  return setting('TEST_RESOURCE_DEFINITIONS')
    .split(':')
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.yaml') && parse(readFileSync(file, 'utf8')) !== null);
}

/** A field that a schema does not name is a slip of the pen, unless the schema says that it takes any. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner: Schema = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  const names = typeof inner['properties'] === 'object' && !('$ref' in inner);
  const open = inner['x-kubernetes-preserve-unknown-fields'] === true || 'additionalProperties' in inner;
  return names && !open ? { ...inner, additionalProperties: false } : inner;
}

const validators = new Map<string, ValidateFunction>();
const newAjv = () => new Ajv({ strict: false, validateFormats: false, allErrors: true });

const custom = new Map<string, unknown>();
function customSchemas(): Map<string, unknown> {
  if (custom.size > 0) return custom;
  for (const file of resourceDefinitions()) {
    const found = definition.safeParse(parse(readFileSync(file, 'utf8')));
    if (!found.success) continue;
    const { group, names, versions } = found.data.spec;
    for (const { name, schema } of versions) custom.set(`${group}/${name} ${names.kind}`, schema.openAPIV3Schema);
  }
  return custom;
}

/** The validator of what Kubernetes itself publishes of a kind. */
function ofKubernetes(apiVersion: string, kind: string): ValidateFunction {
  const path = apiVersion.includes('/') ? `apis__${apiVersion.replace('/', '__')}` : `api__${apiVersion}`;
  const file = join(setting('TEST_KUBERNETES_SCHEMAS'), `${path}_openapi.json`);
  const { components } = published.parse(JSON.parse(readFileSync(file, 'utf8')));
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const gvk = JSON.stringify({ group, kind, version });
  const [name] =
    Object.entries(components.schemas).find(([, schema]) =>
      z
        .array(z.record(z.string(), z.string()))
        .catch([])
        .parse(schema['x-kubernetes-group-version-kind'])
        .some(({ group, kind, version }) => JSON.stringify({ group, kind, version }) === gvk),
    ) ?? [];
  if (name === undefined) throw new Error(`Kubernetes publishes no ${apiVersion} ${kind}.`);
  const ajv = newAjv();
  ajv.addSchema({ components: strict(components) }, 'published');
  return ajv.compile({ $ref: `published#/components/schemas/${name}` });
}

/** Where a manifest is not what is published of its kind: nothing where it is. */
export function unlikeSchema(one: Manifest): string[] {
  const key = `${one.apiVersion} ${one.kind}`;
  let validate = validators.get(key);
  if (!validate) {
    const schema = customSchemas().get(key);
    // Every custom resource has metadata of the usual kind, of which its own schema says nothing.
    validate = schema
      ? newAjv().compile(
          strict({ ...(schema as Schema), properties: { ...propertiesOf(schema), metadata: {} } }) as Schema,
        )
      : ofKubernetes(one.apiVersion, one.kind);
    validators.set(key, validate);
  }
  if (validate(one)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const propertiesOf = (schema: unknown): object =>
  z.looseObject({ properties: z.looseObject({}).default({}) }).parse(schema).properties;
