// Runs a command of the project: npm's scripts come here. Makes the machine ready for it with nothing but Node, then compiles and
// runs it. What is here and in bootstrap/ works before the packages are installed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './bootstrap/compile.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { root } from './bootstrap/paths.mjs';
import { installPython } from './bootstrap/python.mjs';
import { requireDisk, requireNode } from './bootstrap/requirements.mjs';
import { getTool } from './bootstrap/runtime.mjs';
import { bold, runCommand, UserError } from './bootstrap/terminal.mjs';

/** @typedef {'python' | 'daprd' | 'nats-server' | 'dapr'} Need */
/**
 * @typedef {object} Command
 * @property {string} source
 * @property {string} about
 * @property {Need[]} [needs]
 * @property {boolean} [takesPackages] whether packages that somebody else has installed will do: an image's build has its own
 */

/** @type {Need[]} */
const FLEET = ['python', 'daprd', 'nats-server'];

/** @type {Record<string, Command>} */
const COMMANDS = {
  start: { source: 'tools/commands/start.ts', about: 'starts the whole library', needs: FLEET },
  stop: { source: 'tools/commands/stop.ts', about: 'ends everything that runs' },
  reset: { source: 'tools/commands/reset.ts', about: 'empties the library' },
  setup: {
    source: 'tools/commands/setup.ts',
    about: 'starts the servers, for `dapr run -f dapr.yaml`',
    needs: [...FLEET, 'dapr'],
  },
  import: { source: 'tools/import/main.ts', about: 'loads a catalogue' },
  test: { source: 'tools/commands/test.ts', about: 'runs the tests', needs: FLEET },
  matrix: { source: 'tools/commands/matrix.ts', about: 'runs the tests over each choice', needs: FLEET },
  mutations: {
    source: 'tools/commands/mutations.ts',
    about: 'leaves out what keeps data right, and expects the tests to notice',
    needs: FLEET,
  },
  fuzz: { source: 'tools/commands/fuzz.ts', about: 'asks the API for what its contract refuses', needs: FLEET },
  pages: { source: 'tools/commands/pages.ts', about: 'takes pictures of all pages', needs: FLEET },
  bench: { source: 'bench/main.ts', about: 'measures', needs: FLEET },
  build: { source: 'tools/commands/build.ts', about: 'bundles the apps', takesPackages: true },
  generate: { source: 'tools/commands/generate.ts', about: 'generates what the contracts say' },
  check: { source: 'tools/commands/check.ts', about: 'checks what can be checked without running', needs: ['python'] },
  sbom: { source: 'tools/commands/sbom.ts', about: 'lists what the library is built from' },
  vet: { source: 'tools/commands/vet.ts', about: 'checks the licences and known vulnerabilities of that' },
  audit: { source: 'tools/commands/audit.ts', about: 'checks the audit trails' },
  secrets: { source: 'tools/commands/secrets.ts', about: 'makes the secrets for Kubernetes and Compose' },
  keys: { source: 'tools/commands/keys.ts', about: 'lists, rotates and revokes the keys that sign tokens' },
  'first-guesses': {
    source: 'tools/commands/first-guesses.ts',
    about: 'makes the filter of passwords that nobody may choose',
  },
};

await runCommand(async () => {
  const [, , name = '', ...args] = process.argv;
  const command = COMMANDS[name];
  if (!command) {
    const lines = Object.entries(COMMANDS).map(([command, { about }]) => `  ${bold(command.padEnd(15))}${about}`);
    const what = name === '' ? 'Say which command to run' : `There is no command ${name}`;
    throw new UserError(`${what}. There are:\n\n${lines.join('\n')}`);
  }
  requireNode();
  // The help text of a command names the choices that its packages read; it needs nothing else.
  const needs = args.includes('--help') || args.includes('-h') ? [] : (command.needs ?? []);
  const hasPackages = command.takesPackages === true && existsSync(join(root, 'node_modules'));
  await prepare(needs, hasPackages);
  process.argv.splice(2, 1);
  process.setSourceMapsEnabled(true);
  await import(await compile(name, command.source));
});

/**
 * All side by side: on a bare machine the runtime is built while packages are downloaded.
 *
 * @param {Need[]} needs
 * @param {boolean} hasPackages
 */
async function prepare(needs, hasPackages) {
  if (needs.includes('daprd')) requireDisk(3, 'the library');
  const steps = await Promise.allSettled([
    hasPackages ? undefined : installPackages(),
    ...needs.map((need) => (need === 'python' ? installPython() : getTool(need))),
  ]);
  for (const step of steps) if (step.status === 'rejected') throw step.reason;
}
