// Bundles each app into apps/<app>/dist: a bundle starts in a fraction of the time and memory of its sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './lib/paths.mjs';

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

/** Bundles programs into a folder. */
export function bundle(entryPoints, outdir) {
  return build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    external: EXTERNAL,
    logLevel: 'warning',
    banner: { js: BANNER },
  });
}

export async function buildApps() {
  const apps = readdirSync(join(root, 'apps')).filter((app) => existsSync(join(root, 'apps', app, 'src/main.ts')));
  await Promise.all(
    apps.map((app) => {
      const entries = ENTRIES.map((entry) => join(root, 'apps', app, 'src', `${entry}.ts`));
      return bundle(
        entries.filter((file) => existsSync(file)),
        join(root, 'apps', app, 'dist'),
      );
    }),
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const apps = await buildApps();
  console.log(`Built ${apps.join(', ')}.`);
}
