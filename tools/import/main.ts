import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { z } from 'zod';
import type { CatalogueRecord, ReadRecord } from '#catalogue-files/catalogue-record.ts';
import {
  batchesOf,
  importBatch,
  type BatchAnswer,
  type BatchRefusal,
  type Rejected,
} from '#catalogue-files/import-batch.ts';
import { readCatalogue } from '#catalogue-files/read-catalogue.ts';
import { rejectedCsv } from '#catalogue-files/rejected-csv.ts';
import { fromHere, signIn } from '../api/sign-in.ts';

const HELP = `npm run import -- FILE [options]

Loads a catalogue (.csv with a header line, or .mrc in MARC 21) into the running library,
in batches, through the API. Run it again to go on after a break: what is in the catalogue
is left as it is. Rejected records, each with the reason, are written to
.abonement/imports/SOURCE-rejected.csv.

  --source NAME          names the records for good, as NAME:17   (the file's name)
  --copies N             copies of each book                      (1)
  --url URL              the gateway                (http://127.0.0.1:8088)
  --email ADDRESS        a branch manager or an admin             (the first admin)
  --password-file FILE   a file with their password in it; else it is taken from the variable
                         IMPORT_PASSWORD, else you are asked for it. There is no option for
                         the password itself: other users of the machine could read it
  --secrets FILE         where the first admin is   (.abonement/main/secrets.json)`;

const FOLDER = '.abonement/imports';

const reason = { code: z.string().exactOptional(), message: z.string().exactOptional() };
const taken = z.object({
  results: z.array(
    z.object({ ...reason, outcome: z.enum(['added', 'known', 'rejected']), field: z.string().exactOptional() }),
  ),
});
const refused = z.object({
  code: z.literal('invalid_request'),
  errors: z.array(z.object({ ...reason, field: z.string() })),
});

const { values, positionals } = given();
const [named] = positionals;
if (values.help || named === undefined) {
  console.log(HELP);
  process.exit(values.help ? 0 : 1);
}

try {
  await importFile(fromHere(named), values.source ?? basename(named, extname(named)));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function given() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        source: { type: 'string' },
        copies: { type: 'string' },
        url: { type: 'string', default: 'http://127.0.0.1:8088' },
        email: { type: 'string' },
        'password-file': { type: 'string' },
        secrets: { type: 'string', default: '.abonement/main/secrets.json' },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(1);
  }
}

async function importFile(file: string, source: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const token = await signIn({
    url: values.url,
    email: values.email,
    passwordFile: values['password-file'],
    variable: 'IMPORT_PASSWORD',
    secrets: values.secrets,
  });
  const records = await readAll(file, source);
  mkdirSync(FOLDER, { recursive: true });
  const checkpoint = join(FOLDER, `${source}.json`);
  const done = existsSync(checkpoint)
    ? z.object({ done: z.number() }).parse(JSON.parse(readFileSync(checkpoint, 'utf8'))).done
    : 0;
  if (done > 0) console.log(`Going on after ${done} records.`);

  const bar = new SingleBar({
    format: '{bar} {percentage}% | {value}/{total} | {rate} records/s',
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  const started = Date.now();
  bar.start(records.length, done, { rate: 0 });
  const total = { added: 0, known: 0, rejected: 0 };
  const rejected: Rejected[] = [];
  let finished = done;
  try {
    for await (const batch of batchesOf(records.slice(done))) {
      const report = await importBatch(batch, (some) => send(token, some));
      total.added += report.added;
      total.known += report.known;
      total.rejected += report.rejected.length;
      rejected.push(...report.rejected);
      finished += batch.length;
      writeFileSync(checkpoint, JSON.stringify({ done: finished }));
      bar.update(finished, { rate: Math.round(((finished - done) / (Date.now() - started)) * 1000) });
    }
  } finally {
    // Its clock would keep this process alive.
    bar.stop();
  }
  rmSync(checkpoint, { force: true });
  report(source, total, rejected, (Date.now() - started) / 1000);
}

async function readAll(file: string, source: string): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  const copies = values.copies !== undefined && {
    copies: z.coerce.number().int().min(0).max(1000).parse(values.copies),
  };
  for await (const read of readCatalogue({ name: file, chunks: createReadStream(file), source, ...copies }))
    records.push(read);
  return records;
}

async function send(token: string, records: CatalogueRecord[]): Promise<BatchAnswer | BatchRefusal> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await post('/books/import', { records }, token).catch((error: unknown) => {
      if (attempt === 5) throw error;
      return undefined;
    });
    if (response?.ok) return taken.parse(await response.json());
    if (response?.status === 400) {
      const { errors } = refused.parse(await response.json());
      return { wrong: errors };
    }
    if (attempt === 5 || (response && response.status < 500 && response.status !== 429))
      throw new Error(`The library answered ${response?.status}: ${await response?.text()}`);
    await new Promise((wake) => setTimeout(wake, 1_000 * attempt));
  }
}

function post(path: string, body: unknown, token: string): Promise<Response> {
  return fetch(`${values.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

function report(source: string, total: Record<string, number>, rejected: Rejected[], seconds: number): void {
  console.log(
    `${total['added']} added, ${total['known']} known, ${total['rejected']} rejected, in ${seconds.toFixed(1)} s.`,
  );
  if (rejected.length === 0) return;
  const reasons = new Map<string, number>();
  for (const { code = '' } of rejected) reasons.set(code, (reasons.get(code) ?? 0) + 1);
  for (const [code, count] of [...reasons].sort((a, b) => b[1] - a[1]))
    console.log(`  ${String(count).padStart(5)}  ${code}`);
  const file = join(FOLDER, `${source}-rejected.csv`);
  writeFileSync(file, rejectedCsv(rejected));
  console.log(`Which, and why: ${file}`);
}
