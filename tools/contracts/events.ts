import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';

const folder = join(root, 'contracts/events');

const asyncapi = z.object({
  channels: z.record(z.string(), z.object({ address: z.string(), messages: z.record(z.string(), z.unknown()) })),
  operations: z.record(z.string(), z.object({ action: z.enum(['send', 'receive']) })),
  components: z.object({
    messages: z.record(z.string(), z.object({ name: z.string(), 'x-batch': z.literal(true).optional() })),
  }),
});
type AsyncApi = z.output<typeof asyncapi>;

const schema = z.record(z.string(), z.unknown());

/** The types of what is published, where it is published, and who publishes and subscribes. */
export async function eventTypes(): Promise<string> {
  const api = asyncapi.parse(parse(readFileSync(join(folder, 'asyncapi.yaml'), 'utf8')));
  const batches = new Set(Object.values(api.components.messages).flatMap((one) => (one['x-batch'] ? [one.name] : [])));
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => file.replace('.schema.json', ''))
    .filter((name) => !batches.has(name));
  const schemas = names.map((name) =>
    schema.parse(JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8'))),
  );
  const types = await Promise.all(schemas.map((one, index) => typeOf(names[index] ?? '', one)));
  return [
    '// Generated from contracts/events by `npm run generate`.',
    ...types,
    `export type EventData = {\n${names.map((name) => `  '${name}': ${typeName(name)};`).join('\n')}\n};`,
    `export const topics = ${JSON.stringify(topicsOf(api), null, 2)} as const;`,
    `/** The topics on which several events may share a message. */`,
    `export const batchedTopics: readonly string[] = ${JSON.stringify(batchedTopicsOf(api))};`,
    `/** The apps that publish. */`,
    `export const publishers: readonly string[] = ${JSON.stringify(appsThat(api, 'send', 'sends'))};`,
    `/** The apps that subscribe, and keep what they could not handle. */`,
    `export const subscribers: readonly string[] = ${JSON.stringify(appsThat(api, 'receive', 'receives'))};`,
    `export const schemas = ${JSON.stringify(Object.fromEntries(names.map((name, index) => [name, schemas[index]])), null, 2)};`,
    '',
  ].join('\n');
}

function typeOf(name: string, { allOf: _conditions, ...rest }: z.output<typeof schema>): Promise<string> {
  return compile({ ...rest, title: typeName(name) }, typeName(name), {
    additionalProperties: false,
    bannerComment: '',
    format: false,
    declareExternallyReferenced: true,
  });
}

const typeName = (name: string): string =>
  name
    .split(/[._]/)
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join('');

const topicsOf = ({ channels, components }: AsyncApi): Record<string, string> =>
  Object.fromEntries(
    Object.values(channels).flatMap(({ address, messages }) =>
      Object.keys(messages).flatMap((key) => {
        const message = components.messages[key];
        return !message || message['x-batch'] ? [] : [[message.name, address]];
      }),
    ),
  );

const batchedTopicsOf = ({ channels, components }: AsyncApi): string[] =>
  Object.values(channels)
    .filter(({ messages }) => Object.keys(messages).some((key) => components.messages[key]?.['x-batch']))
    .map(({ address }) => address);

/** From the names of operations, as loans-sends-loan-events. */
const appsThat = ({ operations }: AsyncApi, action: 'send' | 'receive', verb: string): string[] =>
  [
    ...new Set(
      Object.entries(operations)
        .filter(([, operation]) => operation.action === action)
        .map(([name]) => name.slice(0, name.indexOf(`-${verb}-`))),
    ),
  ].sort();
