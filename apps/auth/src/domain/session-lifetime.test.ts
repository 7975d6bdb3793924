import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secondsLeft } from './session-lifetime.ts';

const seconds = fc.integer({ min: 1, max: 100_000_000 });

test('a session can be renewed for its idle time at most, and never beyond its end', () => {
  fc.assert(
    fc.property(fc.record({ idle: seconds, most: seconds }), fc.nat(200_000_000), (lifetime, age) => {
      const startedAt = new Date('2026-01-01T00:00:00Z');
      const left = secondsLeft(lifetime, startedAt, new Date(startedAt.getTime() + age * 1000));
      expect(left).toBeLessThanOrEqual(lifetime.idle);
      expect(age + left).toBeLessThanOrEqual(lifetime.most);
      expect(left === lifetime.idle || age + left === lifetime.most).toBe(true);
    }),
  );
});
