import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readEmailAddress } from '#core/email-address.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import { addressOf, operationsIn, roleFor, type ContractOperation } from '#testing/contract-operations.ts';
import { exampleRequest, validValue } from '#testing/contract-values.ts';
import { faultIn, oddFields, SPELLINGS, type OddRequest } from '#testing/odd-requests.ts';
import type { TestAnswer } from '#testing/ask.ts';
import { testSeed } from '#testing/test-seed.ts';
import { wrongRequests } from '#testing/wrong-requests.ts';
import { readIsbn } from '../../apps/books/src/domain/isbn.ts';
import { services, TELLING_OF_ITSELF, type Running } from './services.ts';

/** Of each field; FUZZ_RUNS asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 12);
const SEED = testSeed('odd requests');
/** How many faults a report shows. */
const SHOWN = 20;

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

/** How a field is kept, where it is not kept as it was sent (docs/contracts.md). */
const KEPT: Record<string, (sent: unknown) => unknown> = {
  title: (sent) => String(sent).trim(),
  author: (sent) => String(sent).trim(),
  full_name: (sent) => String(sent).trim(),
  email: (sent) => (typeof sent === 'string' ? readEmailAddress(sent) : undefined),
  isbn: (sent) => readIsbn(String(sent)),
  barcode: (sent) => cutScannerNoise(String(sent)),
  card_number: (sent) => cutScannerNoise(String(sent)),
  block_reason: (sent) => sent || undefined,
  expires_on: (sent) => sent ?? undefined,
  issued_at: (sent) => new Date(String(sent)).toISOString(),
};
/** What no answer shows. */
const UNSEEN = new Set(['password', 'loan_limit', 'agreed_to']);
/** Those whose body says what to do, or is stored by another service. */
const NOTHING_STORED = new Set(
  'register recordRefusals choosePassword setFirstPassword requestPasswordReset completePasswordReset completeVerification verifyEmail sendVerification verifyInPerson askForPasswordReset resetPassword addLinkToken login refresh validate checkPassword checkCredentials importBooks repeatErasures allocateCopy keepCopy cancelHold setShelfDay moveHold recallForHold returnLoan checkLoan setDueDate moveDueDates claimReturned declareLost replayJournal claimTask releaseTask finishTask issueLoanByOverride renewLoanByOverride payBalance payAtMachine beginPayment hearOfPayment payCharge waiveCharge refundCharge cancelCharge closeTill noteExport simulateLendingPolicies mergeReader mergeLending'.split(
    ' ',
  ),
);

const members = z.record(z.string(), z.unknown());
/** Last those after which there is less to ask for. */
const inOrder = (operations: ContractOperation[]) =>
  operations.toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));

/** So many odd requests take their time on a busy machine. */
const LONG = { timeout: 300_000 };

describe.each(Object.entries(services))('%s', LONG, (name, start) => {
  let running: Running;
  let operations: ContractOperation[];
  beforeAll(async () => {
    running = await start();
    operations = inOrder(operationsIn(running.contract).filter(({ takesForm }) => !takesForm));
  });
  afterAll(() => running.service.stop());

  const ask = (
    operation: ContractOperation,
    { address, headers, body }: Pick<OddRequest, 'address' | 'body'> & { headers?: Record<string, string> },
  ) =>
    running.service.request(operation.method, address, {
      as: { id: running.reader.id, role: roleFor(operation) },
      headers: { 'dapr-caller-app-id': operation.callingApps?.[0] ?? 'gateway', ...headers },
      ...(body !== undefined && { body }),
    });

  test('whatever a contract does not allow is answered with the name of the field, and in the language of the asker', async () => {
    const { contract, given } = running;
    const found: unknown[] = [];
    for (const operation of operations) {
      for (const { field, wrong, address, body } of wrongRequests(contract, operation, given)) {
        const answer = await running.service.request(operation.method, address, {
          as: { id: running.reader.id, role: operation.access === 'permitted' ? roleFor(operation) : 'admin' },
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

  test('a text in a query means the same, however it is encoded', async () => {
    const { contract, given } = running;
    const found: unknown[] = [];
    for (const operation of operations) {
      const { values, body } = exampleRequest(contract, operation, given);
      for (const { name: field, schema } of operation.parameters.filter((one) => one.in === 'query')) {
        const texts = fc.sample(
          fc.oneof(
            fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
            validValue(contract, schema).map(String),
          ),
          { numRuns: 2, seed: SEED },
        );
        for (const text of texts) {
          const { [field]: _usual, ...others } = values;
          const address = addressOf(operation, others);
          const before = address.includes('?') ? '&' : '?';
          const answers = [];
          for (const spell of SPELLINGS) {
            const answer = await ask(operation, { address: `${address}${before}${field}=${spell(text)}`, body });
            answers.push(TELLING_OF_ITSELF.has(operation.operationId) ? answer.status : meaningOf(answer));
          }
          if (new Set(answers).size > 1 && found.length < SHOWN)
            found.push([operation.operationId, field, text, answers]);
        }
      }
    }
    expect(found).toEqual([]);
  });

  test('whatever is in a field, the answer is a success, or names it; and what was accepted is read back', async () => {
    const { contract, given } = running;
    const found: unknown[] = [];
    let asked = 0;
    for (const operation of operations) {
      for (const { requests } of oddFields(contract, operation, given)) {
        // Each field has values of its own.
        for (const request of fc.sample(requests, { numRuns: RUNS, seed: SEED + asked })) {
          const answer = await ask(operation, request);
          asked += 1;
          const fault = faultIn(request, answer) ?? (await unlikeStored(operation, request, answer));
          if (fault !== undefined)
            found.push([
              operation.operationId,
              request.place,
              request.field,
              JSON.stringify(request.odd)?.slice(0, 200),
              fault,
            ]);
        }
      }
    }
    console.log(`${name}: ${operations.length} operations, ${asked} odd requests`);
    expect(found.slice(0, SHOWN), `${found.length} faults with TEST_SEED=${SEED}`).toEqual([]);
  });

  /** What is wrong with what a write has stored. */
  async function unlikeStored(
    { operationId, method }: ContractOperation,
    { place, body, values }: OddRequest,
    answer: TestAnswer,
  ): Promise<string | undefined> {
    if (
      method === 'GET' ||
      place !== 'body' ||
      answer.status >= 300 ||
      running.handsOn ||
      NOTHING_STORED.has(operationId)
    )
      return undefined;
    const read = running.stored?.[operationId];
    if (!read) return `${operationId} stores its body, but services.ts does not say how it is read back`;
    const sent = members.parse(body);
    const stored = members.parse((await read({ values, body: sent, answer: members.parse(answer.body) })) ?? {});
    const differing = Object.entries(sent).filter(([key, value]) => {
      if (UNSEEN.has(key)) return false;
      const kept = (KEPT[key] ?? ((as: unknown) => as))(value);
      const expected = typeof kept === 'object' && kept !== null && 'isbn' in kept ? kept.isbn : kept;
      return JSON.stringify(stored[key]) !== JSON.stringify(expected);
    });
    return differing.length === 0
      ? undefined
      : `stored ${JSON.stringify(differing.map(([key]) => [key, stored[key]])).slice(0, 300)}`;
  }
});

/** An answer without what is new in each. */
const meaningOf = ({ status, body }: TestAnswer): string =>
  `${status} ${JSON.stringify(body, (key, value: unknown) => (key === 'trace_id' ? undefined : value))}`;
