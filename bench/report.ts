import { cpus } from 'node:os';
import { bold } from '../tools/bootstrap/terminal.mjs';
import { median, percentiles } from '../tools/testing/percentiles.ts';
import type { JobDone, Night } from './night.ts';
import type { ByPart, memory } from './usage.ts';

export type Turn = {
  perSecond: number;
  latencies: number[];
  /** From the last answer until all that follows from the loans was done. */
  followedMs: number;
  processorMs?: ByPart;
};

/** What has less than this of a processor for one answer is not told, in ms. */
const LEAST_MS = 0.2;

/** The rates, and what the flow's is of each, where it was measured. */
export function printRates(measured: ReadonlyMap<string, Turn[]>, connections: number): void {
  const rows = [...measured].map(([name, turns]) => {
    const at = percentiles(turns.flatMap((turn) => turn.latencies));
    const perSecond = median(turns.map((turn) => turn.perSecond));
    return { name, perSecond, at, followedMs: median(turns.map((turn) => turn.followedMs)) };
  });
  const flow = rows.find(({ name }) => name === 'flow')?.perSecond;
  const machine = `${cpus().length} cores, Node ${process.versions.node}`;
  console.log(`\n${bold(`Issuing a loan, ${connections} at once, ${machine}`)}\n`);
  printRow('what', 14, [
    ['req/s', 9],
    ['p50 ms', 9],
    ['p99 ms', 9],
    ['flow is', 10],
    ['done after', 12],
  ]);
  for (const { name, perSecond, at, followedMs } of rows)
    printRow(name, 14, [
      [perSecond.toFixed(0), 9],
      [at(0.5).toFixed(1), 9],
      [at(0.99).toFixed(1), 9],
      [flow === undefined ? '' : `${(flow / perSecond).toFixed(2)} ×`, 10],
      [`${(followedMs / 1000).toFixed(1)} s`, 12],
    ]);
}

/** How long people wait for each kind of request. */
export function printWaits(waits: ReadonlyMap<string, number[]>, perSecond: number): void {
  console.log(`\n${bold(`${perSecond} requests of a kind each second, however long each takes`)}\n`);
  printRow('ms', 40, ['p50', 'p95', 'p99', 'requests'].map(cell(10)));
  for (const [name, latencies] of waits) {
    const at = percentiles(latencies);
    const shown = [0.5, 0.95, 0.99].map((share) => at(share).toFixed(0));
    printRow(name, 40, [...shown, String(latencies.length)].map(cell(10)));
  }
}

/** The processor time that each part used for one answer, where the system keeps it. */
export function printProcessorTime(measured: ReadonlyMap<string, Turn[]>): void {
  const names = [...measured.keys()];
  const used = (name: string, part: string) =>
    median((measured.get(name) ?? []).map((turn) => turn.processorMs?.get(part) ?? 0));
  const all = [...new Set([...measured.values()].flat().flatMap((turn) => [...(turn.processorMs?.keys() ?? [])]))];
  const parts = all
    .map((part) => ({ part, ms: names.map((name) => used(name, part)) }))
    .filter(({ ms }) => Math.max(...ms) >= LEAST_MS)
    .sort((a, b) => (b.ms[0] ?? 0) - (a.ms[0] ?? 0));
  if (parts.length === 0) return;
  const sum = names.map((_, index) => parts.reduce((total, { ms }) => total + (ms[index] ?? 0), 0));
  console.log();
  printRow('processor ms for one', 24, names.map(cell(13)));
  for (const { part, ms } of [...parts, { part: 'in all', ms: sum }])
    printRow(part, 24, ms.map((one) => one.toFixed(1)).map(cell(13)));
}

/** What each job of a night did, and how long check-outs took beside it and in calm. */
export function printNight({ jobs, used, beside, calm, waiting }: Night): void {
  console.log(`\n${bold('The jobs of a night')}\n`);
  printRow('job', 26, ['rows', 'runs', 'seconds', 'app s', 'PostgreSQL s', 'others s'].map(cell(13)));
  const sum = (of: (done: JobDone) => number) => jobs.reduce((total, done) => total + of(done), 0);
  for (const { job, rows, runs, seconds, app, postgres, others } of jobs)
    printRow(
      job,
      26,
      [String(rows), String(runs), ...[seconds, app, postgres, others].map((one) => one.toFixed(1))].map(cell(13)),
    );
  const totals = [
    sum(({ seconds }) => seconds),
    sum(({ app }) => app),
    sum(({ postgres }) => postgres),
    sum(({ others }) => others),
  ];
  printRow('in all', 26, [String(sum(({ rows }) => rows)), '', ...totals.map((one) => one.toFixed(1))].map(cell(13)));
  const parts = [...used].filter(([, ms]) => ms >= 1_000).sort(([, a], [, b]) => b - a);
  if (parts.length > 0) console.log();
  if (parts.length > 0) printRow('processor time', 26, ['seconds'].map(cell(13)));
  for (const [part, ms] of parts) printRow(part, 26, [(ms / 1_000).toFixed(1)].map(cell(13)));
  console.log();
  printRow('a check-out, ms', 26, ['p50', 'p95', 'slowest', 'check-outs'].map(cell(13)));
  for (const [when, latencies] of [
    ['in calm', calm],
    ['beside the jobs', beside],
  ] as const) {
    const at = percentiles(latencies);
    printRow(
      when,
      26,
      [...[0.5, 0.95, 1].map((share) => at(share).toFixed(0)), String(latencies.length)].map(cell(13)),
    );
  }
  console.log(`\n  ${waiting} messages wait to be published when the last job has ended.`);
}

/** The memory of each part, where the system tells it. */
export function printMemory(used: ReturnType<typeof memory>): void {
  if (!used) return;
  const parts = [...used].sort(([, a], [, b]) => b.proportional - a.proportional);
  console.log();
  printRow('MiB of memory', 24, ['resident', 'proportional'].map(cell(13)));
  for (const [part, { resident, proportional }] of parts)
    printRow(part, 24, [resident.toFixed(0), proportional.toFixed(0)].map(cell(13)));
  const total = parts.reduce((sum, [, { proportional }]) => sum + proportional, 0);
  printRow('in all', 24, ['', total.toFixed(0)].map(cell(13)));
}

type Cell = [text: string, width: number];

const cell =
  (width: number) =>
  (text: string): Cell => [text, width];

function printRow(name: string, width: number, cells: readonly Cell[]): void {
  console.log(`  ${name.padEnd(width)}${cells.map(([text, width]) => text.padStart(width)).join('')}`);
}
