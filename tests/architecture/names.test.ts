import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = ['apps', 'packages'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/src/') && /\.(ts|py)$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file)),
);

test('no app or package names a broker, a store or a discovery', () => {
  const products = /\b(nats|jetstream|redis|rabbitmq|kafka|mqtt|mosquitto|consul|etcd|mongodb)\b/i;
  const naming = sources.filter((file) => products.test(readFileSync(file, 'utf8')));
  expect(naming).toEqual([]);
});

test('no file is named for what it is instead of what it does', () => {
  const vague = /(manager|helper|util|common|misc|service\.impl)/i;
  expect(sources.filter((file) => vague.test(file.split('/').at(-1) ?? ''))).toEqual([]);
});

test('each app has a README', () => {
  for (const app of readdirSync('apps')) expect([app, existsSync(join('apps', app, 'README.md'))]).toEqual([app, true]);
});

test('a service that only listens is known to no other', () => {
  const naming = sources.filter(
    (file) => !file.startsWith('apps/analytics/') && readFileSync(file, 'utf8').includes('analytics'),
  );
  expect(naming).toEqual([]);
});

test('no list of values becomes the list of a statement: an empty one is no SQL, and each length is a statement of its own', () => {
  // `in` takes a subquery, or values that stand there; a list is `= any(${list}::text[])`.
  const list = /'(?:not )?in',(?!\s*(?:\(|\['))|\bin \(\$\{/;
  const listing = sources.filter((file) => list.test(readFileSync(file, 'utf8')));
  expect(listing).toEqual([]);
});
