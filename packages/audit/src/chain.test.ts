import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkChain, hashOfEntry, ORIGIN, sealAfter, type AuditEntry, type Found, type Head } from './chain.ts';

const uuid = fc.uuid({ version: 7 });
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const fact = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }));
const entry: fc.Arbitrary<AuditEntry> = fc.record({
  id: uuid,
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }),
  action: fc.constantFrom('reader.read', 'loan.issue', 'fine.settle'),
  outcome: fc.constantFrom('done' as const, 'refused' as const),
  code: orNull(fc.constantFrom('forbidden', 'wrong_credentials')),
  caller_id: orNull(uuid),
  caller_role: orNull(fc.constantFrom('librarian', 'admin')),
  session_id: orNull(uuid),
  network: fc.ipV4(),
  user_id: orNull(uuid),
  shown: orNull(fc.array(uuid, { minLength: 1, maxLength: 3 })),
  thing: orNull(fc.string()),
  reason: orNull(fc.string()),
  facts: fc.dictionary(fc.string({ minLength: 1 }), fact, { maxKeys: 3, noNullPrototype: true }),
});
/** At least two, each with an id of its own. */
const entries = fc.uniqueArray(entry, { minLength: 2, maxLength: 12, selector: ({ id }) => id });

const ALL_KEPT = new Date(0);

function sealed(all: readonly AuditEntry[]): { found: Found[]; head: Head } {
  let head = ORIGIN;
  const found = all.map((one) => {
    const seal = sealAfter(head, one);
    head = seal;
    return { seal, entry: one };
  });
  return { found, head };
}

const isWhole = (found: readonly Found[], from = ORIGIN): boolean =>
  checkChain(from, found, ALL_KEPT).fault === undefined;

test('a chain that nobody touched is whole, read at once or in parts', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (all, cut) => {
      const { found, head } = sealed(all);
      expect(checkChain(ORIGIN, found, ALL_KEPT)).toEqual({ head: { seq: head.seq, hash: head.hash } });
      const first = checkChain(ORIGIN, found.slice(0, cut % found.length), ALL_KEPT);
      expect(isWhole(found.slice(cut % found.length), first.fault ? ORIGIN : first.head)).toBe(true);
    }),
  );
});

test('a change of any field of any entry is found, at its link', () => {
  fc.assert(
    fc.property(entries, entry, fc.nat(), fc.nat(), (all, other, which, field) => {
      const { found } = sealed(all);
      const index = which % all.length;
      const names = Object.keys(other) as (keyof AuditEntry)[];
      const name = names[field % names.length] ?? 'action';
      const changed = { ...found[index]?.entry, [name]: other[name] } as AuditEntry;
      fc.pre(hashOfEntry(changed) !== found[index]?.seal.entry_hash);
      const tampered = found.with(index, { seal: found[index]?.seal ?? sealAfter(ORIGIN, other), entry: changed });
      expect(checkChain(ORIGIN, tampered, ALL_KEPT)).toEqual({ fault: { seq: index + 1, what: 'entry_changed' } });
    }),
  );
});

test('two different entries have two hashes', () => {
  fc.assert(
    fc.property(entry, entry, (a, b) => {
      const spelled = (one: AuditEntry) =>
        JSON.stringify({ ...one, facts: Object.entries(one.facts).toSorted(([a], [b]) => (a < b ? -1 : 1)) });
      fc.pre(spelled(a) !== spelled(b));
      expect(hashOfEntry(a)).not.toBe(hashOfEntry(b));
    }),
  );
});

test('an entry that was taken away, with its link or without, is found', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (all, which) => {
      const { found } = sealed(all);
      // The last link with its entry is a cut tail: only a head that was written down tells of it.
      const index = which % (all.length - 1);
      expect(checkChain(ORIGIN, found.toSpliced(index, 1), ALL_KEPT)).toEqual({
        fault: { seq: index + 1, what: 'link_missing' },
      });
      const seal = found[index]?.seal;
      const bare = seal ? found.with(index, { seal, entry: undefined }) : [];
      expect(checkChain(ORIGIN, bare, ALL_KEPT)).toEqual({ fault: { seq: index + 1, what: 'entry_missing' } });
    }),
  );
});

test('entries that changed places are found, and so is one that was put in between', () => {
  fc.assert(
    fc.property(entries, entry, fc.nat(), (all, other, which) => {
      const { found } = sealed(all);
      const index = which % (all.length - 1);
      const [one, next] = [found[index], found[index + 1]];
      if (!one || !next) throw new Error('there are at least two');
      expect(isWhole(found.with(index, next).with(index + 1, one))).toBe(false);
      const entriesSwapped = found
        .with(index, { seal: one.seal, entry: next.entry })
        .with(index + 1, { seal: next.seal, entry: one.entry });
      expect(isWhole(entriesSwapped)).toBe(false);
      expect(isWhole(found.toSpliced(index + 1, 0, { seal: sealAfter(one.seal, other), entry: other }))).toBe(false);
    }),
  );
});

test('a link that was written anew does not fit the next one', () => {
  fc.assert(
    fc.property(entries, entry, fc.nat(), (all, other, which) => {
      const { found } = sealed(all);
      const index = which % (all.length - 1);
      const seal = sealAfter(found[index - 1]?.seal ?? ORIGIN, other);
      fc.pre(seal.hash !== found[index]?.seal.hash);
      expect(checkChain(ORIGIN, found.with(index, { seal, entry: other }), ALL_KEPT)).toEqual({
        fault: { seq: index + 2, what: 'link_changed' },
      });
    }),
  );
});

test('an entry may be gone once it is old enough, and its link says how old it is', () => {
  fc.assert(
    fc.property(entries, (all) => {
      const { found, head } = sealed(all);
      const links = found.map(({ seal }) => ({ seal, entry: undefined }));
      const after = new Date('2037-01-01');
      expect(checkChain(ORIGIN, links, after)).toEqual({ head: { seq: head.seq, hash: head.hash } });
      const backdated = links.map(({ seal }) => ({ seal: { ...seal, at: new Date(0) }, entry: undefined }));
      expect(checkChain(ORIGIN, backdated, after)).toEqual({ fault: { seq: 1, what: 'link_changed' } });
    }),
  );
});
