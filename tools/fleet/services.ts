import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';

const appFile = z.looseObject({ database: z.boolean().default(false) });

/** The folders of apps/ whose app.yaml says that they have a database of their own. */
export const SERVICES_WITH_DATABASE: readonly string[] = readdirSync(join(root, 'apps')).filter((service) => {
  const file = join(root, 'apps', service, 'app.yaml');
  return existsSync(file) && appFile.parse(parse(readFileSync(file, 'utf8'))).database;
});

const kept = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const audited = z.looseObject({ 'x-audit': z.looseObject({ action: z.string() }) });

/** Those of them that keep an audit trail: an operation of theirs says in the contract what is kept of it. */
export const AUDITED_SERVICES: readonly string[] = SERVICES_WITH_DATABASE.filter((service) => {
  const { paths } = kept.parse(parse(readFileSync(join(root, `contracts/openapi/${service}.yaml`), 'utf8')));
  return Object.values(paths).some((item) =>
    Object.values(item).some((operation) => audited.safeParse(operation).success),
  );
});
