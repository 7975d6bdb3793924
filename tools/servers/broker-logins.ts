import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import { password } from './password.ts';
import type { ReadSecret } from './server.ts';

/** The secret of the login that may do all at the broker: the set-up's, which no app and no sidecar sees. */
export const SET_UP = 'broker-set-up';

const rights = z.record(z.string(), z.object({ publish: z.array(z.string()), subscribe: z.array(z.string()) }));

export type BrokerLogin = { app: string; publish: readonly string[]; subscribe: readonly string[] };

/** At a broker each app has a login of its own, for its own topics. */
export const BROKER_LOGINS: readonly BrokerLogin[] = Object.entries(
  rights.parse(parse(readFileSync(join(root, 'components/dapr/broker-rights.yaml'), 'utf8'))),
).map(([app, { publish, subscribe }]) => ({ app, publish, subscribe }));

/** A secret for each app, by its name: `<app>-<what>`. */
export const forEachLogin = (what: string, make: (app: string) => string = password): Record<string, () => string> =>
  Object.fromEntries(BROKER_LOGINS.map(({ app }) => [`${app}-${what}`, () => make(app)]));

/** The password in an app's connection string. */
export const passwordIn = (secret: ReadSecret, name: string): string =>
  decodeURIComponent(new URL(secret(name)).password);
