import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from '../bootstrap/terminal.mjs';
import { gatewayUrl, type Fleet } from '../fleet/fleet.ts';
import { firstAdmin } from '../running/secrets.ts';
import { fillLibrary } from './fill.ts';
import { onceIn } from './once.ts';

/** Loads the demo library through the public API, once; what an interrupted load has done is not done again. */
export async function loadDemoLibrary(fleet: Fleet): Promise<void> {
  const mark = join(fleet.folder, 'demo-loaded');
  if (existsSync(mark)) return;
  const done = join(fleet.folder, 'demo-done');
  await step('demo library', (tell) =>
    fillLibrary({ gateway: gatewayUrl(fleet), admin: firstAdmin(fleet), once: onceIn(done), tell }),
  );
  writeFileSync(mark, '');
  rmSync(done, { force: true });
}
