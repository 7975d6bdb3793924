import type { Item } from './export-personal-data.ts';
import { APPS, KINDS, NAMES, TEXTS, VALUES, type Language } from './words.ts';

type About = { language: Language; madeAt: string };

/**
 * All that is held on somebody, for people: a page without scripts that asks nobody for anything. It is written as what is held comes in: a
 * chapter for each app, with a section for each kind.
 */
export function readablePage({ language, madeAt }: About) {
  const t = TEXTS[language];
  let place = { app: '', kind: '' };
  return {
    head: `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(t.title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0 1rem; margin: 0 0 1rem; padding: .5rem 0; border-top: 1px solid #ccc }
dt { color: #555 } dd { margin: 0; overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>${escaped(t.title)}</h1>
<p>${escaped(t.about(shown(madeAt, language)))}</p>
<p>${escaped(t.files)}</p>
`,
    /** What an app holds, or the next of it: kind by kind. */
    part: (app: string, items: readonly Item[]): string =>
      items
        .map(({ kind, data }) => {
          const headings = headingsOf(place, { app, kind }, language);
          place = { app, kind };
          return headings + entry(data, language);
        })
        .join(''),
    foot: '</body>\n</html>\n',
  };
}

type Place = { app: string; kind: string };

function headingsOf(before: Place, { app, kind }: Place, language: Language): string {
  if (before.app === app && before.kind === kind) return '';
  const section = `<h3>${escaped(KINDS[kind]?.[language] ?? kind)}</h3>\n`;
  return before.app === app ? section : `<h2>${escaped(APPS[app]?.[language] ?? app)}</h2>\n${section}`;
}

function entry(data: Item['data'], language: Language): string {
  const facts = Object.entries(data)
    .filter(([name]) => !LONG.has(name))
    .map(([name, value]) => `<dt>${escaped(nameOf(name, language))}</dt><dd>${escaped(shown(value, language))}</dd>`);
  return `<dl>${facts.join('')}</dl>\n`;
}

/** What is for machines, or too long to be read in a table: it is in the other files. */
const LONG = new Set(['html', 'command', 'deletion_refusals', 'id', 'loan_id', 'book_id', 'copy_id', 'branch_id']);

const nameOf = (name: string, language: Language): string => NAMES[name]?.[language] ?? name;

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]00:00)$/;

function shown(value: unknown, language: Language): string {
  if (typeof value === 'boolean') return value ? TEXTS[language].yes : TEXTS[language].no;
  if (typeof value !== 'string') return JSON.stringify(value);
  const [, day, minute] = INSTANT.exec(value) ?? [];
  if (day !== undefined) return `${day} ${minute} UTC`;
  return VALUES[value]?.[language] ?? value;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
