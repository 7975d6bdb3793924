import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, operationsIn } from '#testing/contract-operations.ts';
import { strangeRequest } from '#testing/strange-requests.ts';
import type { Access } from '#http/declaration.ts';
import { services, type Running } from './services.ts';

/** Of each operation; FUZZ_RUNS asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 100);
/** Printed with what it found; FUZZ_SEED repeats it. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);

/** Whom an operation lets in, so that its input is looked at. */
const roleFor = (access: Access) => (access === 'admin' ? 'admin' : access === 'staff' ? 'librarian' : 'reader');

describe.each(Object.entries(services))('%s', (name, start) => {
  let running: Running;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.service.stop());

  test('no request, whatever is in it, is more than the service can answer', async () => {
    const { contract, reader, given, service } = running;
    const found: string[] = [];
    for (const operation of operationsIn(contract)) {
      const as = { id: reader.id, role: roleFor(operation.access) } as const;
      const headers = { 'dapr-caller-app-id': operation.callingApps?.[0] ?? 'gateway' };
      await fc
        .assert(
          fc.asyncProperty(strangeRequest(contract, operation, given), async ({ values, body }) => {
            const answer = await service.request(operation.method, addressOf(operation, values), {
              as,
              headers,
              ...(body !== undefined && { body }),
            });
            expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
          }),
          { numRuns: RUNS, seed: SEED, endOnFailure: true },
        )
        .catch((error: unknown) => found.push(`${operation.operationId}: ${String(error).slice(0, 1_500)}`));
    }
    expect(found, `${name}, FUZZ_SEED=${SEED}`).toEqual([]);
  }, 300_000);
});
