import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { installSip2Client, speakSip2, type Said } from '../../tools/testing/sip2-client.ts';
import {
  aBook,
  aLibrarian,
  apps,
  aReader,
  bookNow,
  PASSWORD,
  sip2Address,
  theAdmin,
  type Person,
} from '../support/library.ts';

const port = Number(sip2Address.split(':')[1]);

/** A machine without Python has no analytics, and no client of others. */
const hasPython = 'analytics' in apps;

type MachineAccount = { id: string; secret: string };
let machine: MachineAccount;

beforeAll(async () => {
  machine = await aRegisteredMachine();
  if (hasPython) await installSip2Client();
});

/** An admin registers it as a program. */
async function aRegisteredMachine(role: 'machine' | 'partner' = 'machine'): Promise<MachineAccount> {
  const { api } = await theAdmin();
  const path = { program_id: randomUUID() };
  const set = await api.PUT('/auth/programs/{program_id}', { params: { path }, body: { name: 'Self-check', role } });
  if (set.error) throw new Error(`not registered: ${JSON.stringify(set.error)}`);
  const { data } = await api.POST('/auth/programs/{program_id}/secret', { params: { path } });
  if (!data) throw new Error('no secret');
  return { id: path.program_id, secret: data.client_secret };
}

async function cardOf(reader: Person): Promise<string> {
  const { data } = await reader.api.GET('/users/me');
  if (!data) throw new Error('no profile');
  return data.card_number;
}

/** A book with one copy. */
async function aCopy(): Promise<{ bookId: string; title: string; barcode: string }> {
  const [{ api }, { id, title }] = await Promise.all([aLibrarian(), aBook()]);
  const { data } = await api.GET('/books/{book_id}/copies', { params: { path: { book_id: id } } });
  const [copy] = data?.items ?? [];
  if (!copy) throw new Error('no copy');
  return { bookId: id, title, barcode: copy.barcode };
}

const login = (): Said => ['login', {}, machine.id, machine.secret];

describe.runIf(hasPython)('a machine by others', () => {
  test('lends a book and takes it back, and the reader sees both', async () => {
    const reader = await aReader();
    const [patron, copy] = [await cardOf(reader), await aCopy()];
    const [signedIn, status, here, lent, there, twice, ended, back, again] = await speakSip2(port, [
      login(),
      ['sc_status'],
      ['item_information', {}, copy.barcode],
      ['checkout', { patron }, copy.barcode],
      ['item_information', {}, copy.barcode],
      ['checkout', {}, copy.barcode],
      ['end_patron_session'],
      ['checkin', {}, copy.barcode],
      ['checkin', {}, copy.barcode],
    ]);
    expect(signedIn?.fixed).toMatchObject({ Ok: '1' });
    expect(status?.fixed).toMatchObject({
      OnlineStatus: 'Y',
      CheckinOk: 'Y',
      CheckoutOk: 'Y',
      ProtocolVersion: '2.00',
    });
    expect(status?.variable).toMatchObject({ AO: ['library'], AN: ['entrance'] });
    expect(here).toMatchObject({ fixed: { CirculationStatus: '03' }, variable: { AJ: [copy.title] } });
    expect(lent).toMatchObject({
      fixed: { Ok: '1' },
      variable: { AA: [patron], AB: [copy.barcode], AJ: [copy.title] },
    });
    expect(lent?.variable['AH']?.[0]).toMatch(/^\d{8} {4}235959$/);
    expect(there).toMatchObject({ fixed: { CirculationStatus: '04' } });
    expect(twice?.fixed).toMatchObject({ Ok: '0' });
    expect(twice?.variable['AF']?.[0]).toMatch(/\p{L}/u);
    expect(ended?.fixed).toMatchObject({ EndSession: 'Y' });
    expect(back).toMatchObject({ fixed: { Ok: '1', Alert: 'N' }, variable: { AJ: [copy.title] } });
    expect(again?.fixed).toMatchObject({ Ok: '1', Alert: 'Y' });
    const { data } = await reader.api.GET('/loans/user/{user_id}', { params: { path: { user_id: reader.id } } });
    expect(data?.items).toMatchObject([{ barcode: copy.barcode, status: 'returned' }]);
  });

  test('tells a reader who has typed their password what they have, renews it, and tells others nothing', async () => {
    const reader = await aReader();
    const [patron, copy] = [await cardOf(reader), await aCopy()];
    const [, , lent, alone, wrong, proven, standing, renewed, all] = await speakSip2(port, [
      login(),
      ['sc_status'],
      ['checkout', { patron, patronpwd: PASSWORD }, copy.barcode],
      ['patron_information', { patronpwd: '' }, 'charged'],
      ['patron_information', { patronpwd: 'a wrong password' }, 'charged'],
      ['patron_information', { patronpwd: PASSWORD }, 'charged'],
      ['patron_status'],
      ['renew', {}, copy.barcode],
      ['renew_all'],
    ]);
    expect(lent?.fixed).toMatchObject({ Ok: '1' });
    for (const told of [alone, wrong]) {
      expect(told).toMatchObject({
        fixed: { ChargedItemsCount: '0001' },
        variable: { AE: [''], BL: ['Y'], CQ: ['N'] },
      });
      expect(JSON.stringify(told)).not.toContain(copy.barcode);
    }
    expect(proven).toMatchObject({
      fixed: { PatronStatus: ' '.repeat(14), ChargedItemsCount: '0001', OverdueItemsCount: '0000' },
      variable: { AE: ['Анна Читательница'], BL: ['Y'], CQ: ['Y'], AU: [copy.barcode], BV: ['0.00'] },
    });
    expect(standing).toMatchObject({ variable: { BL: ['Y'], CQ: ['Y'] } });
    // On the day on which it was lent there is nothing to renew, which is said in words.
    expect(renewed?.fixed).toMatchObject({ Ok: expect.stringMatching(/[01]/) as unknown });
    expect(all?.fixed).toMatchObject({ Ok: '1' });
    expect([...(all?.variable['BM'] ?? []), ...(all?.variable['BN'] ?? [])]).toEqual([copy.barcode]);
  });

  test('with a wrong secret does nothing', async () => {
    const [copy, patron] = [await aCopy(), await cardOf(await aReader())];
    const [refused, lent] = await speakSip2(port, [
      ['login', {}, machine.id, 'a guess'],
      ['checkout', { patron }, copy.barcode],
    ]);
    expect(refused?.fixed).toMatchObject({ Ok: '0' });
    expect(lent?.fixed).toMatchObject({ Ok: '0' });
    expect(await bookNow(copy.bookId)).toMatchObject({ available: 1 });
  });
});

/** A connection of our own, for what no client says. */
class Wire {
  readonly #socket: Socket = connect(port, '127.0.0.1');
  #received = '';
  readonly ended = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));

  constructor() {
    this.#socket.on('data', (bytes) => (this.#received += bytes.toString()));
    this.#socket.on('error', () => undefined);
  }

  async say(text: string | Buffer): Promise<string> {
    this.#socket.write(text);
    return waitFor('an answer', async () => {
      const end = this.#received.indexOf('\r');
      if (end < 0) return undefined;
      const answer = this.#received.slice(0, end);
      this.#received = this.#received.slice(end + 1);
      return answer;
    });
  }

  send(bytes: string | Buffer): void {
    this.#socket.write(bytes);
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** With its checksum: the sum of it all is zero. */
function protectedBy(sequence: number, text: string): string {
  const summed = `${text}AY${sequence}AZ`;
  const sum = Buffer.from(summed).reduce((total, byte) => total + byte, 0);
  return `${summed}${(-sum & 0xffff).toString(16).toUpperCase().padStart(4, '0')}\r`;
}

const signIn = (sequence = 0): string => protectedBy(sequence, `9300CN${machine.id}|CO${machine.secret}|CPhall|`);

const moment = (): string => new Date().toISOString().replaceAll(/[-:]/g, '').replace('T', '   Z').slice(0, 18);

test('a message that was spoiled is asked for again, and one that is repeated is done once', async () => {
  const reader = await aReader();
  const [card, copy] = [await cardOf(reader), await aCopy()];
  const wire = new Wire();
  expect(await wire.say(signIn())).toMatch(/^941AY0AZ/);
  const lend = protectedBy(1, `11NN${moment()}${' '.repeat(18)}AOlibrary|AA${card}|AB${copy.barcode}|AC|`);
  expect(await wire.say(lend.replace(copy.barcode, 'B'.repeat(copy.barcode.length)))).toBe('96AZFEF6');
  expect(await bookNow(copy.bookId)).toMatchObject({ available: 1 });
  const lent = await wire.say(lend);
  expect(lent).toMatch(/^121/);
  expect(await wire.say(lend)).toBe(lent);
  expect(await wire.say('97AZFEF5\r')).toBe(lent);
  wire.close();
  const { data } = await reader.api.GET('/loans/user/{user_id}', { params: { path: { user_id: reader.id } } });
  expect(data?.items).toHaveLength(1);
});

test('a machine that is removed is out within seconds', async () => {
  const { api } = await theAdmin();
  const removed = await aRegisteredMachine();
  const wire = new Wire();
  const copy = await aCopy();
  expect(await wire.say(`9300CN${removed.id}|CO${removed.secret}|\r`)).toBe('941');
  const ask = () => wire.say(`17${moment()}AOlibrary|AB${copy.barcode}|\r`);
  expect(await ask()).toMatch(/^1803/);
  await api.DELETE('/auth/programs/{program_id}', { params: { path: { program_id: removed.id } } });
  await waitFor('a refusal', async () => ((await ask()).startsWith('1801') ? true : undefined));
  wire.close();
});

test('a program that is no machine is not let in', async () => {
  const { id, secret } = await aRegisteredMachine('partner');
  const wire = new Wire();
  expect(await wire.say(`9300CN${id}|CO${secret}|\r`)).toBe('940');
  wire.close();
});

test('garbage ends its own connection, and holds up nobody', async () => {
  const [half, garbage, endless] = [new Wire(), new Wire(), new Wire()];
  half.send('9300CN');
  garbage.send(Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)));
  for (let sent = 0; sent < 20; sent += 1) garbage.send('GET /\r');
  endless.send('9'.repeat(50_000));
  await Promise.all([garbage.ended, endless.ended]);
  const wire = new Wire();
  expect(await wire.say(signIn())).toMatch(/^941/);
  expect(await wire.say('9900802.00\r')).toMatch(/^98Y/);
  wire.close();
  half.close();
});
