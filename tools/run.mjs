// Runs a TypeScript program of the project, after seeing to it that the packages are there.
import { spawn } from 'node:child_process';
import { root } from './lib/paths.mjs';
import { installPackages } from './lib/packages.mjs';
import { requireNode } from './lib/requirements.mjs';
import { runCommand } from './lib/terminal.mjs';

await runCommand(async () => {
  requireNode();
  await installPackages();
  const [program, ...args] = process.argv.slice(2);
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
