import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { choicesOf } from './choices.mjs';

const daprYaml = readFileSync('dapr.yaml', 'utf8');

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
