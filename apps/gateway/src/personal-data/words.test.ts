import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { KINDS, NAMES, VALUES } from './words.ts';

const APPS = ['auth', 'loans', 'notifications', 'users'];
/** For programs: they are in the data, and not on the page. */
const UNSHOWN = [
  'id',
  'loan_id',
  'hold_id',
  'book_id',
  'copy_id',
  'wanted_copy_id',
  'branch_id',
  'parts',
  'payment_intent_id',
  'html',
  'command',
  'deletion_refusals',
];

const sources = [
  ...APPS.map((app) => `apps/${app}/src/store/personal-data.ts`),
  'packages/platform/src/personal-data-operation.ts',
].map((file) => readFileSync(file, 'utf8'));

test('the page has words for whatever is told, in both languages', () => {
  const kinds = sources.flatMap((text) =>
    [...text.matchAll(/^ {2}(\w+): \{\n {4}tables/gm)].map(([, kind]) => kind ?? ''),
  );
  expect(kinds.length).toBeGreaterThan(15);
  expect(kinds.filter((kind) => !(kind in KINDS))).toEqual([]);
  const built = sources.flatMap((text) => [...text.matchAll(/jsonb_build_object\(([^;`]*?)\)+ as data/g)]);
  const names = built.flatMap(([, members = '']) => [...members.matchAll(/'(\w+)', /g)].map(([, name]) => name ?? ''));
  expect(names.length).toBeGreaterThan(60);
  expect([...new Set(names)].filter((name) => !(name in NAMES) && !UNSHOWN.includes(name) && name !== 'you')).toEqual(
    [],
  );
});

/** What is done to these is about nobody. */
const OF_THINGS =
  /^(book|copy|branch|policy|category|card_range|program|signing_key|dead_letter|set_aside_message)\.|^app\.(set|remove|give_secret)$/;

test('the page has words for whatever was done, for each kind of e-mail, and for what a link is for', () => {
  const contracts = readdirSync('contracts/openapi').filter((file) => file.endsWith('.yaml'));
  const actions = contracts
    .flatMap((file) => [...readFileSync(`contracts/openapi/${file}`, 'utf8').matchAll(/\baction: ([a-z_]+\.[a-z_]+)/g)])
    .map(([, action]) => action ?? '')
    .filter((action) => !OF_THINGS.test(action));
  expect(actions.length).toBeGreaterThan(35);
  const command = z.object({ properties: z.object({ type: z.object({ enum: z.array(z.string()) }) }) });
  const schema: unknown = JSON.parse(readFileSync('contracts/events/notifications.email.schema.json', 'utf8'));
  const notices = command.parse(schema).properties.type.enum;
  const [, declared = ''] =
    /export type Purpose =([^;]*);/.exec(readFileSync('apps/users/src/domain/account-link.ts', 'utf8')) ?? [];
  const purposes = [...declared.matchAll(/'(\w+)'/g)].map(([, purpose]) => purpose ?? '');
  expect(purposes.length).toBeGreaterThan(2);
  const wordless = [...actions, ...notices, ...purposes].filter((value) => !(value in VALUES));
  expect([...new Set(wordless)]).toEqual([]);
});
