// Builds the pages into apps/web/dist: what a browser gets, under names that change with what is in them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { build as Build, Metafile, Plugin } from 'esbuild';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';

const WEB = join(root, 'apps/web');
const DIST = join(WEB, 'dist');
/** What is found under a name of its own. */
const PUBLIC = join(DIST, 'public');
const STATIC = join(WEB, 'static');
const FONTS = ['golos-text', 'literata'];

/** An app that a browser opens, with the most that may be loaded before it can be used, in bytes as they travel. */
type PageApp = {
  name: string;
  entry: string;
  screens: string;
  budget: { script: number; style: number };
};

const KB = 1_000;

export const PAGE_APPS: readonly PageApp[] = [
  {
    name: 'portal',
    entry: 'apps/web/src/portal/main.tsx',
    screens: 'apps/web/src/portal/screens.ts',
    budget: { script: 60 * KB, style: 12 * KB },
  },
  {
    name: 'desk',
    entry: 'apps/web/src/desk/main.tsx',
    screens: 'apps/web/src/desk/screens.ts',
    budget: { script: 130 * KB, style: 12 * KB },
  },
];

export type PageSizes = { name: string; script: number; style: number };

/** `styles:portal` are all style sheets in the folder of that app: whatever a screen's folder has is in its app. */
const stylesOfScreens: Plugin = {
  name: 'styles of screens',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^styles:/ }, ({ path }) => ({ path, namespace: 'styles' }));
    onLoad({ filter: /./, namespace: 'styles' }, ({ path }) => {
      const folder = join(WEB, 'src', path.slice('styles:'.length));
      const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
      return {
        contents: sheets
          .toSorted()
          .map((file) => `@import ${JSON.stringify(`./${file}`)};`)
          .join('\n'),
        loader: 'css',
        resolveDir: folder,
      };
    });
  },
};

/**
 * Builds the pages.
 *
 * @returns what each app loads before it can be used, compressed with gzip
 * @throws Error where an app is over its budget
 */
export async function buildPages(): Promise<PageSizes[]> {
  const { build, stop } = await import('esbuild');
  const built = await Promise.all(PAGE_APPS.map(async (app) => ({ app, ...(await buildApp(app, build)) })));
  const addresses = await Promise.all(PAGE_APPS.map(async (app) => [app.name, await addressesOf(app, build)] as const));
  const workers = await Promise.all(built.map(({ app, metafile }) => buildWorker(app, metafile, build)));
  await stop();
  rmSync(DIST, { recursive: true, force: true });
  for (const { path, contents } of [...built.flatMap(({ outputFiles }) => outputFiles), ...workers.flat()])
    write(path, contents);
  for (const file of readdirSync(STATIC)) write(join(PUBLIC, file), readFileSync(join(STATIC, file)));
  // The fonts' licence asks to go where they go.
  for (const font of FONTS)
    write(
      join(PUBLIC, `${font}-licence.txt`),
      readFileSync(join(root, 'node_modules/@fontsource-variable', font, 'LICENSE')),
    );
  // For the gateway, which answers each of them with the app's page.
  writeFileSync(join(DIST, 'addresses.json'), JSON.stringify(Object.fromEntries(addresses)));
  return built.map(({ app, metafile }) => writeApp(app, metafile));
}

/**
 * Each app on its own: what two apps share would be a file for each set of entries that share it, and on a slow network
 * the number of files costs more than their bytes.
 */
const buildApp = ({ name, entry }: PageApp, build: typeof Build) =>
  build({
    absWorkingDir: root,
    entryPoints: { [name]: entry },
    outdir: join(DIST, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome109', 'firefox115', 'safari16'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file' },
    plugins: [stylesOfScreens],
    minify: true,
    legalComments: 'external',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });

/** What an app has without a connection: all its screens, and the letters that its two languages need. */
async function buildWorker({ name, entry }: PageApp, { outputs }: Metafile, build: typeof Build) {
  const belongs = filesReachedFrom(entry, outputs);
  const fonts = Object.keys(outputs).filter((file) => /-(latin|cyrillic)-wght-.*\.woff2$/.test(file));
  const precached = [...belongs, ...fonts].map((file) => ({ url: `/assets/${basename(file)}`, revision: null }));
  const { outputFiles } = await build({
    entryPoints: [join(WEB, `src/worker/${name}-worker.ts`)],
    outfile: join(PUBLIC, `${name}-worker.js`),
    bundle: true,
    write: false,
    minify: true,
    legalComments: 'none',
    define: { PRECACHED: JSON.stringify(precached), 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles;
}

/** An app's scripts and styles, those of screens that are loaded later included. */
function filesReachedFrom(entry: string, outputs: Metafile['outputs']): string[] {
  const reached = new Set<string>();
  const follow = (file: string) => {
    if (reached.has(file) || !/\.(js|css)$/.test(file)) return;
    reached.add(file);
    for (const { path } of outputs[file]?.imports ?? []) follow(path);
    const sheet = outputs[file]?.cssBundle;
    if (sheet !== undefined) follow(sheet);
  };
  for (const [file, { entryPoint }] of Object.entries(outputs)) if (entryPoint === entry) follow(file);
  return [...reached];
}

const screensModule = z.object({
  screens: z.array(z.object({ path: z.string(), audience: z.string(), asksFirst: z.string().optional() })),
});
type Address = z.output<typeof screensModule>['screens'][number];

/** The list of screens is read for what it says of their addresses alone, so that what draws is left out. */
const withoutComponents: Plugin = {
  name: 'without components',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.tsx$/ }, ({ path }) => ({ path, namespace: 'components' }));
    onLoad({ filter: /./, namespace: 'components' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** The addresses of an app's screens, from their list, who may see each, and what it asks first. */
async function addressesOf({ screens }: PageApp, build: typeof Build): Promise<Address[]> {
  const { outputFiles } = await build({
    entryPoints: [join(root, screens)],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [withoutComponents],
  });
  const [file] = outputFiles;
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(file?.text ?? '')}`);
  return screensModule.parse(module).screens;
}

/** Writes an app's page, which names its files. */
function writeApp(app: PageApp, metafile: Metafile): PageSizes {
  const files = filesOf(app, metafile);
  const links = [
    ...files.styles.map((file) => `<link rel="stylesheet" href="/assets/${file}" />`),
    ...files.imported.map((file) => `<link rel="modulepreload" href="/assets/${file}" />`),
    `<script type="module" src="/assets/${files.entry}"></script>`,
  ];
  const shell = readFileSync(join(WEB, 'src/shell.html'), 'utf8');
  const page = shell.replace('{{app}}', app.name).replace('{{head}}', ['{{head}}', ...links].join('\n    '));
  write(join(DIST, `${app.name}.html`), Buffer.from(page));
  const sizes = {
    name: app.name,
    script: sizeOf([files.entry, ...files.imported]),
    style: sizeOf(files.styles),
  };
  for (const part of ['script', 'style'] as const)
    if (sizes[part] > app.budget[part])
      throw new Error(
        `${app.name} loads ${sizes[part]} bytes of ${part} before it can be used, and may load ${app.budget[part]}.`,
      );
  return sizes;
}

const sizeOf = (files: string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, 'assets', file))).length, 0);

/** What an app loads before it can be used: its entry and all that this imports, but for what it imports later. */
function filesOf({ entry }: PageApp, { outputs }: Metafile) {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entry);
  if (!found) throw new Error(`${entry} was not built.`);
  const [path, { cssBundle }] = found;
  const imported = new Set<string>();
  const follow = (file: string) => {
    for (const { path: next, kind } of outputs[file]?.imports ?? []) {
      if (kind !== 'import-statement' || imported.has(next)) continue;
      imported.add(next);
      follow(next);
    }
  };
  follow(path);
  return {
    entry: basename(path),
    imported: [...imported].map((file) => basename(file)),
    styles: cssBundle === undefined ? [] : [basename(cssBundle)],
  };
}

const COMPRESSED = /\.(js|css|html|svg|webmanifest|json|txt)$/;

/** Writes a file, and what it is compressed, so that the gateway compresses nothing. */
function write(path: string, contents: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
  // A page is filled in for each answer.
  if (!COMPRESSED.test(path) || path.endsWith('.html')) return;
  writeFileSync(`${path}.br`, brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(`${path}.gz`, gzipSync(contents, { level: 9 }));
}
