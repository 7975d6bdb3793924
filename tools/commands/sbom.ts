import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { home } from '../bootstrap/paths.mjs';
import { runCommand } from '../bootstrap/terminal.mjs';
import { readPolicy } from '../supply/policy.ts';
import { makeSbom } from '../supply/sbom.ts';
import { readOptions } from './options.ts';

const HELP = `npm run sbom

Writes what the library is built from as one CycloneDX document: the packages of
package-lock.json, the pinned packages in Python, the programs that the set-up brings and
the images, each with its version, its licence and its hashes, as far as they are pinned.
It needs no network. What is "optional" there is for tests, tools and other choices.

  --out FILE   where to    (.abonement/sbom.cdx.json)`;

await runCommand(async () => {
  const { options } = readOptions({ out: 'value' }, HELP);
  const file = options.out === undefined ? join(home, 'sbom.cdx.json') : fromHere(options.out);
  const sbom = await makeSbom(readPolicy());
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
  console.log(`${sbom.components.length} components: ${file}`);
});

/** npm runs commands at top level, wherever it was called. */
function fromHere(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', file);
}
