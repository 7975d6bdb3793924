import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { groupBy } from '#core/group-by.ts';
import { gatewayUrl, type Fleet } from '../tools/fleet/fleet.ts';
import { until } from '../tools/fleet/processes.ts';
import { inboxFolder } from '../tools/servers/inbox.ts';
import { untilFollowedUp } from './follow-up.ts';
import { atDesks, closedLoop, openLoop, type Answered } from './load.ts';
import type { BenchRequest, World } from './world.ts';

/** As many as come in a busy library, of each kind. */
export const PER_SECOND = 5;
/** As many as a large library has, and how long each needs between two scans. */
export const DESKS = 8;
const PAUSE_MS = 1_500;

const loanAnswer = z.object({ barcode: z.string() });

/** How long each kind of request took, in ms, one kind after the other; and how long the e-mail about a loan. */
export async function measureHumanLoad(
  fleet: Fleet,
  world: World,
  { seconds, warmUp }: { seconds: number; warmUp: number },
): Promise<Map<string, number[]>> {
  const url = gatewayUrl(fleet);
  const count = seconds * PER_SECOND;
  const several = (next: () => BenchRequest) => Array.from({ length: count }, next);
  const timed = async (requests: readonly BenchRequest[]) =>
    (await openLoop(url, requests, { perSecond: PER_SECOND })).map(({ ms }) => ms);
  for (const next of [world.nextSearch, world.nextSignIn])
    await closedLoop(url, next, { connections: 2, seconds: warmUp });

  const loans = Array.from({ length: count }, world.nextLoan);
  const { dueAt, latencies, barcodes, arrivedAt } = await issueAll(fleet, loans);
  await untilFollowedUp(fleet, world.loans());
  const awaited = await world.awaitedReturns(count);
  return new Map([
    ['issue a loan', latencies],
    ['until its e-mail is in the inbox', arrivedAt.map((at, index) => at - (dueAt[index] ?? Number.NaN))],
    ['return a loan', await timed(barcodes.map(world.returnOf))],
    ['return a copy for which somebody waits', await timed(awaited)],
    ...(await measureDesks(url, world, seconds)),
    ['search the catalogue', await timed(several(world.nextSearch))],
    ['sign in', await timed(several(world.nextSignIn))],
  ]);
}

/** Desks at once: each waits for its answer, and scans the next after a pause. */
async function measureDesks(url: string, world: World, seconds: number): Promise<[string, number[]][]> {
  const scans = scansAtDesks(seconds);
  const scan = (requests: BenchRequest[]): Promise<Answered[]> =>
    atDesks(url, () => requests.shift(), { desks: DESKS, pauseMs: PAUSE_MS });
  const issued = await scan(Array.from({ length: scans }, () => world.nextLoan().request));
  const returned = await scan(issued.map(({ text }) => world.returnOf(loanAnswer.parse(JSON.parse(text)).barcode)));
  const awaited = await scan(await world.awaitedReturns(scans));
  const each = { 'issue a loan': issued, 'return a loan': returned, '… for which somebody waits': awaited };
  return Object.entries(each).map(([name, answers]) => [`${DESKS} desks: ${name}`, answers.map(({ ms }) => ms)]);
}

/** How many scans all desks make in so many seconds. */
export const scansAtDesks = (seconds: number): number => Math.ceil((DESKS * seconds * 1_000) / PAUSE_MS);

async function issueAll(fleet: Fleet, loans: readonly ReturnType<World['nextLoan']>[]) {
  const before = new Set(readdirSync(inboxFolder(fleet)));
  const started = Date.now();
  const answers = await openLoop(
    gatewayUrl(fleet),
    loans.map(({ request }) => request),
    { perSecond: PER_SECOND },
  );
  const arrivals = await until(() => {
    const byRecipient = arrivalsSince(inboxFolder(fleet), before);
    const all = loans.flatMap(({ reader }) => byRecipient.get(reader.email)?.shift() ?? []);
    return all.length === loans.length ? all : undefined;
  }, 'an e-mail about each loan');
  return {
    dueAt: loans.map((_, index) => started + (index * 1000) / PER_SECOND),
    latencies: answers.map(({ ms }) => ms),
    barcodes: answers.map(({ text }) => loanAnswer.parse(JSON.parse(text)).barcode),
    arrivedAt: arrivals,
  };
}

/** When the e-mails of each recipient were written to the inbox's folder, the first one first, in ms since 1970. */
function arrivalsSince(folder: string, before: ReadonlySet<string>): Map<string, number[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml') && !before.has(name));
  const mails = files.map((name) => {
    const [, recipient = ''] = /^To: .*?([^\s<>]+@[^\s<>]+)/im.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
    return { recipient, at: statSync(join(folder, name)).mtimeMs };
  });
  const inOrder = mails.sort((a, b) => a.at - b.at);
  const byRecipient = groupBy(inOrder, ({ recipient }) => recipient);
  return new Map([...byRecipient].map(([recipient, sent]) => [recipient, sent.map(({ at }) => at)]));
}
