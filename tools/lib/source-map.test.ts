import { SourceMap } from 'node:module';
import { build } from 'esbuild';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode, keepOwnSources } from './source-map.mjs';

test('what is encoded is decoded', () => {
  const numbers = fc.array(fc.integer({ min: -(2 ** 29), max: 2 ** 29 }), { minLength: 1 });
  fc.assert(fc.property(numbers, (values) => decode(values.map(encode).join('')).join() === values.join()));
});

test('own sources keep their lines, and what is foreign is said to be nowhere', async () => {
  const files = {
    './own.ts': 'import "./foreign.js";\n\nexport function fails() {\n  throw new Error("own");\n}\nfails();',
    './foreign.js': 'console.log("foreign");\n\nconsole.log("another");',
    './main.ts': 'import { fails } from "./own.ts";\n\n\n  fails();',
  } as const;
  const { outputFiles } = await build({
    entryPoints: ['./main.ts'],
    bundle: true,
    write: false,
    outdir: 'out',
    sourcemap: 'external',
    plugins: [
      {
        name: 'in memory',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /.*/ }, ({ path }) => ({ path, namespace: 'memory' }));
          onLoad({ filter: /.*/ }, ({ path }) => ({ contents: files[path as keyof typeof files], loader: 'ts' }));
        },
      },
    ],
  });
  const [map, code] = outputFiles.map(({ text }) => text);
  const kept = new SourceMap(JSON.parse(keepOwnSources(map ?? '', (source) => source.endsWith('.ts'))));
  const origin = (text: string, nth = 0) => {
    const lines = (code ?? '').split('\n');
    const at = lines.flatMap((line, index) => (line.includes(text) ? [index] : []))[nth] ?? -1;
    const entry = kept.findEntry(at, lines[at]?.indexOf(text) ?? 0);
    return 'originalSource' in entry && entry.originalSource
      ? [entry.originalSource, entry.originalLine + 1]
      : undefined;
  };
  expect(origin('throw new Error')).toEqual(['memory:./own.ts', 4]);
  expect(origin('fails();', 0)).toEqual(['memory:./own.ts', 6]);
  expect(origin('fails();', 1)).toEqual(['memory:./main.ts', 4]);
  expect(origin('"foreign"')).toBeUndefined();
  expect(origin('"another"')).toBeUndefined();
});
