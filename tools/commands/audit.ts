import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { AuditTables } from '#audit/trail.ts';
import { verifyTrail, type Verified } from '#audit/verify.ts';
import { openDatabase, pools } from '#postgres/database.ts';
import { bold, dim, runCommand, step, UserError } from '../bootstrap/terminal.mjs';
import { describeFleet, type Fleet } from '../fleet/fleet.ts';
import { AUDITED_SERVICES } from '../fleet/services.ts';
import { readOwnerSecrets } from '../running/secrets.ts';
import { startServers, stopServers } from '../running/servers.ts';
import { postgres, SUPERUSER } from '../servers/postgres.ts';
import { portOf } from '../servers/server.ts';
import { readOptions } from './options.ts';

const HELP = `npm run audit -- verify

Reads the audit trail of each service, whether the library runs or not, and checks that
no entry was changed, removed, put in or moved. It prints the head of each chain: who has
written it down elsewhere can tell later that the end was not cut off, either.

  --heads FILE       compares with the heads in FILE, if it is there; where all is whole,
                     the present ones are written to it. Keep it on another machine
  --databases FILE   for a library that runs elsewhere: JSON, {"users": "postgresql://…"},
                     of logins that may read

It ends with 1 if something is wrong, and says at which link.`;

const head = z.object({ seq: z.number(), hash: z.string() });
const headsFile = z.record(z.string(), head);
type Heads = z.output<typeof headsFile>;

const FAULTS = {
  link_missing: 'gone is link',
  link_changed: 'changed is link',
  entry_changed: 'changed is the entry of link',
  entry_missing: 'gone is the entry of link',
  head_missing: 'the end was cut off or written anew; gone is link',
  entry_outside: 'the chain does not hold entry',
} satisfies Record<NonNullable<Verified['fault']>['what'], string>;

await runCommand(async () => {
  const { options, rest } = readOptions({ heads: 'value', databases: 'value' }, HELP);
  if (rest.join() !== 'verify') throw new UserError(HELP);
  const known = options.heads === undefined ? {} : read(options.heads, headsFile, {});
  const verified =
    options.databases === undefined
      ? await ofFleet(describeFleet('main'), known)
      : await verifyAll(read(options.databases, z.record(z.string(), z.string())), known);
  for (const [service, so] of Object.entries(verified)) console.log(`\n${bold(service)}\n${described(so)}`);
  const broken = Object.entries(verified).filter(([, { fault }]) => fault);
  if (broken.length > 0) throw new UserError(`Not whole: ${broken.map(([service]) => service).join(', ')}.`);
  if (options.heads !== undefined)
    writeFileSync(options.heads, `${JSON.stringify({ ...known, ...headsOf(verified) }, null, 1)}\n`);
  console.log('\nWhole.');
});

/** @throws UserError for a file that is not there, unless something else will do, or is not what it should be */
function read<Value>(file: string, schema: z.ZodType<Value>, otherwise?: Value): Value {
  if (!existsSync(file)) {
    if (otherwise !== undefined) return otherwise;
    throw new UserError(`There is no ${file}.`);
  }
  const { data, error } = schema.safeParse(parsed(readFileSync(file, 'utf8')));
  if (error) throw new UserError(`${file} is not what it should be:\n${z.prettifyError(error)}`);
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the servers do not run, PostgreSQL is started for as long as it is read. */
async function ofFleet(fleet: Fleet, known: Heads): Promise<Record<string, Verified>> {
  const isRunning = fleet.processes.running(postgres.name) !== undefined;
  if (!isRunning && !existsSync(fleet.folder)) throw new UserError('There is no library yet. `npm start` opens one.');
  if (!isRunning) await startServers(fleet, [postgres]);
  try {
    const url = (service: string) =>
      `postgresql://${SUPERUSER}:${readOwnerSecrets(fleet).postgres}@127.0.0.1:${portOf(postgres, fleet)}/${service}`;
    return await verifyAll(Object.fromEntries(AUDITED_SERVICES.map((service) => [service, url(service)])), known);
  } finally {
    if (!isRunning) await stopServers(fleet);
  }
}

async function verifyAll(urls: Record<string, string>, known: Heads): Promise<Record<string, Verified>> {
  const verified: Record<string, Verified> = {};
  for (const [service, url] of Object.entries(urls))
    verified[service] = await step(`audit trail of ${service}`, (tell) => verifyAt(url, known[service], tell));
  return verified;
}

async function verifyAt(
  url: string,
  known: Heads[string] | undefined,
  tell: (detail: string) => void,
): Promise<Verified> {
  const db = openDatabase<AuditTables>(url, { ...pools.jobs, name: 'audit verify', max: 1 });
  try {
    return await verifyTrail(db, { now: new Date(), known, progress: (links) => tell(`${links} links`) });
  } finally {
    await db.destroy();
  }
}

function headsOf(verified: Record<string, Verified>): Heads {
  return Object.fromEntries(Object.entries(verified).map(([service, so]) => [service, so.head]));
}

function described({ entries, dropped, since, until, head: end, fault }: Verified): string {
  const kept = `  entries  ${entries}${dropped > 0 ? `, and the links of ${dropped} that are older than three years` : ''}`;
  const from = since && until ? `  from     ${since.toISOString()}\n  to       ${until.toISOString()}` : undefined;
  const state = fault
    ? `  ${bold('not whole')}: ${FAULTS[fault.what]} ${'seq' in fault ? fault.seq : fault.entry_id}`
    : undefined;
  return [kept, from, `  head     ${end.seq} ${dim(end.hash)}`, state].filter((line) => line !== undefined).join('\n');
}
