import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operationsIn } from '#testing/contract-operations.ts';
import { wrongRequests } from '#testing/wrong-requests.ts';
import { services, type Running } from './services.ts';

/** What is wrong is told in Russian, from the catalogue; `not_valid` is for what it has no words for. */
const problem = z.object({
  code: z.literal('invalid_request'),
  errors: z.array(
    z.object({
      field: z.string(),
      code: z.string().refine((code) => code !== 'not_valid'),
      message: z.string().regex(/[а-яё]{3}[^{}]*$/),
    }),
  ),
});

describe.each(Object.entries(services))('%s', (_name, start) => {
  let running: Running;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.service.stop());

  test('whatever a contract does not allow is answered with the name of the field, and in the language of the asker', async () => {
    const { contract, given, service } = running;
    const found: unknown[] = [];
    for (const operation of operationsIn(contract)) {
      for (const { field, wrong, address, body } of wrongRequests(contract, operation, given)) {
        const answer = await service.request(operation.method, address, {
          as: { id: randomUUID(), role: 'admin' },
          ...(body !== undefined && { body }),
          headers: { 'dapr-caller-app-id': operation.callingApps?.[0] ?? 'gateway', 'accept-language': 'ru' },
        });
        const told = problem.safeParse(answer.body).data?.errors ?? [];
        const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
        if (answer.status !== 400 || !isProblem || !told.some((one) => one.field.split('.')[0] === field))
          found.push([operation.operationId, field, wrong, answer.status, answer.body]);
      }
    }
    expect(found).toEqual([]);
  });
});
