import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEventData, schemas, type EventData } from '#events';
import { textOf, unsubscribeIn } from '../domain/email-page.ts';
import { FOR_GUARDIANS } from '../domain/notice.ts';
import { lintMail, mailRules, type Expected } from '../testing/mail-rules.ts';
import { aMailbox, readMail } from '../testing/received-mail.ts';
import { writeEmail, writeToGuardian, writeToOwner } from '../domain/write-email.ts';
import { smtpMailer } from './smtp-mailer.ts';
import type { Mailer } from './mailer.ts';

type Command = EventData['notifications.email'];

const FROM = 'library@library.example';
const LIBRARY = 'https://library.example';

let mailbox: Awaited<ReturnType<typeof aMailbox>>;
let mailer: Mailer;
beforeAll(async () => {
  mailbox = await aMailbox();
  const server = { host: '127.0.0.1', port: mailbox.port, tls: false, connections: 4 };
  mailer = smtpMailer(server, `Районная библиотека № 7, абонемент для взрослых <${FROM}>`);
});
afterAll(async () => {
  mailer.close();
  await mailbox.close();
});

const EXTREMES = {
  'an ordinary title': { book_title: 'Мастер и Маргарита', author: 'Михаил Булгаков' },
  'no title and no author to speak of': { book_title: '', author: '' },
  'the longest title and name': { book_title: 'Щ'.repeat(1_000), author: 'Ъ'.repeat(1_000) },
  'a word of a thousand letters': { book_title: 'x'.repeat(1_000), author: 'y'.repeat(1_000) },
  'letters of eleven signs': { book_title: '👩‍👩‍👧‍👦'.repeat(90), author: '🏳️‍🌈'.repeat(60) },
  'a title from right to left, turned around': { book_title: '\u202eألف ليلة وليلة \u2066"', author: 'נחום גוטמן' },
  'marks above marks': { book_title: `Z${'\u0300\u0489'.repeat(200)}`, author: 'ё'.normalize('NFD').repeat(300) },
  markup: { book_title: '</p><script>alert(1)</script>&amp;"\'', author: '<a href="//evil.example">' },
  'a header of its own': { book_title: 'Дар\r\nBcc: all@library.example\r\n\r\n.\r\n', author: '\u2028\u0000\u0007' },
  'an encoded word': { book_title: '=?utf-8?B?0JTQsNGA?= =?x', author: 'From: .' },
};

const TYPES = [
  'loan_issued',
  'loan_renewed',
  'due_date_changed',
  'loan_recalled',
  'loan_returned',
  'loan_lost',
  'due_soon',
  'due_today',
  'overdue',
  'book_available',
  'author_has_new_book',
  'hold_ready',
  'hold_delayed',
  'hold_ending',
  'hold_expired',
  'hold_cancelled',
  'hold_unfilled',
  'membership_ending',
  'account_not_deleted',
  'password_reset',
  'password_changed',
  'email_verification',
  'new_sign_in',
  'sign_in_changed',
  'address_changed',
  'address_corrected',
  'guardian_linked',
  'guardian_ended',
  'child_linked',
  'child_ended',
] as const;
test('every kind of notice is tried', () => {
  expect(TYPES).toEqual(schemas['notifications.email'].properties.type.enum);
});

const token = '01890000-0000-7000-8000-00000000000a';

/** A command of a type with all that a template may say. */
function command(type: Command['type'], words: { book_title: string; author: string }): Command {
  const facts = { user_id: uuidv7(), due_date: '2026-05-31', days_overdue: 365, open_loans: 3, open_fines: true };
  const family = { relative_id: uuidv7(), ends_on: '2030-09-14', expires_on: '2026-06-30' };
  const changed = { ...family, link_id: uuidv7(), changed_at: '2026-05-31T18:05', changed_by: 'link' as const };
  const signedIn = { sign_in_change: 'second_factor_off' as const, browser: 'Firefox', system: 'Linux' };
  const place = { branch_name: Array.from(words.author).slice(0, 50).join('') || 'Филиал № 2' };
  const asked = type === 'author_has_new_book' && { alert_end_token: token };
  return { type, ...facts, ...changed, ...signedIn, ...words, ...place, ...asked };
}

async function sent(
  type: Command['type'],
  words: { book_title: string; author: string },
  language: 'ru' | 'en',
  child?: string,
) {
  const [id, to] = [uuidv7(), 'anna@readers.example'];
  const what = command(type, words);
  expect(isEventData('notifications.email', what)).toBe(true);
  const { subject, html } =
    child === undefined
      ? writeEmail(id, what, language, LIBRARY, { token: 'a-token_of-43-signs', relative: words.author })
      : writeToGuardian(id, what, { child, language, publicUrl: LIBRARY });
  await mailer.send({ id, to, subject, html, text: textOf(html), unsubscribe: unsubscribeIn(html) });
  const raw = mailbox.mails.pop();
  if (!raw) throw new Error('no mail arrived');
  const ends = type === 'author_has_new_book' ? `${LIBRARY}/api/v1/author-alerts/${token}/end` : undefined;
  return { raw, expected: { id, to, from: FROM, language, ends } satisfies Expected };
}

test.each(TYPES.flatMap((type) => (['ru', 'en'] as const).map((language) => [type, language] as const)))(
  '%s in %s keeps every rule of mail, whatever is in its title',
  async (type, language) => {
    for (const [what, words] of Object.entries(EXTREMES)) {
      const { raw, expected } = await sent(type, words, language);
      expect([what, lintMail(await readMail(raw), expected)]).toEqual([what, []]);
    }
  },
);

/** Names of children, each with a title that goes as far. */
const NAMES = {
  'Аня Петрова': 'an ordinary title',
  ['Щ'.repeat(200)]: 'the longest title and name',
  ['👩‍👩‍👧‍👦'.repeat(20)]: 'letters of eleven signs',
  '\u202eА\r\nBcc: all@library.example': 'a header of its own',
} as const;

test.each(FOR_GUARDIANS.flatMap((type) => (['ru', 'en'] as const).map((language) => [type, language] as const)))(
  '%s in %s keeps every rule to a guardian too, whatever the child is called',
  async (type, language) => {
    for (const [child, title] of Object.entries(NAMES)) {
      const { raw, expected } = await sent(type, EXTREMES[title], language, child);
      expect([child, lintMail(await readMail(raw), expected)]).toEqual([child, []]);
    }
  },
);

test.each(['ru', 'en'] as const)(
  'the e-mail to who has an address already keeps every rule in %s',
  async (language) => {
    const [id, to] = [uuidv7(), 'anna@readers.example'];
    const { subject, html } = writeToOwner(id, language, LIBRARY);
    await mailer.send({ id, to, subject, html, text: textOf(html), unsubscribe: unsubscribeIn(html) });
    const raw = mailbox.mails.pop();
    if (!raw) throw new Error('no mail arrived');
    expect(lintMail(await readMail(raw), { id, to, from: FROM, language, ends: undefined })).toEqual([]);
  },
);

const FOLDED_SUBJECT = /^Subject: .*(\r\n .*)*/m;
/** A mail that breaks each rule. */
const BREACHES: Record<string, [from: string | RegExp, to: string]> = {
  'lines end with CRLF': ['\r\nMIME-Version', '\nMIME-Version'],
  'no line is above 998 bytes': ['\r\nMIME-Version', `\r\nX-Long: ${'x'.repeat(1_000)}\r\nMIME-Version`],
  'all is seven-bit': ['\r\nMIME-Version', '\r\nX-Name: \u00e9\r\nMIME-Version'],
  'encoded words are short, and whole': [FOLDED_SUBJECT, `Subject: =?UTF-8?Q?${'x'.repeat(70)}?=`],
  'each field is there once': ['\r\nMIME-Version', '\r\nSubject: again\r\nMIME-Version'],
  'From is the library, and replies have an address': [FROM, 'root@localhost'],
  'To is its one recipient': ['To: anna@readers.example', 'To: anna@readers.example, boris@readers.example'],
  'Date is now': [/^Date: .*$/m, 'Date: Thu, 01 Jan 1970 00:00:00 +0000'],
  "Message-ID is the notice's, at the sender's domain": [/^Message-ID: .*$/im, 'Message-ID: <1@localhost>'],
  'it says that a program sends it': ['auto-generated', 'no'],
  'what was asked for can be ended by one click, and nothing else can': ['One-Click', 'Two-Clicks'],
  'it is text, then the same as HTML': ['text/plain', 'text/markdown'],
  'each part is UTF-8, encoded for seven bits': ['charset=utf-8', 'charset=koi8-r'],
  'the text says what the HTML says, links included': [/(?<=text\/plain[^]*?\r\n\r\n)/, 'PS. '],
  'the HTML says its language and has a title': ['lang=3D"en"', 'lang=3D"ru"'],
  'the HTML fetches and runs nothing': ['</body>', '<img src=3D"https://tracker.example/1">\r\n</body>'],
  'links are absolute': [/href=3D"(=\r\n)?https:\/\//, 'href=3D"//'],
  'the subject is short, on one line, and turns no text around': [FOLDED_SUBJECT, `Subject: ${'x '.repeat(100)}`],
  'no program clips it': ['</body>', `${'<br>\r\n'.repeat(20_000)}</body>`],
};

test.each(mailRules.map(({ name }) => name))('a mail that does not keep “%s” is found', async (name) => {
  const [from, to] = BREACHES[name] ?? ['', ''];
  const { raw, expected } = await sent('author_has_new_book', { book_title: 'Mary', author: 'Nabokov' }, 'en');
  const broken = raw.toString('latin1').replace(from, to);
  expect(broken).not.toBe(raw.toString('latin1'));
  const found = lintMail(await readMail(Buffer.from(broken, 'latin1')), expected);
  expect(found.map((problem) => problem.slice(0, name.length))).toContain(name);
});

test('docs/e-mails.md lists the rules', () => {
  const listed = readFileSync('docs/e-mails.md', 'utf8').matchAll(/^\| ([^|]+?) +\|/gm);
  expect(Array.from(listed, ([, name]) => name).filter((name) => name !== 'rule' && !/^-+$/.test(name ?? ''))).toEqual(
    mailRules.map(({ name }) => name),
  );
});
