import { join, relative, resolve } from 'node:path';
import { home, root } from '../bootstrap/paths.mjs';
import { runCommand, step } from '../bootstrap/terminal.mjs';
import { DEMO, loadDemoLibrary } from '../demo/load.ts';
import { gatewayUrl } from '../fleet/fleet.ts';
import { takeShots } from '../testing/page-shots.ts';
import { withTestFleet } from '../testing/test-fleet.ts';
import { readOptions } from './options.ts';

const FOLDER = join(home, 'pages');

const HELP = `npm run pages [-- options]

Starts a library of its own with the demo data, opens every screen of the pages at the size
of a phone and of a desktop, in both languages and both themes, and writes what it looks
like to a folder. Look at them after a change of the design.

  --shots FOLDER     where the pictures go   (.abonement/pages)`;

await runCommand(async () => {
  const { options } = readOptions({ shots: 'value' }, HELP);
  const folder = resolve(root, options.shots ?? FOLDER);
  await withTestFleet({}, async ({ fleet, startApps }) => {
    await startApps();
    await loadDemoLibrary(fleet);
    const { reader, librarian } = DEMO;
    const count = await step('screens', (tell) =>
      takeShots({ gateway: gatewayUrl(fleet), reader, librarian, folder, tell }),
    );
    console.log(`\n${count} pictures are in ${relative(root, folder)}.`);
  });
});
