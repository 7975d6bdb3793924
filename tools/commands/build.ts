import { runCommand } from '../bootstrap/terminal.mjs';
import { bundleApps } from '../setup/bundles.ts';
import { buildPages } from '../setup/pages.ts';
import { readOptions } from './options.ts';

const HELP = `npm run build

Bundles the apps into apps/*/dist, and the pages. The other commands do it themselves,
where a source is newer than the bundles.`;

await runCommand(async () => {
  readOptions({}, HELP);
  const apps = await bundleApps();
  const pages = await buildPages();
  console.log(`Built ${apps.join(', ')}.`);
  for (const { name, script, style } of pages)
    console.log(`${name}: ${kilobytes(script)} of script and ${kilobytes(style)} of style before it can be used.`);
});

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}
