import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patronStatus, type Standing } from './standing.ts';

const fine: Standing = {
  blocked: { borrowing: false, renewals: false, holds: false },
  expired: false,
  verified: true,
  atLimit: false,
  hasOverdue: false,
  owesTooMuch: false,
};

test.each<[string, Partial<Standing>, string]>([
  ['nothing', {}, '              '],
  ['a block of everything', { blocked: { borrowing: true, renewals: true, holds: true } }, 'YYYY          '],
  ['a block of borrowing', { blocked: { borrowing: true, renewals: false, holds: false } }, 'Y             '],
  ['a block of renewals', { blocked: { borrowing: false, renewals: true, holds: false } }, ' Y            '],
  ['a block of holds', { blocked: { borrowing: false, renewals: false, holds: true } }, '  YY          '],
  ['an expired card', { expired: true }, 'YYYY          '],
  ['nobody having seen who they are', { verified: false }, 'Y YY          '],
  ['as many books as they may have', { atLimit: true }, 'Y    Y        '],
  ['an overdue book', { hasOverdue: true }, 'YY    Y       '],
  ['fines over the limit', { owesTooMuch: true }, 'Y         Y   '],
  ['an overdue book that the category allows', { hasOverdue: true, beyondLimits: [] }, ' Y    Y       '],
  ['all that limits refuse', { beyondLimits: ['borrow', 'renew', 'hold'] }, 'YYYY          '],
])('%s is told', (_what, but, flags) => {
  expect(patronStatus({ ...fine, ...but })).toBe(flags);
});

test('whoever has any of it may not borrow, and a card of nobody may nothing', () => {
  const any = fc.record({
    blocked: fc.record({ borrowing: fc.boolean(), renewals: fc.boolean(), holds: fc.boolean() }),
    expired: fc.boolean(),
    verified: fc.boolean(),
    atLimit: fc.boolean(),
    hasOverdue: fc.boolean(),
    owesTooMuch: fc.boolean(),
  });
  fc.assert(
    fc.property(any, (standing) => {
      const flags = patronStatus(standing);
      expect(flags).toHaveLength(14);
      const { verified, blocked, ...others } = standing;
      expect(flags.startsWith('Y')).toBe(!verified || blocked.borrowing || Object.values(others).some(Boolean));
    }),
  );
  expect(patronStatus(undefined)).toBe('YYYY          ');
});
