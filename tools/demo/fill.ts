import { tokenOf } from '../api/client.ts';
import { actingAs } from './acting.ts';
import { addCopies, importBooks, moveCopies } from './fill-shelves.ts';
import { addReaders, appointStaff, recordAboutReaders } from './fill-people.ts';
import { addBranches, publishDocuments, setPolicies } from './fill-rules.ts';
import {
  chargeReaders,
  handIn,
  joinWaitingList,
  lendBooks,
  placeHolds,
  recordJournal,
  workTills,
  type Library,
} from './fill-lending.ts';
import type { Once } from './once.ts';
import { DEMO, READER_AT_HOME } from './people.ts';

type Filling = {
  gateway: string;
  admin: { email: string; password: string };
  once: Once;
  tell: (detail: string) => void;
};

/** Fills an empty library with what the demo library has, through the public API. */
export async function fillLibrary({ gateway, admin, once, tell }: Filling): Promise<void> {
  const began = new Date(await once('began', async () => new Date().toISOString()));
  const signIn = async (account: { email: string; password: string }) =>
    actingAs(once, gateway, await tokenOf(gateway, account));
  tell('rules');
  const chief = await signIn(admin);
  await publishDocuments(chief);
  await addBranches(chief);
  tell('people');
  await appointStaff(chief);
  const desk = await signIn(DEMO.librarian);
  const office = await signIn(DEMO.branchManager);
  const readers = await addReaders(desk);
  tell('books');
  const books = await importBooks(office, gateway);
  const copyAt = await addCopies([chief, office, desk], books);
  await moveCopies(desk, copyAt);
  const library: Library = { began, readers, books, copyAt };
  tell('loans');
  await setPolicies(office, began);
  await lendBooks(desk, library);
  await placeHolds(desk, library);
  const atHome = await signIn(READER_AT_HOME);
  await joinWaitingList(atHome, library);
  await handIn(atHome, library);
  await chargeReaders({ desk, office }, library);
  await workTills(desk, library);
  tell('desk');
  await recordAboutReaders(desk, readers, began);
  await recordJournal(desk, library);
}
