import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Page } from 'playwright-core';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#postgres/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import { answerOf } from '../../tools/api/client.ts';
import { byName } from '../../tools/testing/page-visits.ts';
import { FAULT_SHIFT } from '../../tools/fleet/app.ts';
import { cutOff } from '../support/fault-proxy.ts';
import { aBook, aLibrarian, aReader, gatewayUrl, theAdmin, type Loan, type Person } from '../support/library.ts';
import { brokenWithin } from '../support/library-invariants.ts';
import { aVisitor, canOpenPages, DESKTOP, stopBrowser } from './support/browser.ts';
import { barcodesOf, cardOf, firstCopy, openDesk, scan } from './support/desk.ts';

afterAll(stopBrowser);

const DESKS = 3;
/** Books of which each desk has a copy, which goes out and comes back there by turns, and is out in the end. */
const BY_TURNS = 20;
const TURNS = 7;
/** Books of which each desk lends a copy, which comes back at another. */
const ELSEWHERE = 14;
const ENTRIES = DESKS * (BY_TURNS * TURNS + 2 * ELSEWHERE);
/** No copy has this number. */
const NOBODYS = 'Z404404404';
/** So long ago it was, by the clock of the desks' computers, which then goes on to now. */
const AGO_MS = 10 * 60_000;
/** What was lent before that. */
const LENT_MS = 5 * 24 * 60 * 60_000;
/** A minute is the goal, on a machine that does nothing else. */
const PATIENCE_S = 150;

/** The way to the gateway that can be cut off. */
const throughProxy = (): string => {
  const url = new URL(gatewayUrl);
  url.port = String(Number(url.port) + FAULT_SHIFT);
  return byName(url.origin);
};

type Entry = { id: string; code: string; state: { at: string } };

async function aDesk(): Promise<Page> {
  const { page } = await aVisitor({ viewport: DESKTOP, worker: false });
  await page.addInitScript(`{
    const now = Date.now.bind(Date);
    globalThis.ago = ${AGO_MS};
    Date.now = () => now() - globalThis.ago;
  }`);
  await openDesk(page, throughProxy());
  return page;
}

/** The journal of a desk, as it is kept in the browser. */
const journalOf = (page: Page): Promise<Entry[]> =>
  page.evaluate<Entry[]>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('abonement-desk');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asked = opening.result.transaction('entry').objectStore('entry').getAll();
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        opening.result.close();
        resolve(asked.result);
      };
    };
  })`);

const isSettled = ({ state }: Entry): boolean => state.at === 'done' || state.at === 'refused';

/** As fast as the page takes them. */
async function scanAll(page: Page, codes: readonly string[]): Promise<void> {
  for (let first = 0; first < codes.length; first += 25)
    await Promise.all(codes.slice(first, first + 25).map((code) => scan(page, code)));
}

/** @returns the barcodes for each desk */
async function copiesForDesks(books: number): Promise<string[][]> {
  const copies: string[][] = [];
  while (copies.length < books)
    copies.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(5, books - copies.length) }, async () =>
          barcodesOf(await aBook({ total_copies: DESKS })),
        ),
      )),
    );
  return Array.from({ length: DESKS }, (_, desk) => copies.flatMap((ofBook) => ofBook[desk] ?? []));
}

async function aGreatReader(): Promise<Person> {
  const reader = await aReader();
  const { api } = await theAdmin();
  await api.PATCH('/users/{user_id}', { params: { path: { user_id: reader.id } }, body: { loan_limit: 50 } });
  return reader;
}

const allLoansOf = async ({ api, id: user_id }: Person): Promise<Loan[]> =>
  answerOf(await api.GET('/loans/user/{user_id}', { params: { path: { user_id }, query: { limit: 100 } } })).items;

/** As a desk says that it has lent it before. */
async function lendEarlier(reader: Person, barcode: string): Promise<void> {
  const { api } = await aLibrarian();
  const at = new Date(Date.now() - LENT_MS).toISOString();
  const entry = { id: uuidv7(), desk: 'earlier', branch_id: 'main', kind: 'lend' as const, barcode, at };
  const body = { sent_at: new Date().toISOString(), entries: [{ ...entry, reader_id: reader.id }] };
  await waitFor('what was lent before', async () => {
    const { items } = answerOf(await api.POST('/desk/journal', { body }));
    return items[0]?.outcome === 'done';
  });
}

function databases() {
  const open = (name: string) => openDatabase<object>(`${process.env['TEST_POSTGRES_URL']}/${name}`);
  const opened = { loans: open('loans'), books: open('books'), users: open('users') };
  onTestFinished(async () => void (await Promise.all(Object.values(opened).map((db) => db.destroy()))));
  return opened;
}

/** Answers are lost, or each request comes twice. */
async function disturb(page: Page, how: 'lost' | 'doubled'): Promise<void> {
  let asked = 0;
  await page.route('**/desk/journal', async (route) => {
    asked += 1;
    if (route.request().method() !== 'POST' || (how === 'lost' && asked > 1)) return route.continue();
    await route.fetch().catch(() => undefined);
    return how === 'lost' ? route.abort() : route.continue();
  });
}

test.runIf(canOpenPages)(
  'three desks of a branch tell five hundred entries while connections break: none is lost, none is done twice',
  { timeout: 300_000 },
  async () => {
    const dbs = databases();
    const brokenBefore = await brokenWithin(dbs);
    const [readers, blocked, owner, waiting] = await Promise.all([
      Promise.all(Array.from({ length: DESKS }, aGreatReader)),
      aReader(),
      aReader(),
      aReader(),
    ]);
    const [byTurns, elsewhere] = [await copiesForDesks(BY_TURNS), await copiesForDesks(ELSEWHERE)];
    const [held, forBlocked] = [await aBook(), await firstCopy(await aBook())];
    const heldCopy = await firstCopy(held);
    await lendEarlier(owner, heldCopy);
    const hold = answerOf(await waiting.api.POST('/holds', { body: { book_id: held.id } }));
    const admin = await theAdmin();
    await admin.api.PATCH('/users/{user_id}', {
      params: { path: { user_id: blocked.id } },
      body: { blocked: true, block_reason: 'потерян билет' },
    });
    const cards = await Promise.all([...readers, blocked].map(cardOf));
    const blockedCard = cards[DESKS] ?? '';
    const [first, second, third] = [await aDesk(), await aDesk(), await aDesk()];
    const desks = [first, second, third];
    const atEach = (work: (page: Page, desk: number) => Promise<void>) => Promise.all(desks.map(work));

    const outage = await cutOff('gateway');
    const scanning = performance.now();
    await atEach(async (page, desk) => {
      const turn = byTurns[desk] ?? [];
      await scanAll(page, [
        cards[desk] ?? '',
        ...Array.from({ length: TURNS }, () => turn).flat(),
        ...(elsewhere[desk] ?? []),
      ]);
      if (desk === 0) await scanAll(page, [NOBODYS, blockedCard, forBlocked]);
      await page.getByRole('button', { name: 'Закончить' }).click();
    });
    // Nobody stands there now: what is scanned has come back.
    await atEach((page, desk) => scanAll(page, elsewhere[(desk + 1) % DESKS] ?? []));
    await scanAll(second, [heldCopy]);
    const isScanOfCopy = ({ code }: Entry) => code !== '' && !cards.includes(code);
    const made = await waitFor('every scan in a journal', async () => {
      const entries = (await Promise.all(desks.map(journalOf))).flat().filter(isScanOfCopy);
      return entries.length >= ENTRIES + 3 && entries;
    });
    const turns = Array.from({ length: TURNS }, () => byTurns.flat()).flat();
    const scans = [...turns, ...elsewhere.flat(), ...elsewhere.flat(), NOBODYS, forBlocked, heldCopy];
    expect(made.map(({ code }) => code).toSorted()).toEqual(scans.toSorted());
    const scanned = performance.now();

    await disturb(first, 'lost');
    await disturb(second, 'doubled');
    // Before the library is back: what was scanned just now would be asked about one by one.
    for (const page of desks) await page.evaluate('globalThis.ago = 0');
    await outage.end();
    const left = async () => {
      // To look costs the desks time, too.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return (await Promise.all(desks.map(journalOf))).map((entries) => entries.filter((entry) => !isSettled(entry)));
    };
    await waitFor('some of it told', async () => (await left()).flat().length < ENTRIES - 50, PATIENCE_S);
    const cut = await cutOff('gateway');
    await waitFor('a desk that asks in vain', async () => cut.calls() > 0);
    await cut.end();
    await waitFor(
      'everything told',
      async () => {
        const waits = await left();
        if (waits.flat().length === 0) return true;
        throw new Error(`${waits.map(({ length }) => length).join(', ')} are left: ${JSON.stringify(waits.flat()[0])}`);
      },
      PATIENCE_S,
    );
    const took = (since: number, until: number) => `${Math.round((until - since) / 1_000)} s`;
    console.log(
      `${made.length} entries were made in ${took(scanning, scanned)}, and told in ${took(scanned, performance.now())}`,
    );

    // Each was answered once, and is in the journal of its desk still.
    const journals = (await Promise.all(desks.map(journalOf))).flat().filter(isScanOfCopy);
    const ids = made.map(({ id }) => id).toSorted();
    expect(journals.map(({ id }) => id).toSorted()).toEqual(ids);
    expect(journals.filter(({ state }) => state.at === 'refused').map(({ code }) => code)).toEqual([NOBODYS]);
    const recorded = await sql<{ id: string }>`
      select id from journal_entry where id = any(${ids}::uuid[]) order by id`.execute(dbs.loans);
    expect(recorded.rows.map(({ id }) => id)).toEqual(ids);
    const tasks = await sql<{ kind: string; codes: string[] }>`
      select kind, codes from desk_task where entry_id = any(${ids}::uuid[]) order by kind`.execute(dbs.loans);
    expect(tasks.rows).toEqual([
      { kind: 'lent_against_rules', codes: ['patron_blocked'] },
      { kind: 'unknown_barcode', codes: ['copy_not_found'] },
    ]);

    const barcodes = (loans: readonly Loan[]) => loans.map(({ barcode }) => barcode).toSorted();
    for (const [desk, reader] of readers.entries()) {
      const loans = await allLoansOf(reader);
      const [turn, away] = [byTurns[desk] ?? [], elsewhere[desk] ?? []];
      const lendings = Array.from({ length: (TURNS + 1) / 2 }, () => turn).flat();
      expect(barcodes(loans)).toEqual([...lendings, ...away].toSorted());
      expect(barcodes(loans.filter(({ status }) => status !== 'returned'))).toEqual(turn.toSorted());
    }
    expect(barcodes(await allLoansOf(blocked))).toEqual([forBlocked]);
    expect((await allLoansOf(owner)).map(({ status }) => status)).toEqual(['returned']);
    await waitFor('the hold that is ready', async () => {
      const params = { path: { user_id: waiting.id } };
      const { items } = answerOf(await waiting.api.GET('/holds/user/{user_id}', { params }));
      return items.some(({ id, state }) => id === hold.id && state === 'ready');
    });

    expect((await brokenWithin(dbs)).filter((one) => !brokenBefore.includes(one))).toEqual([]);
  },
);
