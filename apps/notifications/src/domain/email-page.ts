import type { Language, Notice } from './notice.ts';

/**
 * A notice as an e-mail's HTML. It contains the notice's number, so that two copies of one notice can be recognised.
 */
export function emailPage(notice: Notice, language: Language, id: string): string {
  const number = language === 'ru' ? 'Уведомление' : 'Notice';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(notice.subject)}</title></head>`,
    '<body style="font: 16px/1.5 sans-serif; color: #222; max-width: 34em; margin: 2em auto">',
    ...notice.lines.map((line) => `<p>${escape(line)}</p>`),
    `<p style="color: #777; font-size: 13px">Abonement · ${number} ${escape(id)}</p>`,
    '</body></html>',
  ].join('\n');
}

/**
 * The text part of an e-mail whose HTML is an email page: a paragraph for each of its paragraphs. Some readers' programs
 * show nothing else, and filters distrust an e-mail that has none.
 */
export const textOf = (page: string): string =>
  Array.from(page.matchAll(/<p[^>]*>([^<]*)<\/p>/g), ([, line = '']) => unescape(line)).join('\n\n');

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string =>
  Object.entries(ENTITIES).reduce((escaped, [letter, entity]) => escaped.replaceAll(letter, entity), text);

/** In the opposite order, so that an entity that was in the text stays one. */
const unescape = (text: string): string =>
  Object.entries(ENTITIES).reduceRight((plain, [letter, entity]) => plain.replaceAll(entity, letter), text);
