import type { NewReader } from '../api/register-reader.ts';
import { itsId, type Acting } from './acting.ts';
import { dayAfter } from './fill-rules.ts';
import { BLOCKS, LOST_CARDS, NOTES, PASSWORD, READERS, STAFF, type ReaderName } from './people.ts';

/** The ids of the readers. */
export type ReaderIds = Readonly<Record<ReaderName, string>>;

export async function appointStaff(chief: Acting): Promise<void> {
  for (const role of ['librarian', 'branch_manager'] as const) {
    const id = await register(chief, role, STAFF[role]);
    const params = { path: { user_id: id } };
    await chief.ask(`appoint-${role}`, (api) => api.PATCH('/users/{user_id}', { params, body: { role } }));
  }
}

export async function addReaders(desk: Acting): Promise<ReaderIds> {
  const add = (name: ReaderName) => register(desk, name, READERS[name]);
  return {
    anna: await add('anna'),
    boris: await add('boris'),
    clara: await add('clara'),
    dima: await add('dima'),
    elena: await add('elena'),
    fyodor: await add('fyodor'),
    galina: await add('galina'),
  };
}

/** Somebody with an e-mail address chooses a password, too. */
function register(desk: Acting, name: string, { email, ...person }: NewReader): Promise<string> {
  return email === undefined
    ? desk.ask(`register-${name}`, (api) => api.POST('/users', { body: person }), itsId)
    : desk.register(`register-${name}`, { ...person, email }, PASSWORD);
}

/** Notes, lost cards and blocks. */
export async function recordAboutReaders(desk: Acting, readers: ReaderIds, began: Date): Promise<void> {
  for (const [index, { reader, ...body }] of NOTES.entries()) {
    const params = { path: { user_id: readers[reader] } };
    await desk.ask(`note-${index}`, (api) => api.POST('/users/{user_id}/notes', { params, body }));
  }
  for (const [index, { reader, ...body }] of LOST_CARDS.entries()) {
    const params = { path: { user_id: readers[reader] } };
    await desk.ask(`lost-card-${index}`, (api) => api.POST('/users/{user_id}/lost-cards', { params, body }));
  }
  for (const [index, { reader, forbids, reason, days }] of BLOCKS.entries()) {
    const params = { path: { user_id: readers[reader] } };
    const body = { forbids, reason, until: dayAfter(began, days) };
    await desk.ask(`block-${index}`, (api) => api.POST('/users/{user_id}/blocks', { params, body }));
  }
}
