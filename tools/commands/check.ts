import { runCommand, UserError } from '../bootstrap/terminal.mjs';
import { CHECK_NAMES, runChecks } from '../testing/checks.ts';
import { readOptions } from './options.ts';

const HELP = `npm run check

Everything that can be checked without running the library:

${CHECK_NAMES.map((name) => `  ${name}`).join('\n')}`;

await runCommand(async () => {
  readOptions({}, HELP);
  const { passed, failures } = await runChecks();
  if (failures.length > 0) throw new UserError(`${failures.length} of ${passed + failures.length} found something.`);
});
