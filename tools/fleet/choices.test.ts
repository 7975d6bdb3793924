import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { choicesOf as choicesIn, withChoice } from './choices.ts';
import { parseDaprYaml } from './dapr-yaml.ts';

const daprYaml = readFileSync('dapr.yaml', 'utf8');
const choicesOf = (text: string) => choicesIn(parseDaprYaml(text));

test('the choices are those that dapr.yaml names', () => {
  expect(choicesOf(daprYaml)).toEqual({
    pubsub: 'jetstream',
    state: 'postgresql',
    discovery: 'sqlite',
    secrets: 'local-file',
  });
});

test.each([
  ['pubsub', 'jetstream', 'rabbitmq'],
  ['state', 'postgresql', 'etcd'],
  ['discovery', 'sqlite', 'consul'],
  ['secrets', 'local-file', 'vault'],
])('one line of dapr.yaml is the choice of %s', (block, from, to) => {
  const named = (choice: string) => ` components/dapr/${block}/${choice}`;
  const edited = daprYaml
    .split('\n')
    .map((line) => (line.startsWith('#') ? line : line.replace(named(from), named(to))))
    .join('\n');
  expect(choicesOf(edited)).toEqual({ ...choicesOf(daprYaml), [block]: to });
});

test('a dapr.yaml without a choice is refused', () => {
  expect(() => choicesOf(daprYaml.replaceAll('components/dapr/state', 'elsewhere'))).toThrow('components/dapr/state');
});

test('a choice that is made replaces the one of dapr.yaml, and nothing else', () => {
  const choices = { pubsub: 'redis', state: 'etcd', discovery: 'consul', secrets: 'vault' };
  expect(withChoice('components/dapr/pubsub/jetstream', choices)).toBe('components/dapr/pubsub/redis');
  expect(withChoice('components/dapr/discovery/sqlite/configuration.yaml', choices)).toBe(
    'components/dapr/discovery/consul/configuration.yaml',
  );
  expect(withChoice('components/dapr/bindings/cron', choices)).toBe('components/dapr/bindings/cron');
});
