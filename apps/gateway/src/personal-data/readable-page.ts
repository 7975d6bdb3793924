import type { Item } from './export-personal-data.ts';
import { KINDS, NAMES, TEXTS, VALUES, type Language } from './words.ts';

type Part = { app: string; items: readonly Item[] };
type About = { language: Language; madeAt: string };

/** All that is held on somebody, for people: a page without scripts that asks nobody for anything. */
export function readablePage(parts: readonly Part[], { language, madeAt }: About): string {
  const t = TEXTS[language];
  const items = parts.flatMap((part) => part.items);
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const sections = kinds.map((kind) =>
    section(
      kind,
      items.filter((item) => item.kind === kind),
      language,
    ),
  );
  return `<!doctype html>
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
${sections.join('\n')}
</body>
</html>
`;
}

function section(kind: string, items: readonly Item[], language: Language): string {
  const entries = items.map(({ data }) => {
    const facts = Object.entries(data)
      .filter(([name]) => !LONG.has(name))
      .map(([name, value]) => `<dt>${escaped(nameOf(name, language))}</dt><dd>${escaped(shown(value, language))}</dd>`);
    return `<dl>${facts.join('')}</dl>`;
  });
  return `<h2>${escaped(KINDS[kind]?.[language] ?? kind)}</h2>\n${entries.join('\n')}`;
}

/** What is for machines, or too long to be read in a table: it is in the other files. */
const LONG = new Set(['html', 'command', 'deletion_refusals', 'id', 'loan_id', 'book_id', 'copy_id']);

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
