import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patronStatus, type Standing } from './standing.ts';

const fine: Standing = {
  blocked: false,
  expired: false,
  verified: true,
  atLimit: false,
  hasOverdue: false,
  owesTooMuch: false,
};

test.each<[string, Partial<Standing>, string]>([
  ['nothing', {}, '              '],
  ['a block', { blocked: true }, 'YYYY          '],
  ['an expired card', { expired: true }, 'YYYY          '],
  ['nobody having seen who they are', { verified: false }, 'Y YY          '],
  ['as many books as they may have', { atLimit: true }, 'Y    Y        '],
  ['an overdue book', { hasOverdue: true }, 'YY    Y       '],
  ['fines over the limit', { owesTooMuch: true }, 'Y         Y   '],
])('%s is told', (_what, but, flags) => {
  expect(patronStatus({ ...fine, ...but })).toBe(flags);
});

test('whoever has any of it may not borrow, and a card of nobody may nothing', () => {
  const any = fc.record({
    blocked: fc.boolean(),
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
      const { verified, ...others } = standing;
      expect(flags.startsWith('Y')).toBe(!verified || Object.values(others).some(Boolean));
    }),
  );
  expect(patronStatus(undefined)).toBe('YYYY          ');
});
