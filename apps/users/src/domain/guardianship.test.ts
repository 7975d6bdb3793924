import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personRoles, roles } from '#core/caller.ts';
import {
  MOST_CHILDREN,
  MOST_GUARDIANS,
  mayEndOn,
  obstacleToGuardianship,
  refusalOfLinking,
  type Relative,
} from './guardianship.ts';

const child: Relative = { id: 'child', role: 'reader', verified: true, children: 0, guardians: 0 };
const guardian: Relative = { ...child, id: 'guardian' };

test.each([
  ['two readers who are known', {}, {}, undefined],
  ['a librarian is the mother of a reader', {}, { role: 'librarian' }, undefined],
  ['a second guardian', { guardians: 1 }, {}, undefined],
  ['a guardian of several children', {}, { children: 3 }, undefined],
  ['a child whom nobody has seen', { verified: false }, {}, 'relative_not_verified'],
  ['a guardian whom nobody has seen', {}, { verified: false }, 'relative_not_verified'],
  ['staff are no children', { role: 'librarian' }, {}, 'cannot_have_guardian'],
  ['whoever acts for somebody is no child', { children: 1 }, {}, 'cannot_have_guardian'],
  ['whoever has a guardian is none', {}, { guardians: 1 }, 'cannot_be_guardian'],
  ['nobody is their own guardian', { id: 'guardian' }, {}, 'cannot_be_guardian'],
  ['one guardian too many', { guardians: MOST_GUARDIANS }, {}, 'too_many_guardians'],
  ['one child too many', {}, { children: MOST_CHILDREN }, 'too_many_guardians'],
] as const)('%s', (_name, ofChild, ofGuardian, obstacle) => {
  const pair = { child: { ...child, ...ofChild }, guardian: { ...guardian, ...ofGuardian } };
  expect(obstacleToGuardianship(pair)).toBe(obstacle);
});

/** What is done to a few people, in any order, as the desk would. */
const links = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { maxLength: 40 });

test('whoever is linked to whom, nobody who has a guardian is one', () => {
  fc.assert(
    fc.property(links, (attempts) => {
      const made = new Set<string>();
      const count = (at: 0 | 1, id: number, but: string) =>
        [...made].filter((one) => one !== but && one.split('>')[at] === String(id)).length;
      for (const [a, b] of attempts) {
        const link = `${a}>${b}`;
        const relative = (id: number): Relative => ({
          id: String(id),
          role: 'reader',
          verified: true,
          children: count(0, id, link),
          guardians: count(1, id, link),
        });
        if (obstacleToGuardianship({ guardian: relative(a), child: relative(b) }) === undefined) made.add(link);
      }
      for (const link of made) {
        const [from = '', to = ''] = link.split('>');
        expect(from).not.toBe(to);
        expect(count(1, Number(from), '')).toBe(0);
        expect(count(0, Number(to), '')).toBe(0);
      }
    }),
  );
});

test('nobody links themselves, whatever they are and on whichever side', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...roles),
      fc.constantFrom(...personRoles),
      fc.constantFrom('child', 'guardian'),
      (role, ofChild, id) => {
        const pair = { child: { id: 'child', role: ofChild }, guardian };
        expect(refusalOfLinking({ id, role }, pair)).not.toBeUndefined();
      },
    ),
  );
});

test('only those who change readers link them', () => {
  const allowed = roles.filter((role) => refusalOfLinking({ id: 'desk', role }, { child, guardian }) === undefined);
  expect(allowed.toSorted((a, b) => a.localeCompare(b))).toEqual(['admin', 'branch_manager', 'librarian']);
});

test.each([
  ['2026-05-01', '2026-05-01', false],
  ['2026-05-02', '2026-05-01', true],
  ['2044-05-01', '2026-05-01', true],
  ['2044-05-02', '2026-05-01', false],
  ['2042-02-28', '2024-02-29', true],
  ['2042-03-01', '2024-02-29', false],
  ['2042-03-01', '2024-03-01', true],
])('whether it may end on %s if today is %s: %s', (day, today, may) => {
  expect(mayEndOn(day, today)).toBe(may);
});
