// Bundles each app into apps/<app>/dist: a bundle starts in a fraction of the time and memory of its sources.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/paths.mjs';
import { keepOwnSources } from './lib/source-map.mjs';
import { readOptions, runCommand } from './lib/terminal.mjs';

const HELP = 'npm run build\n\nBundles the apps into apps/*/dist.';

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

const ENTRIES = ['main', 'main-rpc', 'migrate'];

/** Bundles programs. @param entryPoints from where to where, without its ending, below `outdir` */
export async function bundle(entryPoints, outdir) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // The source's text stays in memory as long as the app runs. Names stay as they are, for stack traces.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: 'linked',
    sourcesContent: false,
    external: EXTERNAL,
    logLevel: 'warning',
    banner: { js: BANNER },
  });
  for (const { path, contents, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, path.endsWith('.map') ? keepOwnSources(text, isOwnSource) : contents);
  }
}

const isOwnSource = (source) => source.endsWith('.ts') && !source.includes('node_modules/');

export async function buildApps() {
  const apps = readdirSync(join(root, 'apps')).filter((app) => existsSync(join(root, 'apps', app, 'src/main.ts')));
  const entryPoints = apps.flatMap((app) =>
    ENTRIES.map((entry) => ({ in: join(root, 'apps', app, 'src', `${entry}.ts`), out: `${app}/dist/${entry}` })),
  );
  await bundle(
    entryPoints.filter((entry) => existsSync(entry.in)),
    join(root, 'apps'),
  );
  return apps;
}

/** Whether a source is newer than the bundles. */
export function buildIsStale() {
  const newest = (folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce(
        (latest, entry) => Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
        0,
      );
  const bundle = join(root, 'apps/gateway/dist/main.js');
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  const sources = readdirSync(join(root, 'apps'))
    .map((app) => join(root, 'apps', app, 'src'))
    .filter(existsSync);
  return (
    [...sources, join(root, 'packages')].some((folder) => newest(folder) > built) ||
    statSync(join(root, 'package-lock.json')).mtimeMs > built
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runCommand(async () => {
    readOptions({}, HELP);
    const apps = await buildApps();
    console.log(`Built ${apps.join(', ')}.`);
  });
