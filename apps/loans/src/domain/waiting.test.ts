import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rejectWaiting } from './waiting.ts';

test('a reader is told every reason why they cannot wait, and no other', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (blocked, unverified, expired, hasThisBook) => {
      expect(rejectWaiting({ blocked, unverified, expired, hasThisBook }).map(({ code }) => code)).toEqual([
        ...(blocked ? ['patron_blocked'] : []),
        ...(unverified ? ['email_not_verified'] : []),
        ...(expired ? ['patron_expired'] : []),
        ...(hasThisBook ? ['already_borrowed'] : []),
      ]);
    }),
  );
});
