import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { runCommand, UserError } from '../bootstrap/terminal.mjs';
import { errorFiles } from '../contracts/errors.ts';
import { eventTypes } from '../contracts/events.ts';
import { operationFiles } from '../contracts/operations.ts';
import { permissionFiles } from '../contracts/permissions.ts';
import { protoFiles } from '../contracts/proto.ts';
import { drift, write } from '../topology/checkout.ts';
import { generate } from '../topology/generate.ts';
import { TopologyError } from '../topology/parse.ts';
import { readSources } from '../topology/sources.ts';
import { readOptions } from './options.ts';

const HELP = `npm run generate [-- --check]

Generates packages/contracts/generated, contracts/openapi/public.json, what analytics
has of them, and docs/permissions.md from the contracts; and from them, dapr.yaml and
each app.yaml what follows for the platform: Dapr components, subscriptions, policies,
compose.yaml and the Kubernetes manifests.

  --check            fails where what is committed is not what would be generated`;

await runCommand(async () => {
  const { options } = readOptions({ check: 'flag' }, HELP);
  const out = join(root, 'packages/contracts/generated');
  const files = new Map([
    ...(await operationFiles(out)),
    [join(out, 'events.ts'), await eventTypes()] as const,
    ...errorFiles(out),
    ...permissionFiles(out),
    ...protoFiles(join(out, 'proto')),
  ]);
  const stale = [...files].filter(([file, text]) => text !== current(file));
  const platformFiles = await generate(readSources(root)).catch((error: unknown) => {
    throw error instanceof TopologyError ? new UserError(error.message) : error;
  });
  if (options.check) {
    refuse([...stale.map(([file]) => relative(root, file)), ...drift(root, platformFiles)]);
    return;
  }
  write(root, platformFiles);
  for (const [file, text] of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
});

/** @throws UserError where there are such files */
function refuse(files: readonly string[]): void {
  if (files.length === 0) return;
  const list = files.map((file) => `  ${file}`).join('\n');
  throw new UserError(`Not as contracts and topology say; run npm run generate:\n${list}`);
}

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
