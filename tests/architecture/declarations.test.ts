import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { followed, operationsIn } from '#testing/contract-operations.ts';

const folder = 'packages/contracts/generated';
const contracts = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => [file, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Contract] as const);

type Contract = { paths: Record<string, Record<string, { security?: unknown[]; 'x-idempotent'?: string }>> };

const operations = contracts.flatMap(([file, contract]) =>
  operationsIn(contract).map((operation) => ({
    file,
    contract,
    ...operation,
    raw: contract.paths[operation.path]?.[operation.method.toLowerCase()] ?? {},
  })),
);

test('an operation asks for a token where its access asks for a user, and nowhere else', () => {
  const differing = operations.filter(
    ({ access, raw }) => (access === 'public' || access === 'internal') !== (raw.security?.length === 0),
  );
  expect(differing.map(({ operationId }) => operationId)).toEqual([]);
});

test('every write takes an Idempotency-Key, or its contract says why it acts once without', () => {
  const writes = operations.filter(({ method }) => method !== 'GET');
  expect(writes.length).toBeGreaterThan(20);
  const without = writes.filter(({ keyed, raw }) => !keyed && !raw['x-idempotent']);
  expect(without.map(({ operationId }) => operationId)).toEqual([]);
});

test('operations between apps have paths of their own, so that the gateway cannot be talked into calling them', () => {
  const misplaced = operations.filter(
    ({ callingApps, path }) => path.startsWith('/internal/') !== Boolean(callingApps),
  );
  expect(misplaced.map(({ operationId }) => operationId)).toEqual([]);
});

/** What the trail has by its name only, and why. */
const BY_NAME_ONLY: Record<string, string> = {
  'account.change email full_name language reading_history password': 'personal, or a secret',
  'reader.change full_name email language': 'personal',
  'reader.register full_name email language card_number expires_on agreed_to': 'personal',
  'card.add card_number': 'personal',
  'card.report_lost card_number replacement': 'personal',
  'guardian.link ends_on': 'the birthday of a child',
  'note.add note': 'about a reader, whose data it is',
  'hold.change not_before not_after': 'what a reader wishes, and is shown with the hold',
  'loan.issue_by_override book_id barcode reader_id card_number due_date branch_id issued_at': 'the loan has them',
  'book.change isbn title author description published_year language material':
    'the catalogue has them, and their origin',
  'copy.change reason': 'the history of the copy has it',
  'copy.send reason': 'the history of the copy has it',
  'copy.describe staff_note alert reason': 'the history of the copy has them',
  'document.publish text_ru text_en': 'each version of a document is kept',
  'app.authorize query user_code': 'secrets of an app',
};

test('the audit trail keeps the value of each field of a change, or it is known why only its name', () => {
  const silent = new Map<string, Set<string>>();
  for (const { audit, body, contract } of operations) {
    if (!audit?.tells) continue;
    const named = [audit.why, audit.about, audit.thing].flat();
    const isTold = (name: string) => audit.tells?.includes(name) === true || named.includes(`body.${name}`);
    const untold = fieldsOf(contract, body).filter((name) => !isTold(name));
    if (untold.length > 0) silent.set(audit.action, new Set([...(silent.get(audit.action) ?? []), ...untold]));
  }
  const known = new Map(Object.keys(BY_NAME_ONLY).map((one) => [one.split(' ')[0], new Set(one.split(' ').slice(1))]));
  expect(silent).toEqual(known);
});

const parts = z.array(z.unknown()).default([]);
const schema = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}), allOf: parts, oneOf: parts });

function fieldsOf(contract: Contract, body: unknown): string[] {
  if (body === undefined) return [];
  const { properties, allOf, oneOf } = schema.parse(followed(contract, body));
  return [...Object.keys(properties), ...[...allOf, ...oneOf].flatMap((part) => fieldsOf(contract, part))];
}
