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
