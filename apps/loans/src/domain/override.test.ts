import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rejection } from '#errors';
import {
  checkOutOverrides,
  mayOverride,
  membershipThatCounts,
  notOverridden,
  overriddenOf,
  renewalOverrides,
} from './override.ts';

const codes = ['patron_blocked', 'patron_expired', 'not_for_loan', 'already_borrowed', 'copy_withdrawn'] as const;
const rejections = fc.subarray([...codes]).map((some): Rejection[] => some.map((code) => ({ code })));
const override = fc.subarray([...codes]).map((some) => ({ codes: some, reason: 'П', by: 'somebody' }));

test('what refuses is overridden or refuses all the same, and nothing else is kept', () => {
  fc.assert(
    fc.property(rejections, override, (all, given) => {
      const stands = notOverridden(all, given).map(({ code }) => code);
      const overridden = overriddenOf(all, given);
      expect([...stands, ...overridden].toSorted()).toEqual(all.map(({ code }) => code).toSorted());
      expect(overridden.every((code) => given.codes.some((one) => one === code))).toBe(true);
    }),
  );
});

test('without an override every rule counts', () => {
  fc.assert(
    fc.property(rejections, (all) => {
      expect(notOverridden(all, undefined)).toEqual(all);
    }),
  );
});

test.each([checkOutOverrides, renewalOverrides])(
  'a branch manager overrides more than a librarian, a reader nothing',
  (table) => {
    const of = (role: 'reader' | 'librarian' | 'branch_manager' | 'machine') =>
      Object.keys(table).filter((code) => mayOverride({ role }, table, code as keyof typeof table));
    expect(of('librarian')).toEqual(
      Object.keys(table).filter((_code, index) => Object.values(table)[index] === 'usual'),
    );
    expect(of('branch_manager')).toEqual(Object.keys(table));
    expect([...of('reader'), ...of('machine')]).toEqual([]);
  },
);

test.each(['already_borrowed', 'copy_on_loan', 'reader_closed', 'email_not_verified', 'documents_not_agreed'] as const)(
  'nobody overrides %s',
  (code) => expect(mayOverride({ role: 'admin' }, checkOutOverrides, code)).toBe(false),
);

test('a membership that was overridden does not end the loan', () => {
  const given = { codes: ['patron_expired' as const], reason: 'П', by: 'somebody' };
  expect(membershipThatCounts('2026-05-05', given)).toBeUndefined();
  expect(membershipThatCounts('2026-05-05', { ...given, codes: ['patron_blocked'] })).toBe('2026-05-05');
  expect(membershipThatCounts('2026-05-05', undefined)).toBe('2026-05-05');
});
