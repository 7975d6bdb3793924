import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { CHROMIUM_ARGUMENTS, chromiumProgram } from '../../../tools/setup/chromium.ts';

export type RunningBrowser = {
  /** Its first window. */
  page: Page;
  /** Ends it, and all its processes, in the middle of whatever they do. */
  kill: () => Promise<void>;
};

/**
 * A browser on this computer that can be killed, and started again with what it has kept: unlike the one that tests
 * share, it stores on the disk what pages store.
 *
 * @returns starts it; each time after the first with what is left of the last time
 */
export function aBrowserOfItsOwn(): () => Promise<RunningBrowser> {
  const kept = mkdtempSync(join(tmpdir(), 'abonement-browser-'));
  let running: ChildProcess | undefined;
  const kill = async () => {
    const ended = running;
    running = undefined;
    if (ended?.pid === undefined || ended.exitCode !== null || ended.signalCode !== null) return;
    const gone = new Promise((resolve) => ended.once('exit', resolve));
    process.kill(-ended.pid, 'SIGKILL');
    await gone;
  };
  onTestFinished(async () => {
    await kill();
    rmSync(kept, { recursive: true, force: true, maxRetries: 5 });
  });

  return async () => {
    const portFile = join(kept, 'DevToolsActivePort');
    // What a killed browser has left would name the port of the last one, and hold the profile for it.
    for (const stale of [portFile, join(kept, 'SingletonLock')]) rmSync(stale, { force: true });
    const program = await chromiumProgram();
    if (program === undefined) throw new Error('There is no Chromium: set CHROMIUM to its program.');
    running = spawn(
      program,
      [
        ...CHROMIUM_ARGUMENTS,
        '--headless',
        '--no-first-run',
        '--remote-debugging-port=0',
        '--lang=ru-RU',
        '--accept-lang=ru-RU',
        '--window-size=1280,860',
        `--user-data-dir=${kept}`,
        'about:blank',
      ],
      { detached: true, stdio: 'ignore' },
    );
    const port = await waitFor('the browser', async () => readPort(portFile), 30);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no window.');
    return { page: context.pages()[0] ?? (await context.newPage()), kill };
  };
}

function readPort(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}
