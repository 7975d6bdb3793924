import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { simpleParser, type ParsedMail } from 'mailparser';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import { unavailable } from '#core/api-error.ts';
import type { Users } from '../clients/users.ts';
import { queueDelivery, queueGuardianDelivery, queueUnwrittenDelivery } from '../store/deliveries.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';
import { letterWriter, storedLetter, type LetterOf } from './letters.ts';
import { startEmailSender, type EmailSender } from './email-sender.ts';
import type { Mailer } from './mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
const toStop: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
});
afterEach(async () => {
  for (const stop of toStop.splice(0).toReversed()) await stop();
  await database.db.deleteFrom('delivery').execute();
});
afterAll(() => database.drop());

type MailServer = { port: number; taken: string[]; mails: ParsedMail[]; server: SMTPServer };
/** A mail server's answer to an e-mail, by recipient; undefined accepts it. */
type Answers = { recipient?: (to: string) => Error | undefined; data?: (to: string) => Promise<Error | undefined> };

/** A mail server in this process. @param port that of a stopped server, to replace it */
async function aMailServer(answers: Answers = {}, port = 0, options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: string[] = [];
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', ...(options.onAuth ? [] : ['AUTH'])],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(answers.recipient?.(address)),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      void receive();
      async function receive(): Promise<void> {
        const mail = await simpleParser(stream);
        const refusal = await answers.data?.(to);
        if (!refusal) {
          taken.push(`${to} ${mail.messageId}`);
          mails.push(mail);
        }
        done(refusal);
      }
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  toStop.push(() => closed(server));
  return { port: (server.server.address() as AddressInfo).port, taken, mails, server };
}

const closed = (server: SMTPServer) => new Promise<void>((resolve) => server.close(resolve));

/** As a mail server answers. */
const answer = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

type SenderOptions = {
  silenceMs?: number;
  wrap?: (mailer: Mailer) => Mailer;
  letterOf?: LetterOf;
  credentials?: { user: string; password: string };
};

function aSender(
  port: number,
  { silenceMs = 5_000, wrap = (mailer) => mailer, letterOf = storedLetter, credentials }: SenderOptions = {},
): EmailSender {
  const server = {
    host: '127.0.0.1',
    port,
    tls: false,
    connections: 4,
    silenceMs,
    ...(credentials && { credentials }),
  };
  const mailer = wrap(smtpMailer(server, 'Library <library@abonement.example>'));
  const sender = startEmailSender(
    database.db,
    mailer,
    letterOf,
    pino({ level: 'silent' }),
    new Registry(),
    () => new Date(),
  );
  toStop.push(
    () => mailer.close(),
    () => sender.stop(),
  );
  return sender;
}

async function aNotice(address: string): Promise<string> {
  const id = uuidv7();
  const command = { type: 'loan_issued', user_id: uuidv7(), user_email: address, book_title: 'Lent' } as const;
  const { type, user_id } = command;
  await queueDelivery(database.db, { id, user_id, type, address, subject: 'Lent', html: '<p>Lent</p>', command });
  return id;
}

const delivery = (id: string) =>
  database.db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const isSent = (id: string) => waitFor(`${id} to be sent`, async () => (await delivery(id)).status === 'sent');
const dueAt = async (id: string): Promise<Date> => (await delivery(id)).due_at ?? new Date(0);
const hasFailedOnce = (id: string) => waitFor('a failure', async () => (await delivery(id)).failure !== null);

/** Makes everything queued due, instead of waiting. */
const hasten = () =>
  sql`update delivery set due_at = now() where status = 'queued' and claimed_by is null`.execute(database.db);

test('what is queued is sent once, by however many senders', async () => {
  const { port, taken } = await aMailServer();
  const ids = await Promise.all(Array.from({ length: 40 }, (_, index) => aNotice(`r${index}@readers.example`)));
  const senders = [aSender(port), aSender(port), aSender(port)];
  for (const sender of senders) sender.wake();
  for (const id of ids) await isSent(id);
  expect(taken.toSorted()).toEqual(
    ids.map((id, index) => `r${index}@readers.example <${id}@abonement.example>`).toSorted(),
  );
});

test('an e-mail can be read as text, says that nobody wrote it, and has the number of its notice', async () => {
  const { port, mails } = await aMailServer();
  const id = await aNotice('anna@readers.example');
  aSender(port);
  await isSent(id);
  const [mail] = mails;
  expect(mail).toMatchObject({
    messageId: `<${id}@abonement.example>`,
    subject: 'Lent',
    html: expect.stringContaining('<p>Lent</p>'),
    text: expect.stringMatching(/^Lent\s*$/),
  });
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.date).toBeInstanceOf(Date);
});

test('while an e-mail is being sent no transaction is open, and no other sender takes it', async () => {
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  let begun = 0;
  const { port, taken } = await aMailServer({
    data: async () => {
      begun += 1;
      await held;
      return undefined;
    },
  });
  const id = await aNotice('slow@readers.example');
  aSender(port);
  await waitFor('the sending', async () => begun === 1);
  const { rows } = await sql`
    select query from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`.execute(database.db);
  expect(rows).toEqual([]);
  // The other one claims while the first is sending: it has sent what was queued later.
  const second = aSender((await aMailServer()).port);
  const later = await aNotice('later@readers.example');
  second.wake();
  await isSent(later);
  // Nor after the lease would have expired: it is renewed while the e-mail is being sent.
  const nearlyOver = new Date(Date.now() + 7_000);
  await sql`update delivery set due_at = ${nearlyOver} where id = ${id}`.execute(database.db);
  await waitFor('a longer lease', async () => (await dueAt(id)) > nearlyOver);
  release();
  await isSent(id);
  expect({ begun, taken: taken.length }).toEqual({ begun: 1, taken: 1 });
});

test('a mail server that cannot be reached is nobody’s failed attempt, and gets all when it is back', async () => {
  const first = await aMailServer();
  await closed(first.server);
  const ids = await Promise.all(Array.from({ length: 6 }, (_, index) => aNotice(`r${index}@readers.example`)));
  aSender(first.port);
  for (const id of ids.slice(0, 2)) await hasFailedOnce(id);
  const { taken } = await aMailServer({}, first.port);
  await hasten();
  for (const id of ids) await isSent(id);
  expect(taken.length).toBe(6);
  expect((await Promise.all(ids.map(delivery))).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1, 1, 1]);
});

test.each([
  [
    'greets with a 421',
    { onConnect: (_s: unknown, done: (e?: Error) => void) => done(answer(421, 'Come back later')) },
    undefined,
  ],
  [
    'knows not who we are',
    { onAuth: (_a: unknown, _s: unknown, done: (e: Error) => void) => done(answer(535, 'No')) },
    { user: 'u', password: 'p' },
  ],
  [
    'refuses our own address',
    { onMailFrom: (_a: unknown, _s: unknown, done: (e: Error) => void) => done(answer(550, 'Not you')) },
    undefined,
  ],
])('a mail server that %s is no failed attempt of a notice', async (_what, options, credentials) => {
  const { port } = await aMailServer({}, 0, options);
  const id = await aNotice('a@readers.example');
  aSender(port, credentials ? { credentials } : {});
  await hasFailedOnce(id);
  expect(await delivery(id)).toMatchObject({ status: 'queued', attempts: 0 });
});

test('a recipient who is refused counts as an attempt and delays nobody; after twelve it is given up', async () => {
  const { port, taken } = await aMailServer({
    recipient: (to) => (to.startsWith('gone') ? answer(550, `No mailbox ${to}`) : undefined),
  });
  const gone = await aNotice('gone@readers.example');
  const others = await Promise.all(Array.from({ length: 10 }, (_, index) => aNotice(`r${index}@readers.example`)));
  const sender = aSender(port);
  for (const id of others) await isSent(id);
  expect(taken.length).toBe(10);
  await waitFor('twelve attempts', async () => {
    await hasten();
    sender.wake();
    return (await delivery(gone)).status === 'failed';
  });
  const { attempts, failure } = await delivery(gone);
  expect({ attempts, failure }).toEqual({ attempts: 12, failure: 'EENVELOPE RCPT TO 550' });
});

test('a mailbox that takes nothing for the moment is tried more often than twelve times', async () => {
  const { port } = await aMailServer({ recipient: () => answer(452, 'Mailbox full') });
  const id = await aNotice('full@readers.example');
  const sender = aSender(port);
  await waitFor('thirteen attempts', async () => {
    await hasten();
    sender.wake();
    return (await delivery(id)).attempts >= 13;
  });
  expect((await delivery(id)).status).toBe('queued');
});

test('an e-mail that the server cuts off after its text delays no other, and goes again until it is taken', async () => {
  let cuts = 0;
  const { port, taken, server } = await aMailServer({
    data: async (to) => {
      if (to.startsWith('cut') && cuts < 3) {
        cuts += 1;
        for (const connection of server.connections) connection.close();
        return answer(421, 'Gone');
      }
      return undefined;
    },
  });
  const cut = await aNotice('cut@readers.example');
  const sender = aSender(port);
  await hasFailedOnce(cut);
  const others = await Promise.all(Array.from({ length: 5 }, (_, index) => aNotice(`r${index}@readers.example`)));
  for (const id of others) await isSent(id);
  await waitFor('the one that was cut off', async () => {
    await hasten();
    sender.wake();
    return (await delivery(cut)).status === 'sent';
  });
  // Since others got through meanwhile, the failure was its own.
  expect((await delivery(cut)).attempts).toBeGreaterThan(1);
  expect(taken.length).toBe(6);
});

test('a recipient at whom the server hangs delays no other, and counts as an attempt', async () => {
  const { port, taken } = await aMailServer({
    data: (to) => (to.startsWith('hang') ? new Promise(() => undefined) : Promise.resolve(undefined)),
  });
  const hanging = await aNotice('hang@readers.example');
  const others = await Promise.all(Array.from({ length: 20 }, (_, index) => aNotice(`r${index}@readers.example`)));
  aSender(port, { silenceMs: 1_500 });
  for (const id of others) await isSent(id);
  expect(taken.length).toBe(20);
  await hasFailedOnce(hanging);
  expect((await delivery(hanging)).attempts).toBe(1);
});

test('what the mail server took while the database could not be reached is marked later, and not sent again', async () => {
  const { port, taken } = await aMailServer();
  const id = await aNotice('once@readers.example');
  const sender = aSender(port, {
    wrap: (mailer) => ({
      ...mailer,
      send: async (email) => {
        await mailer.send(email);
        await sql`alter table delivery rename to delivery_away`.execute(database.db);
      },
    }),
  });
  await waitFor('the e-mail', async () => taken.length === 1);
  await waitFor(
    'the table to be away',
    async () =>
      (await sql<{ away: string | null }>`select to_regclass('delivery_away')::text as away`.execute(database.db))
        .rows[0]?.away,
  );
  await sql`alter table delivery_away rename to delivery`.execute(database.db);
  // As after a crash: its lease has expired, so it is due.
  await sql`update delivery set due_at = now()`.execute(database.db);
  sender.wake();
  await isSent(id);
  expect(taken.length).toBe(1);
});

test('a notice that a sender has left in hand when it died is sent by another when its lease is over', async () => {
  const { port, taken } = await aMailServer();
  const [left, other] = [await aNotice('left@readers.example'), await aNotice('other@readers.example')];
  await sql`
    update delivery set claimed_by = gen_random_uuid(), due_at = now() + interval '1 hour'
    where id = ${left}`.execute(database.db);
  aSender(port);
  await isSent(other);
  expect((await delivery(left)).status).toBe('queued');
  await sql`update delivery set due_at = now()`.execute(database.db);
  await isSent(left);
  expect(taken.length).toBe(2);
});

test.each([
  ['that does not speak TLS', ['STARTTLS', 'AUTH']],
  ['whose certificate nobody vouches for', ['AUTH']],
])('where TLS is required, a mail server %s gets nothing', async (_which, disabledCommands) => {
  const { port, taken } = await aMailServer({}, 0, { disabledCommands });
  const server = { host: '127.0.0.1', port, tls: true, connections: 1 };
  const mailer = smtpMailer(server, 'Library <library@abonement.example>');
  toStop.push(() => mailer.close());
  const email = { id: uuidv7(), to: 'a@readers.example', subject: 'Lent', html: '<p>Lent</p>', text: 'Lent' };
  await expect(mailer.send({ ...email, unsubscribe: undefined })).rejects.toMatchObject({ refusal: 'unavailable' });
  expect(taken).toEqual([]);
});

/** An e-mail with a link, as it is queued: without the address and the token. */
async function aLinkedNotice(): Promise<string> {
  const [id, user_id, link_id] = [uuidv7(), uuidv7(), uuidv7()];
  const command = { type: 'password_reset', user_id, link_id } as const;
  await queueUnwrittenDelivery(database.db, { id, user_id, type: command.type, subject: 'Новый пароль', command });
  return id;
}

const writing = (linkToken: Users['linkToken']) =>
  letterWriter({ users: { linkToken, contact: async () => undefined }, publicUrl: 'https://library.example' });

test('an e-mail with a link goes where users says, in that language, and its token is in no row', async () => {
  const { port, mails, taken } = await aMailServer();
  const id = await aLinkedNotice();
  const letterOf = writing(async () => ({ address: 'anna@readers.example', language: 'en', token: 'the-token' }));
  aSender(port, { letterOf });
  await isSent(id);
  expect(taken).toEqual([`anna@readers.example <${id}@abonement.example>`]);
  expect(mails[0]?.text).toContain('https://library.example/reset#the-token');
  expect(mails[0]?.subject).toBe('A new password for the library');
  expect(JSON.stringify(await delivery(id))).not.toMatch(/the-token|anna@/);
});

test('whose address it is already hears that, and not that there is a link', async () => {
  const { port, mails } = await aMailServer();
  const id = await aLinkedNotice();
  aSender(port, { letterOf: writing(async () => ({ address: 'anna@readers.example', language: 'en' })) });
  await isSent(id);
  expect(mails[0]?.subject).toBe('You have joined the library already');
  expect(mails[0]?.text).not.toContain('/reset');
});

test('while users does not answer, an e-mail with a link waits, and the others go', async () => {
  const { port, taken } = await aMailServer();
  const linked = await aLinkedNotice();
  const other = await aNotice('boris@readers.example');
  let isAway = true;
  const letterOf: LetterOf = (delivery) =>
    writing(async () => {
      if (isAway) throw unavailable('the test says so');
      return { address: 'anna@readers.example', language: 'ru', token: 'the-token' };
    })(delivery);
  const sender = aSender(port, { letterOf });
  await isSent(other);
  await hasFailedOnce(linked);
  isAway = false;
  await hasten();
  sender.wake();
  await isSent(linked);
  expect(taken).toHaveLength(2);
});

test('an e-mail whose link works no more is not sent', async () => {
  const { port, taken } = await aMailServer();
  const id = await aLinkedNotice();
  aSender(port, { letterOf: writing(async () => undefined) });
  await waitFor('it to be given up', async () => (await delivery(id)).status === 'failed');
  expect(taken).toEqual([]);
});

/** A notice about a child to a guardian, as it is queued: without an address. */
async function aNoticeToGuardian(): Promise<{ id: string; guardian_id: string }> {
  const [id, guardian_id] = [uuidv7(), uuidv7()];
  const notice = { id, guardian_id, user_id: uuidv7(), type: 'due_soon', subject: 'Аня', html: '<p>Аня</p>' };
  await database.db.transaction().execute((tx) => queueGuardianDelivery(tx, notice));
  return { id, guardian_id };
}

type Contact = Awaited<ReturnType<Users['contact']>>;
const saying = (contact: () => Contact) =>
  letterWriter({
    users: { linkToken: async () => undefined, contact: async () => contact() },
    publicUrl: 'https://library.example',
  });
const aChild = { deleted: false as const, full_name: 'Аня', language: 'ru' as const, version: 1 };
const toldOf = (guardian_id: string) => ({
  ...aChild,
  guardians: [{ id: guardian_id, email: 'mother@readers.example', language: 'ru' as const }],
});

test('a notice about a child goes where its guardian is reached now, and the address is in no row', async () => {
  const { port, taken } = await aMailServer();
  const { id, guardian_id } = await aNoticeToGuardian();
  aSender(port, { letterOf: saying(() => toldOf(guardian_id)) });
  await isSent(id);
  expect(taken).toEqual([`mother@readers.example <${id}@abonement.example>`]);
  expect((await delivery(id)).address).toBeNull();
});

test.each([
  ['is a guardian no more', () => toldOf(uuidv7())],
  ['is the guardian of somebody who was deleted', () => ({ deleted: true as const })],
  ['is the guardian of nobody known', () => undefined],
])('a notice to who %s by the time it is sent goes to nobody', async (_who, contact) => {
  const { port, taken } = await aMailServer();
  const { id } = await aNoticeToGuardian();
  aSender(port, { letterOf: saying(contact) });
  await waitFor('it to be given up', async () => (await delivery(id)).status === 'failed');
  expect(taken).toEqual([]);
});

test.each([
  ['does not answer', () => unavailable('the test says so')],
  ['is of a release that names no guardians', () => undefined],
])('a notice to a guardian waits while users %s', async (_how, trouble) => {
  const { port, taken } = await aMailServer();
  const { id, guardian_id } = await aNoticeToGuardian();
  let isBack = false;
  const letterOf = saying(() => {
    if (isBack) return toldOf(guardian_id);
    const error = trouble();
    if (error) throw error;
    return aChild;
  });
  const sender = aSender(port, { letterOf });
  await hasFailedOnce(id);
  isBack = true;
  await hasten();
  sender.wake();
  await isSent(id);
  expect(taken).toHaveLength(1);
});

/** A notice about a guardian, as it is queued: without an address and a text. */
async function aNoticeOfGuardian(): Promise<{ id: string; user_id: string }> {
  const [id, user_id, relative_id] = [uuidv7(), uuidv7(), uuidv7()];
  const command = { type: 'guardian_linked', user_id, relative_id, ends_on: '2030-09-14' } as const;
  await queueUnwrittenDelivery(database.db, { id, user_id, type: command.type, subject: 'Представитель', command });
  return { id, user_id };
}

const knowing = (contact: Users['contact']) =>
  letterWriter({ users: { linkToken: async () => undefined, contact }, publicUrl: 'https://library.example' });
const anna = { ...aChild, email: 'anna@readers.example', language: 'en' as const };
const guardian = { ...aChild, full_name: 'Мария Петрова' };

test('who is told of a guardian reads their name, which is in no row', async () => {
  const { port, mails, taken } = await aMailServer();
  const { id, user_id } = await aNoticeOfGuardian();
  aSender(port, { letterOf: knowing(async (whom) => (whom === user_id ? anna : guardian)) });
  await isSent(id);
  expect(taken).toEqual([`anna@readers.example <${id}@abonement.example>`]);
  expect(mails[0]?.text).toContain('Мария Петрова was recorded as your guardian, until 14 September 2030');
  expect(JSON.stringify(await delivery(id))).not.toMatch(/Мария|anna@/);
});

test('who is told of a guardian whose account is gone by then reads no name', async () => {
  const { port, mails } = await aMailServer();
  const { id, user_id } = await aNoticeOfGuardian();
  aSender(port, { letterOf: knowing(async (whom) => (whom === user_id ? anna : { deleted: true })) });
  await isSent(id);
  expect(mails[0]?.text).toContain('somebody was recorded as your guardian');
});

test.each([
  ['is deleted', { deleted: true as const }],
  ['has no address', aChild],
])('who %s is told of no guardian', async (_how, told) => {
  const { port, taken } = await aMailServer();
  const { id, user_id } = await aNoticeOfGuardian();
  aSender(port, { letterOf: knowing(async (whom) => (whom === user_id ? told : guardian)) });
  await waitFor('it to be given up', async () => (await delivery(id)).status === 'failed');
  expect(taken).toEqual([]);
});
