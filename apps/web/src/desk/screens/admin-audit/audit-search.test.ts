import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressOf, instantsOf, searchIn } from './audit-search.ts';

test('a search stands in the address, and is found there again', () => {
  const search = { action: 'loan.issue', user_id: '0189', from: '2026-11-01' };
  expect(searchIn(new URL(addressOf(search), 'http://library').searchParams)).toEqual(search);
  expect(addressOf({ action: '', from: '' })).toBe('/desk/admin/audit');
});

test('a search from a day to a day has both in it', () => {
  const { from, to } = instantsOf({ from: '2026-11-28', to: '2026-11-28' });
  expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(86_400_000);
  expect(instantsOf({ from: 'yesterday', to: '2026-13-45' })).toEqual({});
});

const actionsIn = (text: string, before: RegExp): string[] =>
  [...text.matchAll(before)].map(([, action = '']) => action).toSorted();

/** What the gateway says of a refused operation whose contract keeps nothing, and what a job of users has completed. */
const OF_NO_CONTRACT = ['operation.call', 'erasure.complete'];

test('each action that a contract has is told in words, in each language, and no other one is', () => {
  const folder = 'contracts/openapi';
  const contracts = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
  const declared = actionsIn(contracts.join('\n'), /\baction: ([a-z_]+\.[a-z_]+)/g);
  const wanted = [...new Set([...declared, ...OF_NO_CONTRACT])].toSorted();
  expect(wanted.length).toBeGreaterThan(30);
  const [, ...languages] = readFileSync(join(import.meta.dirname, 'texts.ts'), 'utf8').split('actions: words({');
  expect(languages).toHaveLength(2);
  for (const words of languages) expect(actionsIn(words, /'([a-z_]+\.[a-z_]+)':/g)).toEqual(wanted);
});
