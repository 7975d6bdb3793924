import { Parser, fromFile } from '@asyncapi/parser';
import { expect, test } from 'vitest';
import { schemas, topics } from '#contracts/events.ts';

test('the AsyncAPI document is valid', async () => {
  const { diagnostics } = await fromFile(new Parser(), 'contracts/events/asyncapi.yaml').parse();
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
});

test('each message has a schema and a topic', () => {
  expect(Object.keys(topics).sort()).toEqual(Object.keys(schemas).sort());
});
