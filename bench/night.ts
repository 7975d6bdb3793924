import { request } from 'undici';
import { step } from '../tools/bootstrap/terminal.mjs';
import type { App } from '../tools/fleet/app.ts';
import { gatewayUrl, type Fleet } from '../tools/fleet/fleet.ts';
import { sleep } from '../tools/fleet/processes.ts';
import { readOwnerSecrets, sidecarTokens } from '../tools/running/secrets.ts';
import { postgres, withPostgres } from '../tools/servers/postgres.ts';
import { portOf } from '../tools/servers/server.ts';
import { atDesks } from './load.ts';
import { fillLoans, fillUsers, type NightKind } from './night-world.ts';
import { processorTime, type ByPart } from './usage.ts';
import type { World } from './world.ts';

/** By the apps that have them: all that go over loans, holds and readers. */
const JOBS = [
  ['loans', 'end-claims'],
  ['loans', 'age-to-lost'],
  ['loans', 'renew-loans'],
  ['loans', 'process-due-loans'],
  ['loans', 'process-holds'],
  ['loans', 'anonymise-loans'],
  ['users', 'end-guardianships'],
  ['users', 'tell-ending-memberships'],
] as const;
/** A job that has always more to do than it does in a run has a fault. */
const MOST_RUNS = 1_000;

const DESKS = 4;
/** Between two readers of a desk. */
const PAUSE_MS = 2_000;
/** Longer than a night takes. */
const MOST_SECONDS = 1_800;

/** What a job did in all runs until there was nothing more to do; seconds, also of processor time. */
export type JobDone = {
  job: string;
  rows: number;
  runs: number;
  seconds: number;
  app: number;
  postgres: number;
  /** Of all others: sidecars, the broker, and the apps that hear of it. */
  others: number;
};

/** With how long check-outs took, and the processor time of each part meanwhile, in ms. */
export type Night = { jobs: JobDone[]; used: ByPart; beside: number[]; calm: number[]; waiting: number };

/** As many loans as desks issue beside a night of so many. */
export const lentInNight = (loans: number): number =>
  Math.ceil(DESKS * Math.min(MOST_SECONDS, 60 + loans / 500) * (1_000 / PAUSE_MS));

/** The jobs of a night, one after the other, as their schedule would run them, while a few desks lend at the speed of people. */
export async function measureNight(
  fleet: Fleet,
  world: World,
  { loans, kind, seconds }: { loans: number; kind: NightKind; seconds: number },
): Promise<Night> {
  const inDatabase = <T>(database: string, work: Parameters<typeof withPostgres<T>>[1]) =>
    withPostgres({ port: portOf(postgres, fleet), password: readOwnerSecrets(fleet).postgres, database }, work);
  await step(`${loans} loans`, () => inDatabase('loans', (db) => fillLoans(db, loans, kind)));
  await step('and their readers', () => inDatabase('users', (db) => fillUsers(db, loans, kind)));
  const lendBeside = async <Result>(beside: Promise<Result>): Promise<[Result, number[]]> => {
    let goesOn = true;
    const ended = beside.finally(() => (goesOn = false));
    const next = () => (goesOn ? world.nextLoan().request : undefined);
    // A desk that fails ends it at once.
    const [result, answers] = await Promise.all([
      ended,
      atDesks(gatewayUrl(fleet), next, { desks: DESKS, pauseMs: PAUSE_MS }),
    ]);
    return [result, answers.map(({ ms }) => ms)];
  };
  const [, calm] = await step('lending in calm', () => lendBeside(sleep(seconds * 1_000)));
  const before = processorTime(fleet);
  const [jobs, beside] = await lendBeside(allJobs(fleet));
  const used = [...(processorTime(fleet) ?? [])].map(([part, ms]) => [part, ms - (before?.get(part) ?? 0)] as const);
  const waiting = await inDatabase('loans', async (db) => {
    const { rows } = await db.query<{ count: string }>('select count(*) from outbox where published_at is null');
    return Number(rows[0]?.count);
  });
  return { jobs, used: new Map(used), beside, calm, waiting };
}

async function allJobs(fleet: Fleet): Promise<JobDone[]> {
  const done: JobDone[] = [];
  for (const [id, job] of JOBS) {
    const app = fleet.apps.find((one) => one.id === id);
    if (!app) throw new Error(`dapr.yaml has no app ${id}.`);
    done.push(await step(job, () => untilDone(fleet, app, job)));
  }
  return done;
}

async function untilDone(fleet: Fleet, app: App, job: string): Promise<JobDone> {
  const before = processorTime(fleet);
  const started = performance.now();
  let [rows, runs] = [0, 0];
  for (let more = 1; more > 0; rows += more, runs += 1) {
    if (runs === MOST_RUNS) throw new Error(`${job} comes to no end.`);
    const processed = await rowsOf(app, job);
    await runAsScheduled(fleet, app, job);
    more = (await rowsOf(app, job)) - processed;
  }
  const seconds = (performance.now() - started) / 1_000;
  const after = processorTime(fleet);
  const used = (part: string) => ((after?.get(part) ?? 0) - (before?.get(part) ?? 0)) / 1_000;
  const [own, database] = [used(app.name), used(postgres.name)];
  const all = [...(after?.keys() ?? [])].reduce((sum, part) => sum + used(part), 0);
  return { job, rows, runs, seconds, app: own, postgres: database, others: all - own - database };
}

/** As the app's sidecar calls it. */
async function runAsScheduled(fleet: Fleet, app: App, job: string): Promise<void> {
  const { statusCode, body } = await request(`http://127.0.0.1:${app.ports.app}/${job}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'dapr-api-token': sidecarTokens(fleet, app.id).app },
    body: '{}',
    headersTimeout: 0,
  });
  const answer = await body.text();
  if (statusCode !== 200) throw new Error(`${job}: ${statusCode} ${answer}`);
}

/** How many rows the job has processed since its app was started. */
async function rowsOf({ ports }: App, job: string): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${ports.health}/metrics`)).text();
  const line = metrics
    .split('\n')
    .find((one) => ['job_rows_total{', `job="${job}"`, 'outcome="processed"'].every((part) => one.includes(part)));
  return Number(line?.split(' ').at(-1) ?? 0);
}
