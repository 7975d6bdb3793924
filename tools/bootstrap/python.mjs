import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { home, root } from './paths.mjs';
import { ProgramError, runToEnd } from './run-to-end.mjs';
import { dim, step, UserError } from './terminal.mjs';

const FLOOR = { major: 3, minor: 11 };
const environment = join(home, 'python');

/** The Python that dapr.yaml names: an environment of the project's own, with the packages that its apps pin. */
export const python = join(environment, 'bin/python');

/** Whether there is one; without it the apps in Python are left out, and nothing depends on them. */
export const hasPython = () => existsSync(python);

/** Installs what the apps in Python and their tests need, where it is not there, or not that. */
export async function installPython() {
  if (!findPython()) {
    console.log(dim(`  – no Python ${FLOOR.major}.${FLOOR.minor} or newer: analytics is left out`));
    return;
  }
  await installPackagesOf(join(root, 'apps/analytics/requirements-dev.txt'), environment);
}

/**
 * Installs pinned packages into an environment of their own, where they are not there, or not those.
 *
 * @param {string} pinned the file that pins them
 * @param {string} folder of the environment
 * @throws {UserError} where there is no Python, or the packages cannot be had
 */
export async function installPackagesOf(pinned, folder) {
  const hash = createHash('sha256').update(readFileSync(pinned)).digest('hex');
  const mark = join(folder, '.abonement-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  const found = findPython();
  if (!found)
    throw new UserError(`There is no Python ${FLOOR.major}.${FLOOR.minor} or newer. Install it, then run this again.`);
  await step('Python packages', async (tell) => {
    rmSync(folder, { recursive: true, force: true });
    tell('venv');
    await runToEnd(found, ['-m', 'venv', folder]);
    tell('pip install');
    const options = ['--quiet', '--disable-pip-version-check', '--require-hashes'];
    await runToEnd(join(folder, 'bin/python'), ['-m', 'pip', 'install', ...options, '-r', pinned]);
  }).catch((error) => {
    rmSync(folder, { recursive: true, force: true });
    throw new UserError(
      `The packages of ${basename(pinned)} could not be installed: ${error instanceof ProgramError ? error.lastWords() : error}\nConnect to the network, or install Python with venv (apt install python3-venv), then run this again.`,
      { cause: error },
    );
  });
  writeFileSync(mark, hash);
}

function findPython() {
  return ['python3', 'python3.13', 'python3.12', 'python3.11'].find((candidate) => {
    try {
      const version = execFileSync(candidate, ['-c', 'import sys; print(*sys.version_info[:2])'], { encoding: 'utf8' });
      const [major = 0, minor = 0] = version.trim().split(' ').map(Number);
      return major === FLOOR.major && minor >= FLOOR.minor;
    } catch {
      return false;
    }
  });
}
