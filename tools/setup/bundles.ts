// Bundles each app into apps/<app>/dist: a bundle starts in a fraction of the time and memory of its sources.
import { isAscii } from 'node:buffer';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from '../bootstrap/paths.mjs';
import { runToEnd } from '../bootstrap/run-to-end.mjs';
import { step } from '../bootstrap/terminal.mjs';
import { PAGE_APPS } from './pages.ts';
import { keepOwnSources } from './source-map.ts';

/** Packages with parts that are no JavaScript, or that find files beside themselves. */
const EXTERNAL = ['@node-rs/argon2', 'swagger-ui-dist', 'pg-native'];

/** Some packages are CommonJS and ask for what a module does not have. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __toPath } from 'node:url';",
  "import { dirname as __dirnameOf } from 'node:path';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __toPath(import.meta.url);',
  'const __dirname = __dirnameOf(__filename);',
].join(' ');

/**
 * What the index of the Dapr SDK loads and a service never runs: a server of its own with its own Express, workflows, and a
 * calendar for them. Left in, it takes a fifth of a service's memory (docs/performance.md).
 */
const NEVER_RUN = /@dapr\/dapr\/(implementation\/Server|workflow)\/|@js-temporal\/polyfill\//;

/** @throws Error, as a failed build, where a package has moved and nothing would be left out. */
const leaveOut: Plugin = {
  name: 'leave out what never runs',
  setup({ onLoad, onEnd }) {
    let leftOut = 0;
    let hasSdk = false;
    onLoad({ filter: NEVER_RUN }, () => {
      leftOut += 1;
      return { contents: 'module.exports = {};' };
    });
    onLoad({ filter: /@dapr\/dapr\/index\.js$/ }, () => {
      hasSdk = true;
      return undefined;
    });
    onEnd(() =>
      hasSdk && leftOut === 0 ? { errors: [{ text: `Nothing of ${NEVER_RUN} is in the SDK.` }] } : undefined,
    );
  },
};

/** The programs that an app may have. */
const ENTRIES = ['main', 'main-rpc', 'migrate'];

type EntryPoint = {
  in: string;
  /** Below the folder that is written to, without an ending. */
  out: string;
};

/** Bundles programs. @param outdir the folder that is written to */
export async function bundle(entryPoints: EntryPoint[], outdir: string): Promise<void> {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // A program's text stays in memory for as long as it runs. Names stay as they are, for stack traces.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'external',
    plugins: [leaveOut],
    sourcemap: 'linked',
    sourcesContent: false,
    external: EXTERNAL,
    logLevel: 'warning',
    banner: { js: BANNER },
  });
  for (const { path, contents, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    if (staysInMemory(path) && !isAscii(contents))
      throw new Error(`${path} is not ASCII, so it would take twice the memory: escape its letters.`);
    writeFileSync(path, path.endsWith('.map') ? keepOwnSources(text, isOwnSource) : contents);
  }
  // It would wait for more, with 2 GB of what it has read, for as long as this process lives.
  await stop();
}

/** Migrations are over soon. */
const staysInMemory = (path: string): boolean => path.endsWith('.js') && !path.endsWith('/migrate.js');

const isOwnSource = (source: string): boolean => source.endsWith('.ts') && !source.includes('node_modules/');

/** Bundles all apps. @returns their names */
export async function bundleApps(): Promise<string[]> {
  const apps = appsInTypeScript();
  const entryPoints = apps.flatMap((app) =>
    ENTRIES.map((entry) => ({ in: join(root, 'apps', app, 'src', `${entry}.ts`), out: `${app}/dist/${entry}` })),
  );
  await bundle(
    entryPoints.filter((entry) => existsSync(entry.in)),
    join(root, 'apps'),
  );
  return apps;
}

/** Bundles the apps where a source is newer than the bundles; by a process of its own, for its memory. */
export async function refreshBundles(): Promise<void> {
  if (bundlesAreStale())
    await step('bundles of the apps', () => runToEnd(process.execPath, ['tools/run.mjs', 'build'], { cwd: root }));
}

function bundlesAreStale(): boolean {
  const apps = appsInTypeScript();
  const bundles = [
    ...apps.map((app) => join(root, 'apps', app, 'dist/main.js')),
    ...PAGE_APPS.map(({ name }) => join(root, `apps/web/dist/${name}.html`)),
  ];
  if (!bundles.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...bundles.map((file) => statSync(file).mtimeMs));
  const sources = [
    ...[...apps, 'web'].map((app) => join(root, 'apps', app, 'src')),
    join(root, 'packages'),
    join(root, 'tools/setup'),
  ];
  return (
    sources.some((folder) => newestIn(folder) > oldest) || statSync(join(root, 'package-lock.json')).mtimeMs > oldest
  );
}

/** When something in a folder was changed last, in ms. */
const newestIn = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const appsInTypeScript = (): string[] =>
  readdirSync(join(root, 'apps')).filter((app) => existsSync(join(root, 'apps', app, 'src/main.ts')));
