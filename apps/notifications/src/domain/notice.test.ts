import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailPage, textOf, unsubscribeIn } from './email-page.ts';
import { ABOUT_READING, noticeOf, noticeToGuardian, noticeToOwner } from './notice.ts';
import { retryAfter, retryDeferredAfter } from './retry-schedule.ts';

const LIBRARY = 'https://library.example';

const command = {
  type: 'loan_issued',
  user_id: '01890000-0000-7000-8000-000000000000',
  book_title: 'Мастер и Маргарита',
  due_date: '2026-05-31',
} as const;

test('a reader is told in their language, with the date as people write it', () => {
  expect(noticeOf(command, 'ru', LIBRARY)).toEqual({
    subject: 'Вы взяли «Мастер и Маргарита»',
    lines: ['Вы взяли «Мастер и Маргарита».', 'Верните её не позднее 31 мая 2026 года.'],
  });
  expect(noticeOf(command, 'en', LIBRARY).lines[1]).toBe('Please return it by 31 May 2026.');
});

test.each([
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
] as const)('%s has words in both languages, and names the book', (type) => {
  for (const language of ['ru', 'en'] as const) {
    const { subject, lines } = noticeOf({ ...command, type, author: 'Михаил Булгаков' }, language, LIBRARY);
    expect(subject).toContain(command.book_title);
    expect(lines.filter((line) => typeof line === 'string').join(' ')).not.toContain('undefined');
  }
});

test('a guardian reads whose book it is, what there is to do, and why it comes to them', () => {
  expect(noticeToGuardian(command, 'Аня Петрова', 'ru', LIBRARY)).toEqual({
    subject: 'Аня Петрова · Выдана книга «Мастер и Маргарита»',
    lines: [
      'Это письмо о книгах, которые читает Аня Петрова.',
      'Библиотека выдала книгу «Мастер и Маргарита».',
      'Верните её не позднее 31 мая 2026 года.',
      expect.stringContaining('вы записаны в библиотеке как представитель'),
      { url: `${LIBRARY}/me/children` },
    ],
  });
  for (const type of ABOUT_READING) {
    const { subject, lines } = noticeToGuardian({ ...command, type, author: 'А' }, 'Anna', 'en', LIBRARY);
    expect(subject).toMatch(/^Anna · [^]*Мастер/);
    // Only the last words speak of the guardian: they have borrowed nothing.
    expect(JSON.stringify(lines.slice(0, -2))).not.toMatch(
      /\byou (borrowed|returned|have been|may keep)|\bfor you\b|\byour hold\b/i,
    );
    const russian = noticeToGuardian({ ...command, type, author: 'А' }, 'Аня', 'ru', LIBRARY);
    expect(JSON.stringify([russian.subject, russian.lines.slice(0, -2)])).not.toMatch(/ для вас|вас ждёт|вашу бронь/i);
  }
});

test('that a membership ends is told to its reader, and to the guardian in other words', () => {
  const ending = { type: 'membership_ending', user_id: command.user_id, expires_on: '2026-06-30' } as const;
  expect(noticeOf(ending, 'ru', LIBRARY)).toMatchObject({
    subject: 'Скоро закончится срок вашего читательского билета',
    lines: [
      expect.stringContaining('по 30 июня 2026 года включительно'),
      expect.stringContaining('продлите его не позднее этого дня'),
      expect.any(String),
    ],
  });
  const { subject, lines } = noticeToGuardian(ending, 'Anna', 'en', LIBRARY);
  expect(subject).toBe('Anna · A library membership ends soon');
  expect(lines.slice(0, 2)).toEqual([
    'This is about the library membership of Anna.',
    'The membership is valid until the end of 30 June 2026.',
  ]);
  // No book was named before.
  expect(lines).not.toContainEqual(expect.stringContaining('these books'));
});

test('what was taken to be lost may be with its reader, who has only been late', () => {
  const lost = { ...command, type: 'loan_lost' } as const;
  const said = [
    noticeOf(lost, 'ru', LIBRARY),
    noticeOf(lost, 'en', LIBRARY),
    noticeToGuardian(lost, 'Anna', 'ru', LIBRARY),
    noticeToGuardian(lost, 'Anna', 'en', LIBRARY),
  ].map(({ lines }) => lines);
  for (const lines of said)
    expect(lines).toContainEqual(expect.stringMatching(/Если книга у вас|If you have the book/));
});

test('what is due at an hour is told with the hour, and on its day without days', () => {
  const late = { ...command, type: 'overdue', due_time: '15:30', days_overdue: 0 } as const;
  expect(noticeOf(late, 'ru', LIBRARY).lines.slice(0, 2)).toEqual([
    expect.stringContaining('31 мая 2026 года, 15:30'),
    'Пожалуйста, верните книгу.',
  ]);
  expect(noticeOf(late, 'en', LIBRARY).lines.slice(0, 2)).toEqual([
    expect.stringContaining('31 May 2026, 15:30'),
    'Please return it.',
  ]);
});

test.each(['due_soon', 'due_today'] as const)('what was recalled is not said to be renewable: %s', (type) => {
  for (const language of ['ru', 'en'] as const) {
    const said = (recalled: boolean) =>
      JSON.stringify(noticeOf({ ...command, type, recalled }, language, LIBRARY).lines);
    expect(said(false)).toMatch(/можно (вернуть или )?продлить|срок можно продлить|renew/);
    expect(said(true)).not.toMatch(/или продлить|можно продлить|or renew|can renew/);
    expect(said(true)).toMatch(/ждёт другой читатель|another reader is waiting/i);
  }
});

test('nothing about an account is written to a guardian', () => {
  const told = { ...command, type: 'password_reset', link_id: command.user_id } as const;
  expect(() => noticeToGuardian(told, 'Аня', 'ru', LIBRARY)).toThrow();
});

test.each([
  [
    { open_loans: 2, open_fines: true },
    ['(2). Пожалуйста, верните их', 'остался долг библиотеке', 'ещё раз'],
    ['(2). Please return them', 'still owe the library', 'ask again'],
  ],
  [{ open_loans: 1, open_fines: false }, ['(1)', 'ещё раз'], ['(1)', 'ask again']],
  [{ open_loans: 0, open_fines: true }, ['остался долг', 'ещё раз'], ['still owe', 'ask again']],
  [{ open_loans: 0, open_fines: false }, ['Обратитесь, пожалуйста'], ['Please ask at the desk']],
])('an account that is not deleted, with %o, is told of with the reasons and what to do', (reasons, ru, en) => {
  const told = (language: 'ru' | 'en') =>
    noticeOf({ type: 'account_not_deleted', user_id: command.user_id, ...reasons }, language, LIBRARY).lines;
  expect(told('ru')).toHaveLength(ru.length + 1);
  expect(told('en')).toHaveLength(en.length + 1);
  for (const [index, words] of ru.entries()) expect(told('ru')[index + 1]).toContain(words);
  for (const [index, words] of en.entries()) expect(told('en')[index + 1]).toContain(words);
});

test('a link to another password has its token where no log sees it', () => {
  const told = { type: 'password_reset', user_id: command.user_id, link_id: command.user_id } as const;
  for (const language of ['ru', 'en'] as const) {
    const page = emailPage(noticeOf(told, language, LIBRARY, { token: 'the-token' }), language, 'n1');
    expect(textOf(page)).toContain(`\n\n${LIBRARY}/reset#the-token\n\n`);
    expect(unsubscribeIn(page)).toBeUndefined();
  }
});

test('the owner of an address that somebody has given hears how to sign in, and gets no link that opens anything', () => {
  for (const language of ['ru', 'en'] as const) {
    const page = emailPage(noticeToOwner(language, LIBRARY), language, 'n1');
    expect(textOf(page)).toContain(`\n\n${LIBRARY}/sign-in\n\n`);
    expect(textOf(page)).toContain(`\n\n${LIBRARY}/forgot\n\n`);
    expect(textOf(page)).not.toContain('#');
  }
});

test('a former address hears when it was changed, and how to take it back; from the desk, only that it was', () => {
  const told = { user_id: command.user_id, link_id: command.user_id, changed_at: '2026-05-31T18:05' };
  for (const [language, when] of [
    ['ru', '31 мая 2026 года в 18:05'],
    ['en', '31 May 2026 at 18:05'],
  ] as const) {
    const textIn = (type: 'address_changed' | 'address_corrected') =>
      textOf(emailPage(noticeOf({ type, ...told }, language, LIBRARY, { token: 'the-token' }), language, 'n1'));
    expect(textIn('address_changed')).toContain(`\n\n${LIBRARY}/restore#the-token\n\n`);
    expect(textIn('address_corrected')).not.toContain('the-token');
    for (const type of ['address_changed', 'address_corrected'] as const) expect(textIn(type)).toContain(when);
  }
});

test.each([
  ['password', 'в настройках', 'in the settings'],
  ['link', 'по ссылке', 'by the link'],
  ['code', 'по коду с кафедры', 'by the code'],
] as const)('whose password was changed by %s is told how, when, and what to do', (changed_by, ru, en) => {
  const told = {
    type: 'password_changed',
    user_id: command.user_id,
    changed_at: '2026-05-31T18:05',
    changed_by,
  } as const;
  const texts = { ru: ['31 мая 2026 года в 18:05', ru], en: ['31 May 2026 at 18:05', en] };
  for (const language of ['ru', 'en'] as const) {
    const text = textOf(emailPage(noticeOf(told, language, LIBRARY), language, 'n1'));
    for (const words of texts[language]) expect(text).toContain(words);
    expect(text).toContain(`${LIBRARY}/forgot`);
  }
});

test('who signs in from elsewhere is told when, from where as far as it is known, and what to do', () => {
  const told = { type: 'new_sign_in', user_id: command.user_id, changed_at: '2026-05-31T18:05' } as const;
  const where = { browser: 'Firefox', system: 'Linux', network: '203.0.113.0/24' };
  const textFor = (known: Partial<typeof where>, language: 'ru' | 'en') =>
    textOf(emailPage(noticeOf({ ...told, ...known }, language, LIBRARY), language, 'n1'));
  expect(textFor(where, 'ru')).toContain('раньше не входили: Firefox, Linux, 203.0.113.0/24.');
  expect(textFor(where, 'en')).toContain('On 31 May 2026 at 18:05, somebody signed in');
  expect(textFor({}, 'ru')).toContain('раньше не входили.');
  for (const language of ['ru', 'en'] as const) expect(textFor(where, language)).toContain(`${LIBRARY}/forgot`);
});

test.each([
  ['second_factor_on', 'включили подтверждение', 'turned on'],
  ['second_factor_off', 'отключили', 'turned off'],
  ['recovery_codes_renewed', 'новые запасные коды', 'new recovery codes'],
  ['recovery_code_used', 'один из запасных кодов', 'one of the recovery codes'],
  ['passkey_added', 'добавлен ключ доступа', 'a passkey was added'],
  ['passkey_removed', 'удалён ключ доступа', 'a passkey was removed'],
  ['outside_account_added', 'привязан аккаунт другого сайта', 'was linked with your library account'],
  ['outside_account_removed', 'аккаунт другого сайта отвязан', 'was unlinked from your library account'],
] as const)('of %s its owner is told when, and what to do', (sign_in_change, ru, en) => {
  const told = {
    type: 'sign_in_changed',
    user_id: command.user_id,
    changed_at: '2026-05-31T18:05',
    sign_in_change,
  } as const;
  const texts = { ru: ['31 мая 2026 года в 18:05', ru], en: ['31 May 2026 at 18:05', en] };
  for (const language of ['ru', 'en'] as const) {
    const text = textOf(emailPage(noticeOf(told, language, LIBRARY), language, 'n1'));
    for (const words of texts[language]) expect(text).toContain(words);
    expect(text).toContain(`${LIBRARY}/forgot`);
  }
});

test.each(['guardian_linked', 'guardian_ended', 'child_linked', 'child_ended'] as const)(
  '%s is told by the name of whom it is about, with what follows and where to say that it is wrong',
  (type) => {
    const told = { type, user_id: command.user_id, relative_id: command.user_id, ends_on: '2030-09-14' };
    const texts = { ru: ['на кафедру выдачи', '14 сентября 2030 года'], en: ['come to the desk', '14 September 2030'] };
    for (const language of ['ru', 'en'] as const) {
      const textIn = (relative: string) =>
        textOf(emailPage(noticeOf(told, language, LIBRARY, { relative }), language, 'n1'));
      const [desk = '', day = ''] = texts[language];
      expect(textIn('Вася Розальский')).toContain('Вася Розальский');
      expect(textIn('Вася Розальский')).toContain(desk);
      expect(textIn('')).toContain(`${LIBRARY}/me/children`);
      expect(textIn('').includes(day)).toBe(type.endsWith('_linked'));
      expect(textIn('')).not.toMatch(/undefined| {2}| [.,:]/);
    }
  },
);

test('a title is text in the page, never markup', () => {
  fc.assert(
    fc.property(fc.string(), (book_title) => {
      const page = emailPage(noticeOf({ ...command, book_title: `<script>${book_title}` }, 'en', LIBRARY), 'en', 'n1');
      expect(page).not.toContain('<script>');
    }),
  );
});

test('the text part of an e-mail says what its page says, letter for letter', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('ru' as const, 'en' as const),
      (book_title, language) => {
        const notice = noticeOf({ ...command, book_title: `&amp; <p>${book_title}</p>` }, language, LIBRARY);
        const paragraphs = textOf(emailPage(notice, language, 'n1')).split('\n\n');
        expect(paragraphs).toEqual(expect.arrayContaining(notice.lines));
        expect(paragraphs.at(-1)).toBe({ ru: 'Абонемент · Уведомление n1', en: 'Abonement · Notice n1' }[language]);
      },
    ),
  );
});

test('a long title is shortened in the subject, between letters, and whole below', () => {
  const family = '👩‍👩‍👧‍👦';
  const { subject, lines } = noticeOf({ ...command, book_title: family.repeat(90) }, 'en', LIBRARY);
  expect(subject).toBe(`You borrowed “${family.repeat(9)}…”`);
  expect(lines[0]).toContain(family.repeat(90));
});

test('a title breaks no line and turns no text around', () => {
  const { subject } = noticeOf({ ...command, book_title: ' A\r\nBcc:\u2028 \u202eB\u0000 ' }, 'en', LIBRARY);
  expect(subject).toBe('You borrowed “A Bcc: B”');
});

test('a notice that the reader has asked for says how to end it, in its page and in its text', () => {
  const alert_end_token = '01890000-0000-7000-8000-00000000000a';
  const notice = noticeOf({ ...command, type: 'author_has_new_book', author: 'А', alert_end_token }, 'ru', LIBRARY);
  const page = emailPage(notice, 'ru', 'n1');
  const url = `${LIBRARY}/api/v1/author-alerts/${alert_end_token}/end`;
  expect(unsubscribeIn(page)).toBe(url);
  expect(textOf(page)).toContain(`Больше не сообщать о новых книгах этого автора: ${url}\n\n`);
  expect(unsubscribeIn(emailPage(noticeOf(command, 'ru', LIBRARY), 'ru', 'n1'))).toBeUndefined();
});

test('a notice is tried twelve times, at longer and longer intervals of at most an hour', () => {
  const waits = Array.from({ length: 12 }, (_, index) => retryAfter(index + 1));
  expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40]);
  expect(waits[10]).toBe(3600);
  expect(waits[11]).toBeUndefined();
});

test('a notice whose recipient takes none at the moment is tried for four days, at last once an hour', () => {
  expect([1, 2, 3, 50].map((attempts) => retryDeferredAfter(attempts, 60))).toEqual([5, 10, 20, 3600]);
  expect(retryDeferredAfter(90, 4 * 86_400)).toBeUndefined();
});
