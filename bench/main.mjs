import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { emptyInstance, Library } from '../tools/lib/library.mjs';
import { asApp } from '../tools/lib/instance.mjs';
import { home, root } from '../tools/lib/paths.mjs';
import { endProcess, until } from '../tools/lib/processes.mjs';
import { firstAdmin, readSecrets } from '../tools/lib/secrets.mjs';
import { setUp } from '../tools/lib/set-up.mjs';
import { bold, readOptions, runCommand, step } from '../tools/lib/terminal.mjs';
import { untilFollowedUp } from './follow-up.mjs';
import { processorTime } from './processor-time.mjs';

const HELP = `npm run bench [-- options]

Measures how fast loans are issued, in one run and in turns, since machines are noisy: read the ratios, not the numbers.

  flow          POST /api/v1/loans through the gateway: five apps, their sidecars, PostgreSQL
  floor         the same hops through sidecars of the same kind, with handlers that do nothing
  one process   the same decision and the same SQL in one process, without Dapr

  --seconds N       how long each turn takes        (10)
  --rounds N        how many turns each has         (3)
  --warm-up N       seconds for each before that    (20)
  --connections N   how many requests at once       (8)`;

const ENVIRONMENT = { RATE_LIMIT_PER_MINUTE: '100000000', LOG_LEVEL: 'warn' };
const dist = join(home, 'bench-dist');
const READERS = 60;
const BOOKS = 400;

await runCommand(async () => {
  const { options } = readOptions(
    { seconds: 'value', rounds: 'value', 'warm-up': 'value', connections: 'value' },
    HELP,
  );
  const number = (name, otherwise) => Number(options[name] ?? otherwise);
  const [seconds, rounds, connections] = [number('seconds', 10), number('rounds', 3), number('connections', 8)];
  // Long enough for V8 to have compiled what is hot.
  const warmUpSeconds = number('warm-up', 20);
  const runtime = await setUp({ cli: false });
  await step('bundles of the bench', buildBench);
  const instance = await emptyInstance('bench', { environment: ENVIRONMENT });
  instance.stack.apps.push(...floorApps(instance));
  const library = new Library(instance, runtime);
  let single;
  try {
    await library.openServers();
    await library.openApps();
    single = await startOneProcess(instance);
    const floor = instance.stack.apps.find(({ id }) => id === 'floor-gateway');
    const world = await step('readers and books', () => prepareWorld(`${library.gateway}/api/v1`, instance));

    const contenders = {
      flow: { url: library.gateway, ask: world.nextLoan },
      floor: { url: `http://127.0.0.1:${floor.port}`, ask: world.sameLoan },
      'one process': { url: `http://127.0.0.1:${single.port}`, ask: world.nextLoan },
    };
    const followedUp = () => untilFollowedUp(instance, world.loans());
    const measured = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
    for (const [name, contender] of Object.entries(contenders))
      await step(`${name}, warming up`, async () => {
        await load(contender, connections, warmUpSeconds);
        await followedUp();
      });
    for (let round = 1; round <= rounds; round += 1)
      for (const [name, contender] of Object.entries(contenders))
        measured[name].push(
          await step(`${name}, turn ${round} of ${rounds}`, () =>
            measure(instance, contender, connections, seconds, followedUp),
          ),
        );
    print(measured, connections);
  } finally {
    if (single) await endProcess(single.child.pid);
    await library.close();
  }
  process.exit();
});

async function buildBench() {
  const { bundle } = await import('../tools/build.mjs');
  mkdirSync(dist, { recursive: true });
  const program = (name) => ({ in: join(root, 'bench', `${name}.ts`), out: name });
  await bundle([program('floor'), program('one-process')], dist);
  const { stop } = await import('esbuild');
  await stop();
}

/** As dapr.yaml would name them. */
function floorApps({ shift }) {
  return ['gateway', 'loans', 'users-rpc', 'books'].map((role, index) =>
    asApp(
      {
        appID: `floor-${role}`,
        appDirPath: 'apps/loans',
        command: ['node', '--enable-source-maps', join(dist, 'floor.js')],
        appProtocol: role === 'users-rpc' ? 'grpc' : 'http',
        appPort: 18151 + index,
        daprHTTPPort: 18251 + index,
        daprGRPCPort: 18351 + index,
        daprInternalGRPCPort: 18451 + index,
        metricsPort: 18551 + index,
        env: {
          NODE_ENV: 'production',
          FLOOR_ROLE: role,
          APP_PORT: 18151 + index,
          HEALTH_PORT: 18161 + index,
        },
      },
      { shift },
    ),
  );
}

async function startOneProcess(instance) {
  const secrets = readSecrets(instance);
  const port = 18170 + instance.shift;
  const urls = Object.fromEntries(
    ['users', 'books', 'loans'].map((service) => [service, secrets[`${service}-database-url`]]),
  );
  const child = spawn(process.execPath, [join(dist, 'one-process.js')], {
    cwd: join(root, 'apps/users'),
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATABASES: JSON.stringify(urls) },
  });
  instance.processes.note('one-process', child.pid);
  await until(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok, 'the one process', 20);
  return { child, port };
}

/** Readers without a limit to speak of and books with copies for all: each pair of them is one loan. */
async function prepareWorld(api, instance) {
  const call = async (method, path, body, token) => {
    const response = await fetch(api + path, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const admin = firstAdmin(instance);
  const { access_token: desk } = await call('POST', '/auth/login', admin);
  const records = Array.from({ length: BOOKS }, (_, index) => ({
    source_key: `bench:${index}`,
    title: `Book ${index}`,
    author: 'Bench',
    total_copies: READERS + 5,
  }));
  await call('POST', '/books/import', { records }, desk);
  const books = [];
  for (let cursor = ''; books.length < BOOKS;) {
    const page = await call('GET', `/books?author=bench&limit=100${cursor && `&cursor=${cursor}`}`);
    books.push(...page.items.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  const readers = [];
  for (let index = 0; index < READERS; index += 1) {
    const credentials = { email: `bench${index}@readers.example`, password: 'a long password' };
    const { id } = await call('POST', '/auth/register', { ...credentials, full_name: 'Bench' });
    await call('PATCH', `/users/${id}`, { loan_limit: 1000 }, desk);
    const { access_token } = await call('POST', '/auth/login', credentials);
    readers.push({ id, token: access_token });
  }
  let next = 0;
  const loan = (number) => {
    const reader = readers[number % READERS];
    const book = books[Math.floor(number / READERS) % BOOKS];
    return { token: reader.token, body: JSON.stringify({ book_id: book, reader_id: reader.id }) };
  };
  return {
    nextLoan: () => (next < READERS * BOOKS ? loan(next++) : undefined),
    sameLoan: () => loan(0),
    /** How many were handed out so far. */
    loans: () => next,
  };
}

/** One turn, and the processor time that each part of the stack used for one answer of it and all that follows from it. */
async function measure(instance, contender, connections, seconds, followedUp) {
  const before = processorTime(instance);
  const turn = await load(contender, connections, seconds);
  await followedUp();
  const after = processorTime(instance);
  if (!before || !after) return turn;
  const perAnswer = [...after].map(([name, used]) => [name, (used - before.get(name)) / turn.latencies.length]);
  return { ...turn, processorMs: new Map(perAnswer) };
}

/** So many connections ask one after the other for so many seconds. */
async function load({ url, ask }, connections, seconds) {
  const { Pool } = await import('undici');
  const pool = new Pool(url, { connections, pipelining: 1 });
  const latencies = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const request = ask();
        if (!request) throw new Error('There are no more pairs of reader and book: run fewer or shorter turns.');
        const sent = performance.now();
        const { statusCode, body } = await pool.request({
          method: 'POST',
          path: '/api/v1/loans',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${request.token}` },
          body: request.body,
        });
        const text = await body.text();
        if (statusCode !== 201) throw new Error(`answered ${statusCode}: ${text}`);
        latencies.push(performance.now() - sent);
      }
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  await pool.close();
  return { perSecond: latencies.length / elapsed, latencies };
}

function print(measured, connections) {
  const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
  const rows = Object.entries(measured).map(([name, turns]) => {
    const latencies = turns.flatMap((turn) => turn.latencies).sort((a, b) => a - b);
    const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
    return { name, perSecond: median(turns.map((turn) => turn.perSecond)), p50: at(0.5), p99: at(0.99) };
  });
  const flow = rows[0].perSecond;
  console.log(
    `\n${bold(`Issuing a loan, ${connections} at once, ${cpus().length} cores, Node ${process.versions.node}`)}\n`,
  );
  console.log(
    `  ${'what'.padEnd(14)}${'req/s'.padStart(9)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'flow is'.padStart(10)}`,
  );
  for (const { name, perSecond, p50, p99 } of rows)
    console.log(
      `  ${name.padEnd(14)}${perSecond.toFixed(0).padStart(9)}${p50.toFixed(1).padStart(9)}${p99.toFixed(1).padStart(9)}${`${(flow / perSecond).toFixed(2)} ×`.padStart(10)}`,
    );
  const names = Object.keys(measured);
  const used = (name, part) => median(measured[name].map((turn) => turn.processorMs?.get(part) ?? 0));
  const parts = [...(measured.flow[0].processorMs?.keys() ?? [])]
    .map((part) => ({ part, of: names.map((name) => used(name, part)) }))
    .filter(({ of }) => Math.max(...of) >= 0.2)
    .sort((a, b) => b.of[0] - a.of[0]);
  if (parts.length === 0) return;
  console.log(`\n  ${'processor ms for one'.padEnd(24)}${names.map((name) => name.padStart(13)).join('')}`);
  const sum = { part: 'in all', of: names.map((_, index) => parts.reduce((all, { of }) => all + of[index], 0)) };
  for (const { part, of } of [...parts, sum])
    console.log(`  ${part.padEnd(24)}${of.map((ms) => ms.toFixed(1).padStart(13)).join('')}`);
}
