import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import type { Fleet } from './fleet.ts';

/**
 * The folders of components that a fleet's sidecars load. `main` uses the files as they are, as `dapr run -f` does; another
 * fleet has copies, written here, that name its folder and ports.
 */
export function writeComponents(fleet: Fleet): string[] {
  if (fleet.name === 'main') return fleet.resources.map((path) => join(root, path));
  return fleet.resources.map((path) => {
    const copy = join(fleet.folder, 'resources', relative('components/dapr', path));
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    for (const file of readdirSync(join(root, path)).filter((entry) => entry.endsWith('.yaml')))
      writeFileSync(join(copy, file), textFor(fleet, join(path, file)));
    return copy;
  });
}

/** A file of components/dapr, as a fleet uses it. */
export function textFor({ name, portShift, jobsWait }: Fleet, file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  if (name === 'main') return text;
  return (
    text
      .replaceAll('.abonement/main/', `.abonement/${name}/`)
      .replace(/(127\.0\.0\.1:)(\d+)/g, (_all, host: string, port: string) => host + (Number(port) + portShift))
      // Tests wait for conditions; the jobs that bring them about come by more often.
      .replace(/@every (30s|1m)/, '@every 3s')
      .replace(/@every \w+/, (schedule) => (jobsWait ? '@every 8760h' : schedule))
  );
}
