import { join, relative, resolve } from 'node:path';
import { home, root } from '../bootstrap/paths.mjs';
import { bold, runCommand, step } from '../bootstrap/terminal.mjs';
import { loadDemoLibrary } from '../demo/load.ts';
import { DEMO } from '../demo/people.ts';
import { gatewayUrl } from '../fleet/fleet.ts';
import { firstAdmin } from '../running/secrets.ts';
import { takeShots } from '../testing/page-shots.ts';
import { timePages, type PageTimings, type ScanTimings, type ScreenTimings } from '../testing/page-timings.ts';
import { percentiles } from '../testing/percentiles.ts';
import { withTestFleet } from '../testing/test-fleet.ts';
import { readOptions } from './options.ts';

const FOLDER = join(home, 'pages');

const HELP = `npm run pages [-- options]

Starts a library of its own with the demo data, and prints how long its pages keep people
waiting: on a slow phone, at a desk that lends 200 books, and when 500 scans are sent that
waited for the library.

  --shots            instead, open every screen at the size of a phone and of a desktop, in
                     both languages and both themes, and write what it looks like to a
                     folder; look at them after a change of the design
  --folder FOLDER    where the pictures go   (.abonement/pages)`;

/** What the pages are to keep, in ms where nothing else is said. */
const GOALS = { largest: 2_000, blocked: 100, row: 50, answer: 400, replaySeconds: 60 };

await runCommand(async () => {
  const { options } = readOptions({ shots: 'flag', folder: 'value' }, HELP);
  await withTestFleet({}, async ({ fleet, startApps }) => {
    await startApps();
    await loadDemoLibrary(fleet);
    const library = { gateway: gatewayUrl(fleet), ...DEMO, admin: firstAdmin(fleet) };
    if (options.shots) {
      const folder = resolve(root, options.folder ?? FOLDER);
      const count = await step('screens', (tell) => takeShots({ ...library, folder, tell }));
      console.log(`\n${count} pictures are in ${relative(root, folder)}.`);
      return;
    }
    const timings = await step<PageTimings>('timings', (tell) => timePages({ ...library, tell }));
    printScreens(timings.screens);
    printScans(timings.scans);
    const { entries, seconds } = timings.replay;
    console.log(`\n${bold('After the library was away')}\n`);
    printRow(`${entries} scans are sent`, [`${seconds.toFixed(1)} s`, `≤ ${GOALS.replaySeconds} s`]);
  });
});

function printScreens(screens: readonly ScreenTimings[]): void {
  console.log(`\n${bold('The first time on a slow phone, median of five')}\n`);
  printRow('', ['largest part, ms', 'blocked, ms', 'loaded, kB']);
  printRow('goal', [`≤ ${GOALS.largest}`, `≤ ${GOALS.blocked}`, '']);
  for (const { path, largestMs, blockedMs, kilobytes } of screens)
    printRow(
      decodeURIComponent(path),
      [largestMs, blockedMs, kilobytes].map((value) => value.toFixed(0)),
    );
}

function printScans({ toRow, toAnswer }: ScanTimings): void {
  console.log(`\n${bold(`At the desk, ${toRow.length} loans, in ms`)}\n`);
  printRow('', ['p50', 'p95', 'goal of p95']);
  for (const [name, values, goal] of [
    ['until the row', toRow, GOALS.row],
    ['until the answer', toAnswer, GOALS.answer],
  ] as const) {
    const at = percentiles(values);
    printRow(name, [at(0.5).toFixed(0), at(0.95).toFixed(0), `≤ ${goal}`]);
  }
}

function printRow(name: string, cells: readonly string[]): void {
  console.log(`  ${name.slice(0, 28).padEnd(28)}${cells.map((text) => text.padStart(18)).join('')}`);
}
