import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';

const PACKAGES = { buf: '@bufbuild/buf', redocly: '@redocly/cli', 'protoc-gen-ts_proto': 'ts-proto' };

const manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The script of a package's command, to be run by Node. */
export function bin(command: keyof typeof PACKAGES): string {
  const folder = join(root, 'node_modules', PACKAGES[command]);
  const { bin: scripts } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const script = typeof scripts === 'string' ? scripts : scripts[command];
  if (script === undefined) throw new Error(`${PACKAGES[command]} has no command ${command}.`);
  return join(folder, script);
}
