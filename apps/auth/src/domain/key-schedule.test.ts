import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isDue,
  isPublished,
  KNOWN_EVERYWHERE_MS,
  lost,
  replaced,
  revoked,
  signingKey,
  spareKey,
  stateOf,
  type KeyTimes,
} from './key-schedule.ts';

const SECOND = 1_000;
const TOKEN_MS = 600 * SECOND;
const start = Date.parse('2026-05-01T12:00:00Z');

const made = (kid: number, now: Date, signsFrom: Date | null = null): KeyTimes => ({
  kid: `key ${kid}`,
  createdAt: now,
  signsFrom,
  signsUntil: null,
  revokedAt: null,
});

/** The keys of a library that has just opened, and what becomes of them. */
function library() {
  let time = start;
  const now = () => new Date(time);
  let keys = [made(1, now(), now()), made(2, now())];
  let count = 2;
  const change = (changed: KeyTimes[]) => {
    keys = spareKey(changed) ? changed : [...changed, made((count += 1), now())];
  };
  return {
    now,
    keys: () => keys,
    pass: (ms: number) => (time += ms),
    signer: () => signingKey(keys, now()),
    replace: () => change(replaced(keys, signingKey(keys, now())?.kid ?? '', now())),
    revoke: (kid: string) => change(revoked(keys, kid, now())),
  };
}

const act = fc.record({
  after: fc.nat(400 * SECOND),
  what: fc.oneof(
    { arbitrary: fc.constant('replace' as const), weight: 3 },
    { arbitrary: fc.nat(6).map((kid) => ({ revoked: `key ${kid}` })), weight: 2 },
    { arbitrary: fc.constant('nothing' as const), weight: 2 },
  ),
});

describe('whatever is done to the keys', () => {
  test('one signs, a spare one is published, and a token is good until it expires or its key is revoked', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const { now, keys, pass, signer, replace, revoke } = library();
        const tokens: { kid: string; until: number }[] = [];
        for (const { after, what } of acts) {
          pass(after);
          if (what === 'replace') replace();
          else if (what !== 'nothing') revoke(what.revoked);
          expect(keys().filter((key) => stateOf(key, now(), TOKEN_MS) === 'signing')).toHaveLength(1);
          const spare = spareKey(keys());
          expect(spare && isPublished(spare, now(), TOKEN_MS)).toBe(true);
          tokens.push({ kid: signer()?.kid ?? '', until: now().getTime() + TOKEN_MS });
          for (const { kid, until } of tokens) {
            const key = keys().find((one) => one.kid === kid);
            if (!key || until < now().getTime()) continue;
            expect(isPublished(key, now(), TOKEN_MS)).toBe(key.revokedAt === null);
          }
        }
      }),
    );
  });

  test('as long as none is revoked, a key was published for a minute and a half before it signs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200 * SECOND), { maxLength: 40 }), (gaps) => {
        const { now, pass, signer, replace } = library();
        for (const gap of gaps) {
          pass(gap);
          replace();
          const key = signer();
          if (key?.kid === 'key 1') continue;
          expect(now().getTime() - (key?.createdAt.getTime() ?? 0)).toBeGreaterThanOrEqual(KNOWN_EVERYWHERE_MS);
        }
      }),
    );
  });
});

test('of a key that is replaced soon after the one before, the spare one takes over when every service knows it', () => {
  const { pass, signer, replace } = library();
  pass(10 * SECOND);
  replace();
  expect(signer()?.kid).toBe('key 1');
  pass(KNOWN_EVERYWHERE_MS - 10 * SECOND - 1);
  expect(signer()?.kid).toBe('key 1');
  pass(1);
  expect(signer()?.kid).toBe('key 2');
});

test('a key is replaced once', () => {
  const { now, keys, pass, replace } = library();
  pass(KNOWN_EVERYWHERE_MS);
  replace();
  const before = keys();
  expect(replaced(before, 'key 1', now())).toEqual(before);
});

test('a replaced key is published until its last token has expired, by a slow clock too', () => {
  const { now, keys, pass, replace } = library();
  const first = () => keys().find(({ kid }) => kid === 'key 1');
  pass(KNOWN_EVERYWHERE_MS);
  replace();
  pass(TOKEN_MS + 300 * SECOND - 1);
  expect(first() && stateOf(first() ?? made(0, now()), now(), TOKEN_MS)).toBe('verifying');
  pass(1);
  expect(stateOf(first() ?? made(0, now()), now(), TOKEN_MS)).toBe('expired');
});

test('the next key signs at once after the one that signed is revoked, however new it is', () => {
  const { pass, signer, revoke, now, keys } = library();
  pass(SECOND);
  revoke('key 1');
  expect(signer()?.kid).toBe('key 2');
  expect(isPublished(keys()[0] ?? made(0, now()), now(), TOKEN_MS)).toBe(false);
});

test('the key that signs goes on if the one that was to follow it is revoked', () => {
  const { pass, signer, replace, revoke } = library();
  pass(10 * SECOND);
  replace();
  revoke('key 2');
  pass(KNOWN_EVERYWHERE_MS);
  expect(signer()?.kid).toBe('key 1');
  replace();
  expect(signer()?.kid).toBe('key 3');
});

test('a key is due after its days, unless its successor is named', () => {
  const { now, keys, pass, replace } = library();
  pass(999);
  expect(isDue(keys(), now(), 1_000)).toBe(false);
  pass(1);
  expect(isDue(keys(), now(), 1_000)).toBe(true);
  replace();
  expect(isDue(keys(), now(), 1_000)).toBe(false);
});

test('a key whose secret is lost signs no more, and what it has signed stays good', () => {
  const { now, keys, pass } = library();
  pass(SECOND);
  const [signer, spare] = keys().map((key) => lost(key, now()));
  expect(signer && stateOf(signer, now(), TOKEN_MS)).toBe('verifying');
  expect(spare && stateOf(spare, now(), TOKEN_MS)).toBe('revoked');
});
