import { runCommand } from '../bootstrap/terminal.mjs';
import { bundleApps } from '../setup/bundles.ts';
import { readOptions } from './options.ts';

const HELP = `npm run build

Bundles the apps into apps/*/dist. The other commands do it themselves, where a source
is newer than the bundles.`;

await runCommand(async () => {
  readOptions({}, HELP);
  const apps = await bundleApps();
  console.log(`Built ${apps.join(', ')}.`);
});
