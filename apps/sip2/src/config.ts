import { z } from 'zod';
import { timeZone } from '#core/library-day.ts';
import { serviceEnv } from '#platform/platform.ts';
import { encodings } from './domain/encoding.ts';
import { languages } from './domain/language.ts';

function branchesOf(text: string, context: z.RefinementCtx): ReadonlyMap<string, string> {
  const pairs = text
    .split(',')
    .flatMap((part) => (part.trim() === '' ? [] : [part.split('=').map((one) => one.trim())]));
  const branches = new Map<string, string>();
  for (const [id = '', branch = '', ...more] of pairs) {
    if (id === '' || branch === '' || more.length > 0)
      context.addIssue({ code: 'custom', message: 'is not a list of id=branch' });
    branches.set(id.toLowerCase(), branch);
  }
  return branches;
}

export const sip2Env = serviceEnv.extend({
  TIME_ZONE: timeZone,
  /** Where machines connect. */
  SIP2_PORT: z.coerce.number().int().nonnegative(),
  /** Loopback, unless set: machines elsewhere need another, and TLS. */
  SIP2_HOST: z.string().default('127.0.0.1'),
  /** What machines call the library (AO). Those that call it otherwise are refused. */
  SIP2_INSTITUTION: z.string().min(1).max(50),
  SIP2_ENCODING: z.enum(encodings).default('utf-8'),
  /** The ids of the machines, as programs, that write in the other encoding; separated by commas. */
  SIP2_OTHERWISE_ENCODED: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((id) => id.trim().toLowerCase()))
    .transform((ids) => ids.filter((id) => id !== '')),
  /** The branch where machines stand. */
  SIP2_BRANCH: z.string().min(1).default('main'),
  /** The ids of those that stand elsewhere, each with its branch: `id=north`, separated by commas. */
  SIP2_BRANCHES: z.string().default('').transform(branchesOf),
  /** Of what is shown to people, where a machine asks for no language. */
  SIP2_LANGUAGE: z.enum(languages).default('ru'),
  SIP2_MAX_CONNECTIONS: z.coerce.number().int().positive().default(200),
  /** A machine that says nothing for so long has gone. */
  SIP2_IDLE_SECONDS: z.coerce.number().int().positive().default(900),
});

export type Sip2Env = z.output<typeof sip2Env>;
