import type { Language } from '#errors';

/** What a page says of itself. */
export type PageHead = {
  title: string;
  description: string;
  /** The address that is the page's own, whatever query it was opened with. */
  url: string;
  /** Of schema.org, for search engines. */
  data: object;
};

const LIBRARY: Record<Language, PageHead['title']> = { ru: 'Абонемент', en: 'Abonement' };
const ABOUT: Record<Language, string> = {
  ru: 'Каталог библиотеки: найдите книгу, возьмите её, продлите срок или забронируйте.',
  en: 'The library’s catalogue: find a book, borrow it, renew it, or place a hold.',
};

/**
 * The tags of a page's head.
 *
 * @param asks an address that the page will ask for: the browser does so at once, and the page gets that answer
 */
export function headOf(head: PageHead | undefined, language: Language, asks?: string): string {
  const name = LIBRARY[language];
  const title = head ? `${head.title} · ${name}` : name;
  const description = head?.description ?? ABOUT[language];
  return [
    ...(asks === undefined ? [] : [`<link rel="preload" as="fetch" crossorigin href="${escaped(asks)}" />`]),
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}" />`,
    `<meta property="og:site_name" content="${escaped(name)}" />`,
    `<meta property="og:title" content="${escaped(head?.title ?? name)}" />`,
    `<meta property="og:description" content="${escaped(description)}" />`,
    ...(head
      ? [
          `<meta property="og:type" content="book" />`,
          `<link rel="canonical" href="${escaped(head.url)}" />`,
          `<script type="application/ld+json">${asScriptText(head.data)}</script>`,
        ]
      : []),
  ].join('\n    ');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

/** JSON in which nothing ends the script or begins a comment. */
const asScriptText = (data: object): string => JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
