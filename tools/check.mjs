import { checks, runChecks } from './lib/checks.mjs';
import { installPackages } from './lib/packages.mjs';
import { installPython } from './lib/python.mjs';
import { requireNode } from './lib/requirements.mjs';
import { Hint, readOptions, runCommand } from './lib/terminal.mjs';

const HELP = `npm run check

Everything that can be checked without running the library: ${Object.keys(checks).join('; ')}.`;

await runCommand(async () => {
  readOptions({}, HELP);
  requireNode();
  await installPackages();
  await installPython();
  const { failed } = await runChecks();
  if (failed > 0) throw new Hint(`${failed} of ${Object.keys(checks).length} found something.`);
});
