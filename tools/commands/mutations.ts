import { hasPython } from '../bootstrap/python.mjs';
import { bold, dim, runCommand, UserError } from '../bootstrap/terminal.mjs';
import { copySources, failuresIn, withMutation } from '../testing/mutated-sources.ts';
import { inPython, mutations } from '../testing/mutations.ts';
import { writeMutations, type MutationRun } from '../testing/mutation-table.ts';
import { withTestFleet } from '../testing/test-fleet.ts';
import { readOptions } from './options.ts';

const HELP = `npm run mutations [-- options]

Leaves out, one after the other, each lock, transaction and version that keeps data right
where things happen at once or break off, in a copy of the sources, and runs the tests that
must notice. Without options it writes what it saw to docs/mutations.md. Needs PostgreSQL
alone, and about seven minutes.

  --only WORDS       those whose description has these words`;

await runCommand(async () => {
  const { options } = readOptions({ only: 'value' }, HELP);
  const wanted = mutations.filter(
    (mutation) => mutation.without.includes(options.only ?? '') && (hasPython() || !inPython(mutation)),
  );
  if (wanted.length === 0) throw new UserError(`No mutation is called so: ${options.only}.`);
  copySources();
  const runs = await withTestFleet({}, async ({ env }) => {
    for (const tests of new Set(wanted.map((mutation) => mutation.tests))) {
      const failed = await failuresIn(tests, env);
      if (failed.length > 0) throw new UserError(`Nothing is left out yet, and ${tests} fails: ${failed.join(', ')}`);
    }
    const runs: MutationRun[] = [];
    for (const mutation of wanted) {
      const [noticedBy] = await withMutation(mutation, () => failuresIn(mutation.tests, env));
      console.log(`  ${noticedBy === undefined ? '✗' : '✓'} without ${mutation.without}`);
      console.log(dim(`      ${noticedBy ?? mutation.tests}`));
      runs.push({ ...mutation, noticedBy });
    }
    return runs;
  });
  const survived = runs.filter(({ noticedBy }) => noticedBy === undefined).length;
  console.log(bold(`\n${runs.length - survived} noticed, ${survived} not`));
  if (runs.length === mutations.length) writeMutations(runs);
  process.exit(survived > 0 ? 1 : 0);
});
