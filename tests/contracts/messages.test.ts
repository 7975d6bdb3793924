import { readFileSync } from 'node:fs';
import { Parser, fromFile } from '@asyncapi/parser';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemas, topics } from '#contracts/events.ts';

test('the AsyncAPI document is valid', async () => {
  const { diagnostics } = await fromFile(new Parser(), 'contracts/events/asyncapi.yaml').parse();
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
});

test('each message has a schema and a topic', () => {
  expect(Object.keys(topics).sort()).toEqual(Object.keys(schemas).sort());
});

test('who subscribes in the contract subscribes in the components, and who publishes may', () => {
  type Operation = { action: 'send' | 'receive'; channel: { $ref: string } };
  const { operations } = parse(readFileSync('contracts/events/asyncapi.yaml', 'utf8')) as {
    operations: Record<string, Operation>;
  };
  for (const [name, { action, channel }] of Object.entries(operations)) {
    const app = name.split('-')[0] ?? '';
    const component = channel.$ref.replace('#/channels/', '');
    const file = readFileSync(`components/dapr/pubsub/jetstream/${component}.yaml`, 'utf8');
    const scope = new RegExp(`${action === 'send' ? 'publishing' : 'subscription'}Scopes, value: .*${app}=`);
    expect([name, scope.test(file)]).toEqual([name, true]);
    if (action === 'receive')
      expect(readFileSync(`components/dapr/subscriptions/${app}-${component}.yaml`, 'utf8')).toContain(
        `scopes: [${app}]`,
      );
  }
});
