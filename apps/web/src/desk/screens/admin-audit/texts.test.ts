import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import { texts } from './texts.ts';

vi.hoisted(() => {
  // What the pages ask of a browser as they are loaded.
  vi.stubGlobal('navigator', { languages: ['ru'] });
  vi.stubGlobal('addEventListener', () => undefined);
});
afterAll(() => vi.unstubAllGlobals());

/** The sum stands with what is charged or paid. */
const NOT_SHOWN = 'amount_minor';

test('whatever the trail keeps of a change has a name, in each language', () => {
  const folder = 'contracts/openapi';
  const contracts = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
  const told = [...contracts.join('\n').matchAll(/\btells:\s*\[([^\]]+)\]/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/\w+/g)].map(([name]) => name),
  );
  expect(told.length).toBeGreaterThan(50);
  for (const { names } of [texts.ru, texts.en])
    expect([...new Set(told)].filter((name) => !(name in names) && name !== NOT_SHOWN)).toEqual([]);
});
