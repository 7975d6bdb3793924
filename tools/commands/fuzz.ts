import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { home, root } from '../bootstrap/paths.mjs';
import { bold, runCommand, UserError } from '../bootstrap/terminal.mjs';
import { loadDemoLibrary } from '../demo/load.ts';
import { DEMO } from '../demo/people.ts';
import { gatewayUrl, type Fleet } from '../fleet/fleet.ts';
import { firstAdmin } from '../running/secrets.ts';
import { installSchemathesis } from '../testing/schemathesis.ts';
import { withTestFleet } from '../testing/test-fleet.ts';
import { countOption, readOptions } from './options.ts';

const HELP = `npm run fuzz [-- options]

Starts a library of its own with the demo data, and asks every operation of the public API
for what its contract allows, and for what it does not, as nobody, a reader, a librarian
and an admin (by schemathesis). Fails where the library answers 5xx, answers what its
contract does not have, takes what its contract refuses, or tells of its inside.

  --examples N      how many requests for each operation, beside those that cover every
                    limit of the contract   (20)
  --as A,B          only as nobody, reader, librarian, admin   (all)
  --operation ID    only this operation
  --seed N          the requests of an earlier run`;

/** What would end the run's own sign-in, or the account that it asks with. Nobody asks for them in vain. */
const ENDING = [
  'logout',
  'deleteOwnProfile',
  'deleteUser',
  'mergeReader',
  'endSession',
  'endOtherSessions',
  'revokeSigningKey',
  'replaceSigningKey',
  'endSessionsOfUser',
];

/** That the data of a request are right does not mean that lending allows it. */
const NOT_CHECKED = ['positive_data_acceptance'];

const CALLERS = ['nobody', 'reader', 'librarian', 'admin'] as const;
type Caller = (typeof CALLERS)[number];

await runCommand(async () => {
  const known = { examples: 'value', as: 'value', operation: 'value', seed: 'value' } as const;
  const { options } = readOptions(known, HELP);
  const examples = countOption('examples', options.examples, 20);
  const callers = callersNamed(options.as);
  const program = await installSchemathesis();
  const failed = await withTestFleet({}, async ({ fleet, startApps }) => {
    await startApps();
    await loadDemoLibrary(fleet);
    const found: Caller[] = [];
    for (const caller of callers) {
      console.log(`\n${bold(`As ${caller}`)}\n`);
      const passed = await fuzz(program, fleet, caller, [
        `--max-examples=${examples}`,
        ...(options.operation === undefined ? [] : [`--include-operation-id=${options.operation}`]),
        ...(options.seed === undefined ? [] : [`--seed=${options.seed}`]),
      ]);
      if (!passed) found.push(caller);
    }
    return found;
  });
  if (failed.length > 0) throw new UserError(`Something was found as ${failed.join(', ')}: see above.`);
});

/** @throws UserError for one that is not known */
function callersNamed(names: string | undefined): readonly Caller[] {
  if (names === undefined) return CALLERS;
  return names.split(',').map((name) => {
    const caller = CALLERS.find((one) => one === name);
    if (!caller) throw new UserError(`--as has ${name}, which is none of ${CALLERS.join(', ')}.`);
    return caller;
  });
}

/** @returns whether nothing was found */
function fuzz(program: string, fleet: Fleet, caller: Caller, args: readonly string[]): Promise<boolean> {
  const url = `${gatewayUrl(fleet)}/api/v1/`;
  const account = { nobody: undefined, ...DEMO, admin: firstAdmin(fleet) }[caller];
  const child = spawn(
    program,
    [
      `--config-file=${join(root, 'tools/python/schemathesis.toml')}`,
      'run',
      join(root, 'contracts/openapi/public.json'),
      `--url=${url}`,
      '--phases=examples,coverage,fuzzing',
      `--exclude-checks=${NOT_CHECKED.join(',')}`,
      '--continue-on-failure',
      '--request-timeout=30',
      '--suppress-health-check=all',
      '--warnings=off',
      '--no-color',
      ...(account ? ENDING.map((id) => `--exclude-operation-id=${id}`) : []),
      ...args,
    ],
    {
      cwd: home,
      stdio: 'inherit',
      env: {
        ...process.env,
        SCHEMATHESIS_HOOKS: 'fuzz_checks',
        PYTHONPATH: join(root, 'tools/python'),
        PYTHONDONTWRITEBYTECODE: '1',
        FUZZ_URL: url,
        ...(account && { FUZZ_EMAIL: account.email, FUZZ_PASSWORD: account.password }),
      },
    },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}
