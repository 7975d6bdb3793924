import type { Language, Notice } from './notice.ts';

const NUMBERED: Record<Language, string> = { ru: 'Абонемент · Уведомление', en: 'Abonement · Notice' };

/**
 * A notice as an e-mail's HTML. It contains the notice's number, so that two copies of one notice can be recognised.
 */
export function emailPage({ subject, lines, unsubscribe }: Notice, language: Language, id: string): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>`,
    '<body style="font: 16px/1.5 sans-serif; color: #222; max-width: 34em; margin: 2em auto">',
    ...lines.map((line) => `<p>${typeof line === 'string' ? escape(line) : linkTo(line.url)}</p>`),
    ...(unsubscribe ? [`<p>${escape(unsubscribe.text)}: ${linkTo(unsubscribe.url, 'rel="unsubscribe" ')}</p>`] : []),
    `<p style="color: #767676; font-size: 13px">${NUMBERED[language]} ${escape(id)}</p>`,
    '</body></html>',
  ].join('\n');
}

/** The address is its text too, so that the text part has it. */
const linkTo = (url: string, attributes = ''): string => `<a ${attributes}href="${escape(url)}">${escape(url)}</a>`;

/**
 * The text part of an e-mail whose HTML is an email page: a paragraph for each of its paragraphs. Some readers' programs
 * show nothing else, and filters distrust an e-mail that has none.
 */
export const textOf = (page: string): string =>
  Array.from(page.matchAll(/<p(?: [^>]*)?>(.*?)<\/p>/gs), ([, line = '']) =>
    // What is not markup is escaped.
    unescape(line.replaceAll(/<[^>]*>/g, '')),
  ).join('\n\n');

/** The address that ends what an email page is about, if the reader may end it. */
export const unsubscribeIn = (page: string): string | undefined => {
  const [, url] = /<a rel="unsubscribe" href="([^"]*)">/.exec(page) ?? [];
  return url && unescape(url);
};

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string =>
  Object.entries(ENTITIES).reduce((escaped, [letter, entity]) => escaped.replaceAll(letter, entity), text);

/** In the opposite order, so that an entity that was in the text stays one. */
const unescape = (text: string): string =>
  Object.entries(ENTITIES).reduceRight((plain, [letter, entity]) => plain.replaceAll(entity, letter), text);
