import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, limits, withOneMore, type Count, type Counts } from './login-throttle.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const start = new Date('2026-05-01T12:00:00Z').getTime();

type Try = { account: string; client: string };
type Told = { looked: boolean; waitMs: number };

/** Wrong passwords, one after the other, and what is kept of them. */
function throttle(knownAt: readonly Try[] = []) {
  const kept = new Map<string, Count & { turnAt: Date | null }>();
  let time = start;
  const nameOf = ({ account, client }: Try) => `${client} ${account}`;
  const none = () => ({ level: 0, countedAt: new Date(time), turnAt: null });
  const known = new Map<string, Count>(knownAt.map((one) => [nameOf(one), { level: 0, countedAt: new Date(start) }]));

  return {
    pass(ms: number) {
      time += ms;
    },
    /** @returns whether the password was looked at, and what the client is told, which is 0 for a wrong password. */
    guess(tried: Try): Told {
      const [here, now] = [nameOf(tried), new Date(time)];
      const counts: Counts = {
        here: kept.get(here) ?? none(),
        client: kept.get(`client ${tried.client}`) ?? none(),
        account: kept.get(`account ${tried.account}`) ?? none(),
        known: known.get(here),
      };
      const { as, waitMs, turnAt } = admit(counts, now);
      if (as === 'known' && counts.known) known.set(here, withOneMore('known', counts.known, now));
      kept.set(here, { ...(as === 'anybody' ? withOneMore('here', counts.here, now) : counts.here), turnAt });
      if (as === 'anybody') {
        kept.set(`client ${tried.client}`, { ...withOneMore('client', counts.client, now), turnAt: null });
        kept.set(`account ${tried.account}`, { ...withOneMore('account', counts.account, now), turnAt: null });
      }
      return { looked: as !== undefined, waitMs };
    },
  };
}

const anna = { account: 'anna', client: 'home' };
const stranger = fc.nat(30).map((one): Try => ({ account: 'anna', client: `stranger ${one}` }));
const anybody = fc.record({ account: fc.constantFrom('anna', 'boris'), client: fc.constantFrom('home', 'away') });
/** Who tries what, and how long after the one before. */
const story = (tried: fc.Arbitrary<Try>) =>
  fc.array(fc.record({ tried, after: fc.nat(3 * MINUTE_MS) }), { maxLength: 80 });

describe('of one client at one account', () => {
  test('five wrong passwords are looked at; then it waits a minute, and twice as long each time, up to a quarter of an hour', () => {
    const { guess, pass } = throttle();
    for (let time = 1; time <= 5; time += 1) expect(guess(anna).waitMs).toBe(0);
    const waits = [];
    for (let time = 1; time <= 6; time += 1) {
      const { looked, waitMs } = guess(anna);
      expect(looked).toBe(false);
      waits.push(waitMs / MINUTE_MS);
      pass(waitMs);
      expect(guess(anna)).toEqual({ looked: true, waitMs: 0 });
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
  });

  test('whatever its pace, at most ten are looked at within a quarter of an hour', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 * MINUTE_MS), { maxLength: 200 }), (gaps) => {
        const { guess, pass } = throttle();
        const looks: number[] = [];
        let time = 0;
        for (const gap of gaps) {
          pass(gap);
          time += gap;
          if (guess(anna).looked) looks.push(time);
        }
        for (const from of looks)
          expect(looks.filter((at) => at >= from && at < from + 15 * MINUTE_MS).length).toBeLessThanOrEqual(10);
      }),
    );
  });

  test('one that comes back when it was told is looked at, however often it has asked meanwhile', () => {
    fc.assert(
      fc.property(story(anybody), fc.array(fc.nat(20 * SECOND_MS), { maxLength: 5 }), (before, impatient) => {
        const { guess, pass } = throttle();
        for (const { tried, after } of before) {
          pass(after);
          guess(tried);
        }
        let { looked, waitMs } = guess(anna);
        if (looked) return;
        for (const ms of impatient) {
          const waited = Math.min(ms, waitMs - 1);
          pass(waited);
          const again = guess(anna);
          expect(again.looked).toBe(false);
          expect(again.waitMs).toBeLessThanOrEqual(waitMs - waited);
          waitMs = again.waitMs;
        }
        pass(waitMs);
        ({ looked } = guess(anna));
        expect(looked).toBe(true);
      }),
    );
  });
});

describe('while an account is attacked', () => {
  /** @returns the attack of so many clients, each of which tries until it has to wait */
  function attackBy(clients: number, { guess }: ReturnType<typeof throttle>): void {
    for (let one = 0; one < clients; one += 1) while (guess({ account: 'anna', client: `attacker ${one}` }).looked);
  }

  test.each([50, 10_000])('by %i addresses, whoever has signed in there before does so again', (clients) => {
    const attacked = throttle([anna]);
    attackBy(clients, attacked);
    expect(attacked.guess(anna).looked).toBe(true);
  });

  test.each([50, 10_000])('by %i addresses, its owner waits five minutes at most with a new telephone', (clients) => {
    const attacked = throttle();
    attackBy(clients, attacked);
    const { looked, waitMs } = attacked.guess(anna);
    expect([looked, waitMs > 0, waitMs <= 5 * MINUTE_MS]).toEqual([false, true, true]);
    attacked.pass(waitMs);
    attackBy(clients, attacked);
    expect(attacked.guess(anna).looked).toBe(true);
  });

  test('its owner has their turn when they were told, whatever others do before and meanwhile', () => {
    fc.assert(
      fc.property(story(stranger), story(stranger), (before, meanwhile) => {
        const { guess, pass } = throttle();
        for (const { tried, after } of before) {
          pass(after % SECOND_MS);
          guess(tried);
        }
        const { waitMs } = guess(anna);
        expect(waitMs).toBeLessThanOrEqual(limits.account.longestMs);
        let left = waitMs;
        for (const { tried, after } of meanwhile) {
          const passed = Math.min(left, after);
          pass(passed);
          left -= passed;
          guess(tried);
        }
        pass(left);
        if (waitMs > 0) expect(guess(anna).looked).toBe(true);
      }),
    );
  });

  test('an hour and a half after it has ended, nobody has to wait', () => {
    const attacked = throttle();
    attackBy(10_000, attacked);
    attacked.pass(90 * MINUTE_MS);
    expect(attacked.guess(anna).waitMs).toBe(0);
  });
});

describe('of one client at many accounts', () => {
  const account = (one: number) => ({ account: `account ${one}`, client: 'sprayer' });

  test('thirty wrong passwords are looked at, and then fewer and fewer', () => {
    const { guess, pass } = throttle();
    const looked = Array.from({ length: 60 }, (_, one) => guess(account(one)).looked);
    expect(looked.lastIndexOf(true)).toBe(29);
    let looks = 0;
    for (let second = 1; second <= 3_600; second += 1) {
      pass(SECOND_MS);
      if (guess(account(second)).looked) looks += 1;
    }
    // After 1, 3, 7, 15, 30, 45 and 60 minutes.
    expect(looks).toBe(7);
  });

  test('others are not slowed by it', () => {
    const { guess } = throttle();
    for (let one = 0; one < 60; one += 1) guess(account(one));
    expect(guess({ account: 'account 3', client: 'home' }).waitMs).toBe(0);
  });
});

test('what a wrong password is told is the same whether the client is known at the account or not', () => {
  fc.assert(
    fc.property(story(anybody), (tries) => {
      const [toStrangers, toKnown] = [throttle(), throttle([anna, { account: 'boris', client: 'home' }])];
      for (const { tried, after } of tries) {
        for (const one of [toStrangers, toKnown]) one.pass(after % (10 * SECOND_MS));
        expect(toKnown.guess(tried).waitMs).toBe(toStrangers.guess(tried).waitMs);
      }
    }),
  );
});

test('a known client may be wrong five times while strangers wait; then it waits as they do', () => {
  const attacked = throttle([anna]);
  for (let time = 1; time <= 10; time += 1) attacked.guess(anna);
  expect(attacked.guess(anna)).toMatchObject({ looked: false });
  attacked.pass(MINUTE_MS);
  expect(attacked.guess(anna).looked).toBe(true);
});

test('who may still fail does not wait, though another replica counted by a clock that is a little ahead', () => {
  const now = new Date(start);
  const ahead = { level: 1, countedAt: new Date(start + 50) };
  const attacked = { level: 12, countedAt: now };
  const here = { ...ahead, turnAt: null };
  expect(admit({ here, client: ahead, account: ahead, known: undefined }, now).as).toBe('anybody');
  expect(admit({ here, client: ahead, account: attacked, known: ahead }, now).as).toBe('known');
});

test('a try that is taken back leaves a count no lower than time does, and no higher than it was', () => {
  const count = fc.record({ level: fc.double({ min: 0, max: 32, noNaN: true }), ms: fc.nat(60 * MINUTE_MS) });
  fc.assert(
    fc.property(fc.constantFrom('client' as const, 'account' as const), count, (kind, { level, ms }) => {
      const before = { level: Math.min(level, limits[kind].free), countedAt: new Date(start) };
      const after = withOneMore(kind, before, new Date(start + ms)).level - 1;
      expect(after).toBeLessThanOrEqual(before.level + 1e-9);
      expect(after).toBeGreaterThanOrEqual(before.level - ms / limits[kind].forgetMs - 1e-9);
    }),
  );
});
