import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root: this file is also part of the compiled commands, which are elsewhere in it. */
export const root = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** Everything that is not committed: tools, data, secrets, logs. */
export const home = join(root, '.abonement');

/**
 * @param {string} folder
 * @returns {string}
 */
function rootAbove(folder) {
  if (existsSync(join(folder, 'package-lock.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('There is no package-lock.json above this file.');
  return rootAbove(dirname(folder));
}
