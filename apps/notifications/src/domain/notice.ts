import type { EventData } from '#events';
import { ACCOUNT_TEXTS, TO_OWNER, type AccountNotice } from './account-notice.ts';

type Command = EventData['notifications.email'];
export type Language = 'ru' | 'en';
/** A paragraph: a text, or the address of a page. */
export type Line = string | { url: string };
export type Notice = {
  subject: string;
  lines: Line[];
  /** How to be told no more of the kind, where the reader has asked to be told. */
  unsubscribe?: { text: string; url: string };
};

/** What only users knows, and says when an e-mail is sent. */
export type SaidByUsers = {
  /** Of the link that the notice is about. */
  token?: string;
  /** The name of the guardian or the child whom it is about. */
  relative?: string;
};

/**
 * A notice in the reader's language: the subject and the sentences.
 *
 * @param publicUrl where readers reach the library
 */
export function noticeOf(command: Command, language: Language, publicUrl: string, said: SaidByUsers = {}): Notice {
  const { type } = command;
  if (isAboutAccount(type)) return accountNotice(type, command, language, publicUrl, said);
  return lendingNotice(type, command, language, publicUrl);
}

type LendingNotice = Exclude<Command['type'], AccountNotice>;

export type NoticeType = Command['type'];

/** The kinds of notices that tell what somebody reads. */
export const ABOUT_READING: readonly NoticeType[] = [
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
];

/** What is told to the guardians of a child without an address. */
export const FOR_GUARDIANS: readonly NoticeType[] = [...ABOUT_READING, 'membership_ending'];

const isAboutAccount = (type: Command['type']): type is AccountNotice => type in ACCOUNT_TEXTS;

function accountNotice(
  type: AccountNotice,
  {
    changed_at,
    changed_by = 'link',
    sign_in_change: change = 'passkey_added',
    browser,
    system,
    network,
    ends_on,
  }: Command,
  language: Language,
  publicUrl: string,
  { token = '', relative = '' }: SaidByUsers,
): Notice {
  const text = ACCOUNT_TEXTS[type][language];
  return {
    subject: text.subject,
    lines: text.lines({
      at: changed_at === undefined ? '' : formatMinute(changed_at, language),
      by: changed_by,
      change,
      relative: onOneLine(relative),
      until: ends_on === undefined ? '' : formatDay(ends_on, language),
      from: [browser, system, network]
        .filter((known) => known !== undefined)
        .map(onOneLine)
        .join(', '),
      // A browser sends no fragment anywhere, so it reaches no log.
      link: (page) => ({ url: `${publicUrl}${page}#${token}` }),
      page: (path) => ({ url: publicUrl + path }),
    }),
  };
}

/** What the owner of an account is told when somebody has given their address: the answer did not tell. */
export function noticeToOwner(language: Language, publicUrl: string): Notice {
  const { subject, lines } = TO_OWNER[language];
  return { subject, lines: lines((path) => ({ url: publicUrl + path })) };
}

/**
 * A notice about a child's books or card, to a guardian: whose it is about, what there is to say, and why it comes to them.
 *
 * @param child their name
 */
export function noticeToGuardian(command: Command, child: string, language: Language, publicUrl: string): Notice {
  const { type } = command;
  if (isAboutAccount(type)) throw new Error(`${type} is for nobody but the owner of the account`);
  const { subject, lines, unsubscribe } = lendingNotice(type, command, language, publicUrl, {
    text: TO_GUARDIAN[type] ?? TEXTS[type],
    longestTitle: LONGEST_BESIDE_NAME,
  });
  const { about, why } = FRAME[language];
  const name = onOneLine(child);
  return {
    subject: `${shortened(name, LONGEST_NAME)} · ${subject}`,
    lines: [
      about[type === 'membership_ending' ? 'card' : 'books'](name),
      ...lines,
      why,
      { url: `${publicUrl}/me/children` },
    ],
    ...(unsubscribe && { unsubscribe }),
  };
}

function lendingNotice(
  type: LendingNotice,
  command: Command,
  language: Language,
  publicUrl: string,
  { text: texts, longestTitle } = { text: TEXTS[type], longestTitle: LONGEST_IN_SUBJECT },
): Notice {
  const quoted = (title: string) => (language === 'ru' ? `«${title}»` : `“${title}”`);
  const title = onOneLine(command.book_title ?? '');
  const dayOf = (day: string | undefined) => (day === undefined ? '' : formatDay(day, language));
  const late = command.days_overdue ?? 0;
  const text = texts[language];
  const author = onOneLine(command.author ?? '');
  const { open_loans: openLoans = 0, open_fines: openFines = false } = command;
  return {
    subject: text.subject(quoted(shortened(title, longestTitle))),
    lines: text.lines({
      book: quoted(title),
      due: dayOf(command.due_date) + (command.due_time === undefined ? '' : `, ${command.due_time}`),
      late,
      recalled: command.recalled ?? false,
      author,
      expires: dayOf(command.expires_on),
      openLoans,
      openFines,
      branch: onOneLine(command.branch_name ?? ''),
    }),
    ...(command.alert_end_token !== undefined && {
      unsubscribe: {
        text: END_OF_ALERT[language],
        url: `${publicUrl}/api/v1/author-alerts/${command.alert_end_token}/end`,
      },
    }),
  };
}

/** Without what would break a line, or turn the direction of all that follows. */
const onOneLine = (text: string): string =>
  text
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

const LONGEST_IN_SUBJECT = 100;
/** Where the name of a child stands before it. */
const LONGEST_BESIDE_NAME = 70;
const LONGEST_NAME = 40;
const letters = new Intl.Segmenter();

/** A title or a name for a subject, of which programs show some sixty letters. A letter may be of several signs. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let short = '';
  for (const { segment } of letters.segment(text)) {
    if (short.length + segment.length >= longest) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}

const END_OF_ALERT: Record<Language, string> = {
  ru: 'Больше не сообщать о новых книгах этого автора',
  en: 'Stop telling me about new books by this author',
};

type Facts = {
  book: string;
  due: string;
  /** In days: none of what was due today. */
  late: number;
  /** Another reader has asked for the book. */
  recalled: boolean;
  author: string;
  /** The last day of the membership. */
  expires: string;
  openLoans: number;
  openFines: boolean;
  branch: string;
};
type Text = { subject: (book: string) => string; lines: (facts: Facts) => string[] };

const TEXTS: Record<LendingNotice, Record<Language, Text>> = {
  loan_issued: {
    ru: {
      subject: (book) => `Вы взяли ${book}`,
      lines: ({ book, due }) => [`Вы взяли ${book}.`, `Верните её не позднее ${due}.`],
    },
    en: {
      subject: (book) => `You borrowed ${book}`,
      lines: ({ book, due }) => [`You borrowed ${book}.`, `Please return it by ${due}.`],
    },
  },
  loan_renewed: {
    ru: {
      subject: (book) => `Продлено: ${book}`,
      lines: ({ book, due }) => [`Срок возврата ${book} продлён.`, `Верните её не позднее ${due}.`],
    },
    en: {
      subject: (book) => `Renewed: ${book}`,
      lines: ({ book, due }) => [`You may keep ${book} longer.`, `Please return it by ${due}.`],
    },
  },
  due_date_changed: {
    ru: {
      subject: (book) => `Новый срок возврата: ${book}`,
      lines: ({ book, due }) => [`Библиотека назначила для ${book} другой срок.`, `Верните книгу не позднее ${due}.`],
    },
    en: {
      subject: (book) => `New due date: ${book}`,
      lines: ({ book, due }) => [`The library has set a new due date for ${book}.`, `Please return it by ${due}.`],
    },
  },
  loan_recalled: {
    ru: {
      subject: (book) => `Книгу ждёт другой читатель: ${book}`,
      lines: ({ book, due }) => [
        `Книгу, которая сейчас у вас, ждёт другой читатель: ${book}.`,
        `Пожалуйста, верните её не позднее ${due}. Продлить её нельзя.`,
      ],
    },
    en: {
      subject: (book) => `Somebody is waiting for ${book}`,
      lines: ({ book, due }) => [
        `Another reader is waiting for ${book}, which you have on loan.`,
        `Please return it by ${due}. It cannot be renewed.`,
      ],
    },
  },
  loan_returned: {
    ru: { subject: (book) => `Вы вернули ${book}`, lines: ({ book }) => [`Мы получили ${book}. Спасибо!`] },
    en: { subject: (book) => `You returned ${book}`, lines: ({ book }) => [`We have received ${book}. Thank you!`] },
  },
  loan_lost: {
    ru: {
      subject: (book) => `Записана как утерянная: ${book}`,
      lines: ({ book }) => [
        `Библиотека записала, что книга ${book} утеряна.`,
        'Сколько нужно заплатить, видно в личном кабинете.',
        'Если книга у вас или найдётся позже, принесите её: мы пересчитаем сумму.',
      ],
    },
    en: {
      subject: (book) => `Recorded as lost: ${book}`,
      lines: ({ book }) => [
        `The library has recorded ${book} as lost.`,
        'What there is to pay is shown in your account.',
        'If you have the book, or find it later, please bring it back: we will put the sum right.',
      ],
    },
  },
  due_soon: {
    ru: {
      subject: (book) => `Скоро срок возврата: ${book}`,
      lines: ({ book, due, recalled }) => [
        `${book} нужно вернуть не позднее ${due}.`,
        recalled
          ? 'Книгу ждёт другой читатель, поэтому продлить её нельзя.'
          : 'Если книгу никто не ждёт, срок можно продлить.',
      ],
    },
    en: {
      subject: (book) => `Due soon: ${book}`,
      lines: ({ book, due, recalled }) => [
        `${book} is due on ${due}.`,
        recalled
          ? 'Another reader is waiting for it, so it cannot be renewed.'
          : 'If nobody is waiting for it, you can renew it.',
      ],
    },
  },
  due_today: {
    ru: {
      subject: (book) => `Сегодня срок возврата: ${book}`,
      lines: ({ book, recalled }) => [
        recalled
          ? `Сегодня последний день, когда можно вернуть ${book}: её ждёт другой читатель.`
          : `Сегодня последний день, когда можно вернуть или продлить ${book}.`,
      ],
    },
    en: {
      subject: (book) => `Due today: ${book}`,
      lines: ({ book, recalled }) => [
        recalled
          ? `Today is the last day to return ${book}: another reader is waiting for it.`
          : `Today is the last day to return or renew ${book}.`,
      ],
    },
  },
  overdue: {
    ru: {
      subject: (book) => `Просрочено: ${book}`,
      lines: ({ book, due, late }) => [
        `${book} нужно было вернуть ${due}.`,
        late > 0 ? `Дней просрочки: ${late}. Пожалуйста, верните книгу.` : 'Пожалуйста, верните книгу.',
      ],
    },
    en: {
      subject: (book) => `Overdue: ${book}`,
      lines: ({ book, due, late }) => [
        `${book} was due on ${due}.`,
        late > 0 ? `Days overdue: ${late}. Please return it.` : 'Please return it.',
      ],
    },
  },
  book_available: {
    ru: {
      subject: (book) => `Отложена книга: ${book}`,
      lines: ({ book }) => [
        `Для вас отложена книга, которую вы ждали: ${book}.`,
        'Мы напишем ещё раз, когда её можно будет забрать.',
      ],
    },
    en: {
      subject: (book) => `A copy is being kept: ${book}`,
      lines: ({ book }) => [
        `A copy of ${book}, which you have been waiting for, is being kept for you.`,
        'We will write again when it can be picked up.',
      ],
    },
  },
  author_has_new_book: {
    ru: {
      subject: (book) => `Новая книга: ${book}`,
      lines: ({ book, author }) => [`В библиотеке новая книга автора ${author}: ${book}.`],
    },
    en: {
      subject: (book) => `New book: ${book}`,
      lines: ({ book, author }) => [`The library has a new book by ${author}: ${book}.`],
    },
  },
  hold_ready: {
    ru: {
      subject: (book) => `Вас ждёт ${book}`,
      lines: ({ book, due, branch }) => [
        `${book} стоит для вас на полке брони${branch && `: ${branch}`}.`,
        `Книга ждёт вас по ${due} включительно.`,
      ],
    },
    en: {
      subject: (book) => `Ready for you: ${book}`,
      lines: ({ book, due, branch }) => [
        `${book} is on the hold shelf for you${branch && `: ${branch}`}.`,
        `It is kept until the end of ${due}.`,
      ],
    },
  },
  hold_delayed: {
    ru: {
      subject: (book) => `Книгу придётся подождать: ${book}`,
      lines: ({ book }) => [
        `К сожалению, экземпляр, который мы для вас отложили, выдать нельзя: ${book}.`,
        'Вы теперь первые в очереди. Мы напишем, как только книга будет готова.',
      ],
    },
    en: {
      subject: (book) => `Your hold is delayed: ${book}`,
      lines: ({ book }) => [
        `Sorry, the copy of ${book} that we kept for you cannot be lent.`,
        'You are first in line now. We will write as soon as the book is ready.',
      ],
    },
  },
  hold_ending: {
    ru: {
      subject: (book) => `Не забудьте забрать: ${book}`,
      lines: ({ book, due, branch }) => [
        `${book} стоит для вас на полке брони${branch && `: ${branch}`}.`,
        `Книга ждёт вас по ${due} включительно, потом бронь закончится.`,
      ],
    },
    en: {
      subject: (book) => `Please pick up: ${book}`,
      lines: ({ book, due, branch }) => [
        `${book} is on the hold shelf for you${branch && `: ${branch}`}.`,
        `It is kept until the end of ${due}; then your hold ends.`,
      ],
    },
  },
  hold_expired: {
    ru: {
      subject: (book) => `Бронь закончилась: ${book}`,
      lines: ({ book }) => [
        `Срок, в который можно было забрать ${book}, прошёл, и бронь закончилась.`,
        'Если книга вам ещё нужна, забронируйте её снова.',
      ],
    },
    en: {
      subject: (book) => `Your hold has ended: ${book}`,
      lines: ({ book }) => [
        `${book} was not picked up in time, so your hold on it has ended.`,
        'If you still want the book, please place a new hold.',
      ],
    },
  },
  hold_cancelled: {
    ru: {
      subject: (book) => `Бронь отменена: ${book}`,
      lines: ({ book }) => [`Библиотека отменила вашу бронь: ${book}.`, 'Причину вам подскажут на кафедре выдачи.'],
    },
    en: {
      subject: (book) => `Hold cancelled: ${book}`,
      lines: ({ book }) => [`The library has cancelled your hold on ${book}.`, 'The desk can tell you why.'],
    },
  },
  hold_unfilled: {
    ru: {
      subject: (book) => `Книга не нашлась: ${book}`,
      lines: ({ book }) => [`К сожалению, экземпляра ${book} для вас не нашлось, и бронь закончилась.`],
    },
    en: {
      subject: (book) => `No copy was found: ${book}`,
      lines: ({ book }) => [`Sorry, we could not get a copy of ${book} for you, so your hold on it has ended.`],
    },
  },
  membership_ending: {
    ru: {
      subject: () => 'Скоро закончится срок вашего читательского билета',
      lines: ({ expires }) => [
        `Ваш читательский билет действует по ${expires} включительно.`,
        'Чтобы и дальше брать и продлевать книги, продлите его не позднее этого дня на кафедре выдачи. Номер билета останется прежним.',
        'Вернуть книги можно и потом.',
      ],
    },
    en: {
      subject: () => 'Your library membership ends soon',
      lines: ({ expires }) => [
        `Your membership is valid until the end of ${expires}.`,
        'To go on borrowing and renewing books, please renew it at the desk by then. Your card number stays the same.',
        'You can return books after that day, too.',
      ],
    },
  },
  account_not_deleted: {
    ru: {
      subject: () => 'Ваша учётная запись не удалена',
      lines: ({ openLoans, openFines }) => [
        'Вы просили удалить учётную запись, но пока сделать это нельзя.',
        ...(openLoans > 0 ? [`У вас остались библиотечные книги (${openLoans}). Пожалуйста, верните их.`] : []),
        ...(openFines ? ['За вами остался долг библиотеке. Оплатить его можно на кафедре выдачи.'] : []),
        openLoans > 0 || openFines
          ? 'После этого запросите удаление ещё раз. До тех пор вы можете пользоваться библиотекой как раньше.'
          : 'Обратитесь, пожалуйста, на кафедру выдачи: вам подскажут, что делать.',
      ],
    },
    en: {
      subject: () => 'Your account was not deleted',
      lines: ({ openLoans, openFines }) => [
        'You asked us to delete your account, but we cannot do that yet.',
        ...(openLoans > 0 ? [`You still have books from the library (${openLoans}). Please return them.`] : []),
        ...(openFines ? ['You still owe the library something. You can pay it at the desk.'] : []),
        openLoans > 0 || openFines
          ? 'After that, please ask again to delete it. Until then, you can use the library as before.'
          : 'Please ask at the desk what to do.',
      ],
    },
  },
};

/** What is said to a guardian in other words: where a reader is addressed as the one who has the book. */
const TO_GUARDIAN: Partial<Record<LendingNotice, Record<Language, Text>>> = {
  loan_issued: {
    ru: {
      subject: (book) => `Выдана книга ${book}`,
      lines: ({ book, due }) => [`Библиотека выдала книгу ${book}.`, `Верните её не позднее ${due}.`],
    },
    en: {
      subject: (book) => `Borrowed: ${book}`,
      lines: ({ book, due }) => [`The library has lent ${book}.`, `Please return it by ${due}.`],
    },
  },
  loan_renewed: {
    ru: TEXTS.loan_renewed.ru,
    en: {
      subject: TEXTS.loan_renewed.en.subject,
      lines: ({ book, due }) => [`The loan of ${book} was renewed.`, `Please return it by ${due}.`],
    },
  },
  loan_recalled: {
    ru: {
      subject: TEXTS.loan_recalled.ru.subject,
      lines: ({ book, due }) => [
        `Книгу ${book} ждёт другой читатель.`,
        `Пожалуйста, верните её не позднее ${due}. Продлить её нельзя.`,
      ],
    },
    en: {
      subject: TEXTS.loan_recalled.en.subject,
      lines: ({ book, due }) => [
        `Another reader is waiting for ${book}.`,
        `Please return it by ${due}. It cannot be renewed.`,
      ],
    },
  },
  loan_returned: {
    ru: { subject: (book) => `Возвращена книга ${book}`, lines: TEXTS.loan_returned.ru.lines },
    en: { subject: (book) => `Returned: ${book}`, lines: TEXTS.loan_returned.en.lines },
  },
  loan_lost: {
    ru: {
      subject: TEXTS.loan_lost.ru.subject,
      lines: ({ book }) => [
        `Библиотека записала, что книга ${book} утеряна.`,
        'Сколько нужно заплатить, скажут на кафедре выдачи.',
        'Если книга у вас или найдётся позже, принесите её: мы пересчитаем сумму.',
      ],
    },
    en: {
      subject: TEXTS.loan_lost.en.subject,
      lines: ({ book }) => [
        `The library has recorded ${book} as lost.`,
        'The desk can say what there is to pay.',
        'If you have the book, or find it later, please bring it back: we will put the sum right.',
      ],
    },
  },
  book_available: {
    ru: {
      subject: TEXTS.book_available.ru.subject,
      lines: ({ book }) => [`Отложена книга: ${book}.`, 'Мы напишем ещё раз, когда её можно будет забрать.'],
    },
    en: {
      subject: TEXTS.book_available.en.subject,
      lines: ({ book }) => [`A copy of ${book} is being kept.`, 'We will write again when it can be picked up.'],
    },
  },
  hold_ready: {
    ru: {
      subject: (book) => `Можно забирать: ${book}`,
      lines: ({ book, due, branch }) => [
        `${book} стоит на полке брони${branch && `: ${branch}`}.`,
        `Забрать книгу можно по ${due} включительно.`,
      ],
    },
    en: {
      subject: (book) => `Ready to be picked up: ${book}`,
      lines: ({ book, due, branch }) => [
        `${book} is on the hold shelf${branch && `: ${branch}`}.`,
        `It is kept until the end of ${due}.`,
      ],
    },
  },
  hold_delayed: {
    ru: {
      subject: TEXTS.hold_delayed.ru.subject,
      lines: ({ book }) => [
        `К сожалению, отложенный экземпляр выдать нельзя: ${book}.`,
        'Бронь теперь первая в очереди. Мы напишем, как только книга будет готова.',
      ],
    },
    en: {
      subject: (book) => `The hold is delayed: ${book}`,
      lines: ({ book }) => [
        `Sorry, the copy of ${book} that was kept cannot be lent.`,
        'The hold is first in line now. We will write as soon as the book is ready.',
      ],
    },
  },
  hold_ending: {
    ru: {
      subject: (book) => `Пора забрать: ${book}`,
      lines: ({ book, due, branch }) => [
        `${book} стоит на полке брони${branch && `: ${branch}`}.`,
        `Забрать книгу можно по ${due} включительно, потом бронь закончится.`,
      ],
    },
    en: {
      subject: (book) => `To be picked up soon: ${book}`,
      lines: ({ book, due, branch }) => [
        `${book} is on the hold shelf${branch && `: ${branch}`}.`,
        `It is kept until the end of ${due}; then the hold ends.`,
      ],
    },
  },
  hold_expired: {
    ru: {
      subject: TEXTS.hold_expired.ru.subject,
      lines: ({ book }) => [
        `Срок, в который можно было забрать ${book}, прошёл, и бронь закончилась.`,
        'Если книга ещё нужна, её можно забронировать снова.',
      ],
    },
    en: {
      subject: (book) => `The hold has ended: ${book}`,
      lines: ({ book }) => [
        `${book} was not picked up in time, so the hold on it has ended.`,
        'If the book is still wanted, please place a new hold.',
      ],
    },
  },
  hold_cancelled: {
    ru: {
      subject: TEXTS.hold_cancelled.ru.subject,
      lines: ({ book }) => [`Библиотека отменила бронь: ${book}.`, 'Причину вам подскажут на кафедре выдачи.'],
    },
    en: {
      subject: TEXTS.hold_cancelled.en.subject,
      lines: ({ book }) => [`The library has cancelled the hold on ${book}.`, 'The desk can tell you why.'],
    },
  },
  hold_unfilled: {
    ru: {
      subject: TEXTS.hold_unfilled.ru.subject,
      lines: ({ book }) => [`К сожалению, экземпляра ${book} не нашлось, и бронь закончилась.`],
    },
    en: {
      subject: TEXTS.hold_unfilled.en.subject,
      lines: ({ book }) => [`Sorry, we could not get a copy of ${book}, so the hold on it has ended.`],
    },
  },
  membership_ending: {
    ru: {
      subject: () => 'Скоро закончится срок читательского билета',
      lines: ({ expires }) => [
        `Читательский билет действует по ${expires} включительно.`,
        'Чтобы и дальше брать и продлевать книги, продлите его не позднее этого дня на кафедре выдачи. Номер билета останется прежним.',
      ],
    },
    en: {
      subject: () => 'A library membership ends soon',
      lines: ({ expires }) => [
        `The membership is valid until the end of ${expires}.`,
        'To go on borrowing and renewing books, please renew it at the desk by then. The card number stays the same.',
      ],
    },
  },
};

type Frame = { about: Record<'books' | 'card', (child: string) => string>; why: string };

const FRAME: Record<Language, Frame> = {
  ru: {
    about: {
      books: (child) => `Это письмо о книгах, которые читает ${child}.`,
      card: (child) => `Это письмо о читательском билете. Читатель: ${child}.`,
    },
    why: 'Мы пишем вам, потому что вы записаны в библиотеке как представитель, а своего адреса у читателя нет. Посмотреть и продлить его книги можно здесь:',
  },
  en: {
    about: {
      books: (child) => `This is about the books that ${child} reads.`,
      card: (child) => `This is about the library membership of ${child}.`,
    },
    why: 'We write to you because you are registered at the library as a guardian, and the reader has no address. You can see and renew the reader’s books here:',
  },
};

const FORMATS = {
  ru: new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** A minute in words; it has no time zone. */
function formatMinute(minute: string, language: Language): string {
  const [day = '', time = ''] = minute.split('T');
  return language === 'ru' ? `${formatDay(day, language)} в ${time}` : `${formatDay(day, language)} at ${time}`;
}

/** A day in words; it has no time zone. */
function formatDay(day: string, language: Language): string {
  const text = FORMATS[language].format(new Date(`${day}T00:00:00Z`));
  // At the end of a sentence, "г." would double the full stop.
  return text.endsWith(' г.') ? `${text.slice(0, -' г.'.length)} года` : text;
}
