import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rejectAlert } from './waiting.ts';

test('a reader is told every reason why they cannot wait for an author, and no other', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (blocked, unverified, expired) => {
      expect(rejectAlert({ blocked, unverified, expired }).map(({ code }) => code)).toEqual([
        ...(blocked ? ['patron_blocked'] : []),
        ...(unverified ? ['email_not_verified'] : []),
        ...(expired ? ['patron_expired'] : []),
      ]);
    }),
  );
});
