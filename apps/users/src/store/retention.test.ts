import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { retentionsWithoutIndex, tablesWithoutRetention } from '#testing/retention.ts';
import { migrations } from './migrations/index.ts';
import { retention } from './retention.ts';

let database: Awaited<ReturnType<typeof testDatabase<object>>>;
beforeAll(async () => {
  database = await testDatabase(migrations);
});
afterAll(() => database.drop());

test('the clean-up finds what it purges by an index', async () => {
  expect(await retentionsWithoutIndex(database.db, retention)).toEqual([]);
});

test('whatever is not kept for good goes in time', async () => {
  expect(await tablesWithoutRetention(database.db, retention)).toEqual([
    'account_link_token',
    'agreement',
    'audit_seal',
    'card_range',
    'change_log_key',
    'document',
    'erasure_part',
    'guardianship',
    'patron_category',
    'reader_balance',
    'reader_card',
    'reader_loan',
    'reader_note',
    'reset_request',
    'users',
  ]);
});
