import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { ReceivedMail } from './received-mail.ts';

/** What an e-mail is sent for; `ends` is the address that ends it, where the reader has asked for it. */
export type Expected = { id: string; from: string; to: string; language: 'ru' | 'en'; ends: string | undefined };

/** What filters and programs ask of an e-mail. docs/e-mails.md lists them. */
export type MailRule = {
  name: string;
  /** What is wrong with a mail; nothing if it keeps the rule. */
  problems: (mail: ReceivedMail, expected: Expected) => string[];
};

const LONGEST_LINE = 998;
const LONGEST_ENCODED_LINE = 76;
const LONGEST_ENCODED_WORD = 75;
const LONGEST_SUBJECT = 150;
const CLIPPED_FROM_BYTES = 102_000;
const A_DAY_MS = 86_400_000;
const ENCODED_WORD = /=\?[^?\s]+\?[BbQq]\?[^?\s]*\?=/g;
const ONCE = ['from', 'to', 'date', 'message-id', 'subject', 'mime-version', 'content-type', 'auto-submitted'];

const unless = (kept: boolean, problem: string): string[] => (kept ? [] : [problem]);
const lines = ({ raw }: ReceivedMail): string[] => raw.toString('latin1').split('\r\n');
const fields = ({ header }: ReceivedMail, name: string): string[] =>
  header.filter((field) => field.name === name).map(({ line }) => line.slice(line.indexOf(':') + 1).trim());
const field = (mail: ReceivedMail, name: string): string => (fields(mail, name)[0] ?? '').replaceAll(/\r?\n\s*/g, ' ');
const domainOf = (address: string): string => address.split('@').at(-1) ?? '';
const plain = (mail: ReceivedMail): string => mail.parsed.text?.trim() ?? '';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Every element of the HTML part, in its order. */
function elements({ parsed }: ReceivedMail): Element[] {
  const below = (node: Node): Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(below) : []),
  ];
  return below(parse(parsed.html || ''));
}
const named = (mail: ReceivedMail, ...tags: string[]) => elements(mail).filter(({ tagName }) => tags.includes(tagName));
const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value;
const textIn = (node: Node): string => {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
};

export const mailRules: readonly MailRule[] = [
  {
    name: 'lines end with CRLF',
    problems: ({ raw }) => unless(!/(?<!\r)\n|\r(?!\n)/.test(raw.toString('latin1')), 'a bare CR or LF'),
  },
  {
    name: 'no line is above 998 bytes',
    problems: (mail) => lines(mail).flatMap((line) => unless(line.length <= LONGEST_LINE, `${line.length} bytes`)),
  },
  {
    name: 'all is seven-bit',
    problems: ({ raw }) => unless(!raw.some((byte) => byte > 127 || byte === 0), 'a byte that is not ASCII, or NUL'),
  },
  {
    name: 'encoded words are short, and whole',
    problems: ({ header }) =>
      header.flatMap(({ line }) =>
        line.split('\r\n').flatMap((row) => {
          const words = row.match(ENCODED_WORD) ?? [];
          return [
            ...words.flatMap((word) => unless(word.length <= LONGEST_ENCODED_WORD, `a word of ${word.length}`)),
            ...unless(words.length === 0 || row.length <= LONGEST_ENCODED_LINE, `a line of ${row.length}`),
            ...unless(!row.replaceAll(ENCODED_WORD, '').includes('=?'), 'a broken word'),
          ];
        }),
      ),
  },
  {
    name: 'each field is there once',
    problems: (mail) =>
      ONCE.flatMap((name) => unless(fields(mail, name).length === 1, `${name} ${fields(mail, name).length} times`)),
  },
  {
    name: 'From is the library, and replies have an address',
    problems: ({ parsed }, { from }) => [
      ...unless(parsed.from?.value.map(({ address }) => address).join() === from, `From ${parsed.from?.text}`),
      ...unless(
        (parsed.replyTo?.value ?? [{ address: from }]).every(({ address }) => address?.includes('@')),
        'Reply-To',
      ),
    ],
  },
  {
    name: 'To is its one recipient',
    problems: ({ parsed }, { to }) => {
      const all = [parsed.to, parsed.cc, parsed.bcc].flat().flatMap((one) => one?.value ?? []);
      return unless(all.map(({ address }) => address).join() === to, `to ${all.length} addresses`);
    },
  },
  {
    name: 'Date is now',
    problems: ({ parsed }) =>
      unless(Math.abs(Date.now() - (parsed.date?.getTime() ?? 0)) < A_DAY_MS, `Date ${parsed.date?.toISOString()}`),
  },
  {
    name: "Message-ID is the notice's, at the sender's domain",
    problems: ({ parsed }, { id, from }) =>
      unless(parsed.messageId === `<${id}@${domainOf(from)}>`, `Message-ID ${parsed.messageId}`),
  },
  {
    name: 'it says that a program sends it',
    problems: (mail) => unless(field(mail, 'auto-submitted') === 'auto-generated', field(mail, 'auto-submitted')),
  },
  {
    name: 'what was asked for can be ended by one click, and nothing else can',
    problems: (mail, { ends }) => [
      ...unless(
        fields(mail, 'list-unsubscribe').join() === (ends === undefined ? '' : `<${ends}>`),
        'List-Unsubscribe',
      ),
      ...unless(ends === undefined || ends.startsWith('https://'), 'not https'),
      ...unless(
        field(mail, 'list-unsubscribe-post') === (ends === undefined ? '' : 'List-Unsubscribe=One-Click'),
        'List-Unsubscribe-Post',
      ),
    ],
  },
  {
    name: 'it is text, then the same as HTML',
    problems: ({ type, parts }) => {
      const types = [type, ...parts.map((part) => part.type)];
      return unless(types.join() === 'multipart/alternative,text/plain,text/html', types.join());
    },
  },
  {
    name: 'each part is UTF-8, encoded for seven bits',
    problems: ({ parts }) =>
      parts.flatMap(({ charset, encoding }) => [
        ...unless(String(charset).toLowerCase() === 'utf-8', `charset ${charset}`),
        ...unless(['7bit', 'quoted-printable', 'base64'].includes(String(encoding).toLowerCase()), `${encoding}`),
      ]),
  },
  {
    name: 'the text says what the HTML says, links included',
    problems: (mail) => {
      const paragraphs = named(mail, 'p').map((one) => textIn(one).trim());
      const links = named(mail, 'a').map((one) => attribute(one, 'href') ?? '');
      return [
        ...unless(paragraphs.length > 0 && plain(mail) === paragraphs.join('\n\n'), 'another text'),
        ...links.flatMap((link) => unless(plain(mail).includes(link), `no link ${link} in the text`)),
      ];
    },
  },
  {
    name: 'the HTML says its language and has a title',
    problems: (mail, { language }) => [
      ...unless(
        named(mail, 'html')
          .map((one) => attribute(one, 'lang'))
          .join() === language,
        'lang',
      ),
      ...unless(named(mail, 'title').map(textIn).join() === mail.parsed.subject, 'title'),
    ],
  },
  {
    name: 'the HTML fetches and runs nothing',
    problems: (mail) => [
      ...named(mail, 'script', 'iframe', 'form', 'link', 'object', 'embed', 'video', 'base').map(
        ({ tagName }) => tagName,
      ),
      ...elements(mail).flatMap(({ attrs }) =>
        attrs.filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
      ),
      ...named(mail, 'img').flatMap((one) => [
        ...unless(attribute(one, 'alt') !== undefined, 'an image without alt'),
        ...unless(!/^(https?:)?\/\//.test(attribute(one, 'src') ?? ''), 'an image from elsewhere'),
      ]),
    ],
  },
  {
    name: 'links are absolute',
    problems: (mail) =>
      named(mail, 'a').flatMap((one) =>
        unless(/^(https?|mailto):/.test(attribute(one, 'href') ?? ''), 'a relative link'),
      ),
  },
  {
    name: 'the subject is short, on one line, and turns no text around',
    problems: ({ parsed: { subject = '' } }) => [
      ...unless(subject.trim() !== '' && subject.length <= LONGEST_SUBJECT, `a subject of ${subject.length}`),
      ...unless(!/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(subject), 'a sign that is not shown'),
    ],
  },
  {
    name: 'no program clips it',
    problems: ({ raw }) => unless(raw.length < CLIPPED_FROM_BYTES, `${raw.length} bytes`),
  },
];

/** Every breach of a rule. */
export const lintMail = (mail: ReceivedMail, expected: Expected): string[] =>
  mailRules.flatMap(({ name, problems }) => problems(mail, expected).map((problem) => `${name}: ${problem}`));
