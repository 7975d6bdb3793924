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

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
