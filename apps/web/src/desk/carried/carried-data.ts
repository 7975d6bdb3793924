import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type StoreValue } from 'idb';
import type { components } from '#contracts/public.ts';
import { codeKey } from '#core/scanned-code.ts';
import { CARRIED } from '../../house/offline.ts';
import { matches } from '../keys/matches.ts';

type Schemas = components['schemas'];
export type CarriedReader = Schemas['CarriedReader'];
export type CarriedCopy = Schemas['CarriedCopy'];
export type CopyHolder = Schemas['CopyHolder'];

/** What the library hands out to be carried, each as its own list. */
export type Kind = 'reader' | 'copy' | 'holder';

/** How far one list has been taken: all of it up to a page, or all, and where its changes go on. */
export type Progress = { kind: Kind; changes: string; next?: string };

interface CarriedDatabase extends DBSchema {
  reader: { key: string; value: CarriedReader & { codes: string[] }; indexes: { codes: string } };
  copy: { key: string; value: CarriedCopy & { code: string }; indexes: { code: string } };
  holder: { key: string; value: CopyHolder & { borrower?: string }; indexes: { borrower: string } };
  progress: { key: Kind; value: Progress };
  /** For whom it is carried. */
  owner: { key: 'owner'; value: { key: 'owner'; staffId: string } };
}

let opened: Promise<IDBPDatabase<CarriedDatabase>> | undefined;

const database = (): Promise<IDBPDatabase<CarriedDatabase>> =>
  (opened ??= openDB<CarriedDatabase>(CARRIED, 1, {
    upgrade: (db) => {
      db.createObjectStore('reader', { keyPath: 'id' }).createIndex('codes', 'codes', { multiEntry: true });
      db.createObjectStore('copy', { keyPath: 'id' }).createIndex('code', 'code');
      db.createObjectStore('holder', { keyPath: 'copy_id' }).createIndex('borrower', 'borrower');
      db.createObjectStore('progress', { keyPath: 'kind' });
      db.createObjectStore('owner', { keyPath: 'key' });
    },
    // Another window removes it.
    blocking: () => void close(),
    // As when somebody clears what the browser keeps.
    terminated: () => {
      opened = undefined;
    },
  }));

async function close(): Promise<void> {
  const db = opened;
  opened = undefined;
  // What could not be opened is not to be closed.
  (await db?.catch(() => undefined))?.close();
}

/** Removes all of it from this computer. */
export async function removeCarried(): Promise<void> {
  await close();
  await deleteDB(CARRIED);
}

/** What is carried for somebody else is none of theirs. */
export async function carryFor(staffId: string): Promise<void> {
  const owner = await (await database()).get('owner', 'owner');
  if (owner?.staffId === staffId) return;
  if (owner) await removeCarried();
  await (await database()).put('owner', { key: 'owner', staffId });
}

export const progressOf = async (kind: Kind): Promise<Progress | undefined> => (await database()).get('progress', kind);

type Place = { changes: string; next?: string };

/** Keeps readers, and how far their list has been taken with them, or neither. */
export const keepReaders = (place: Place, items: readonly CarriedReader[], gone: readonly string[]): Promise<void> =>
  keep(
    { kind: 'reader', ...place },
    items.map((item) => ({ ...item, codes: [...item.card_numbers, ...item.lost_card_numbers].map(codeKey) })),
    gone,
  );

export const keepCopies = (place: Place, items: readonly CarriedCopy[], gone: readonly string[]): Promise<void> =>
  keep(
    { kind: 'copy', ...place },
    items.map((item) => ({ ...item, code: codeKey(item.barcode) })),
    gone,
  );

export const keepHolders = (place: Place, items: readonly CopyHolder[], gone: readonly string[]): Promise<void> =>
  keep(
    { kind: 'holder', ...place },
    items.map((item) => ({ ...item, ...(item.loan && { borrower: item.loan.reader_id }) })),
    gone,
  );

async function keep<K extends Kind>(
  progress: Progress & { kind: K },
  items: readonly StoreValue<CarriedDatabase, K>[],
  gone: readonly string[],
): Promise<void> {
  const { kind } = progress;
  const transaction = (await database()).transaction<('progress' | K)[], 'readwrite'>([kind, 'progress'], 'readwrite', {
    durability: 'relaxed',
  });
  const list = transaction.objectStore(kind);
  await Promise.all([
    ...gone.map((id) => list.delete(id)),
    ...items.map((item) => list.put(item)),
    transaction.objectStore('progress').put(progress),
    transaction.done,
  ]);
}

/** Forgets a list, which is to be taken anew. */
export async function forgetList(kind: Kind): Promise<void> {
  const transaction = (await database()).transaction([kind, 'progress'], 'readwrite');
  await Promise.all([
    transaction.objectStore(kind).clear(),
    transaction.objectStore('progress').delete(kind),
    transaction.done,
  ]);
}

/** A reader, with what they have on loan. */
export type SeenReader = CarriedReader & { loans: { copyId: string; dueDate: string }[] };

/** What has a number, as far as it is carried; and who has the copy, or waits for it, by their names. */
export type Seen = {
  reader?: SeenReader;
  isLostCard?: boolean;
  copy?: CarriedCopy;
  holder?: CopyHolder;
  borrower?: string;
  awaitedBy?: string;
};

/** What a number is, as far as it is carried. */
export async function seen(scanned: string): Promise<Seen> {
  const code = codeKey(scanned);
  const db = await database();
  const [readers, copy] = await Promise.all([
    db.getAllFromIndex('reader', 'codes', code),
    db.getFromIndex('copy', 'code', code),
  ]);
  const reader = readers.find(({ card_numbers: numbers }) => numbers.some((number) => codeKey(number) === code));
  const holder = copy && (await db.get('holder', copy.id));
  return {
    ...(reader && { reader: { ...reader, loans: await loansOf(reader.id) } }),
    ...(!reader && readers.length > 0 && { isLostCard: true }),
    ...(copy && { copy }),
    ...(holder && { holder, ...(await namesOf(holder)) }),
  };
}

const READERS_AT_ONCE = 1_000;

/** Readers by the beginnings of the words of their names, as far as they are carried. */
export async function carriedReaders(words: string, most: number): Promise<CarriedReader[]> {
  const db = await database();
  const found: CarriedReader[] = [];
  let after: IDBKeyRange | undefined;
  for (;;) {
    const some = await db.getAll('reader', after, READERS_AT_ONCE);
    found.push(...some.filter(({ full_name: name }) => matches(name, words)));
    const last = some.at(-1);
    if (!last || some.length < READERS_AT_ONCE || found.length >= most) return found.slice(0, most);
    after = IDBKeyRange.lowerBound(last.id, true);
  }
}

async function loansOf(readerId: string): Promise<SeenReader['loans']> {
  const held = await (await database()).getAllFromIndex('holder', 'borrower', readerId);
  return held.flatMap(({ copy_id: copyId, loan }) => (loan ? [{ copyId, dueDate: loan.due_date }] : []));
}

async function namesOf({ loan, hold }: CopyHolder): Promise<Pick<Seen, 'borrower' | 'awaitedBy'>> {
  const db = await database();
  const borrower = loan && (await db.get('reader', loan.reader_id));
  const awaiting = hold && (await db.get('reader', hold.reader_id));
  return {
    ...(borrower && { borrower: borrower.full_name }),
    ...(awaiting && { awaitedBy: awaiting.full_name }),
  };
}
