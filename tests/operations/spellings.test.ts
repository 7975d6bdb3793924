import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isUuid } from '#http/formats.ts';
import { addressOf, operationsIn, roleFor, type ContractOperation } from '#testing/contract-operations.ts';
import { exampleRequest, type ExampleRequest } from '#testing/contract-values.ts';
import { services, TELLING_OF_ITSELF, type Running } from './services.ts';

/** The same request with its ids in capitals, as some programs write them. */
function inCapitals<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_name, one: unknown) =>
    typeof one === 'string' && isUuid(one) ? one.toUpperCase() : one,
  ) as Value;
}

const send = (
  { reader, service }: Running,
  operation: ContractOperation,
  { values, body }: ExampleRequest,
  key: string,
  method = operation.method,
) =>
  service.request(method, addressOf(operation, values), {
    as: { id: reader.id, role: roleFor(operation) },
    headers: {
      'dapr-caller-app-id': operation.callingApps?.[0] ?? 'gateway',
      ...(operation.method !== 'GET' && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body }),
  });

/** Asked again, it has been done, and there is nothing left to do it to. */
const DONE_ONCE = new Set(['removeSecondFactorOfUser']);

describe.each(Object.entries(services))('%s', (_name, start) => {
  let running: Running;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.service.stop());

  test('an id in capitals is the same id, in paths and in bodies, to whom it belongs too', async () => {
    const wrong: unknown[] = [];
    for (const operation of operationsIn(running.contract)) {
      if (DONE_ONCE.has(operation.operationId)) continue;
      const request = exampleRequest(running.contract, operation, running.given);
      // What is asked again with its key is the same request, so that it gets the same answer.
      const key = randomUUID();
      const { status, body } = await send(running, operation, request, key);
      const again = await send(running, operation, inCapitals(request), key);
      const isSame = operation.keyed || (operation.method === 'GET' && !TELLING_OF_ITSELF.has(operation.operationId));
      const same = isSame ? { status, body } : { status };
      const answered = { status: again.status, ...('body' in same && { body: again.body }) };
      if (JSON.stringify(withoutTrace(answered)) !== JSON.stringify(withoutTrace(same)))
        wrong.push([operation.operationId, same, answered]);
    }
    expect(wrong).toEqual([]);
  });

  test('HEAD is answered as GET, without the body', async () => {
    for (const operation of operationsIn(running.contract).filter(({ method }) => method === 'GET')) {
      const request = exampleRequest(running.contract, operation, running.given);
      const got = await send(running, operation, request, randomUUID());
      const head = await send(running, operation, request, randomUUID(), 'HEAD');
      expect([operation.operationId, head.status, head.headers.get('content-type'), head.body]).toEqual([
        operation.operationId,
        got.status,
        got.headers.get('content-type'),
        undefined,
      ]);
    }
  });
});

const withoutTrace = (answer: { status: number; body?: unknown }): unknown =>
  JSON.parse(JSON.stringify(answer), (name, value: unknown) => (name === 'trace_id' ? undefined : value));
