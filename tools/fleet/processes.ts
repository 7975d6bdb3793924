import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { dirname } from 'node:path';
import { z } from 'zod';
import { UserError } from '../bootstrap/terminal.mjs';

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** How often a condition is looked at, in ms. */
const POLL_INTERVAL = 50;

/** Waits until `check` answers something true; what it throws is a no. @throws Error after `seconds` */
export async function until<T>(check: () => Promise<T> | T, what: string, seconds = 60): Promise<NonNullable<T>> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const result = await Promise.resolve()
      .then(check)
      .catch(() => undefined);
    if (result) return result;
    if (Date.now() > deadline) throw new Error(`${what} was not ready within ${seconds} s.`);
    await sleep(POLL_INTERVAL);
  }
}

/** Starts a program that goes on when this one ends; its output goes to a file. */
export function startDetached(
  command: string,
  args: readonly string[],
  { log, append = false, ...options }: SpawnOptions & { log: string; append?: boolean },
): ChildProcess {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, append ? 'a' : 'w');
  const child = spawn(command, args, { ...options, stdio: ['ignore', file, file], detached: true });
  closeSync(file);
  return child;
}

/** The fields of /proc/<pid>/stat from the third on; undefined where there is no such process or no /proc. */
export function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** When a process started, in the system's own words: with its id, that names it for good. */
const startOf = (pid: number): string | undefined => statOf(pid)?.[19];

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  // A zombie has ended.
  return statOf(pid)?.[0] !== 'Z';
}

const bookEntries = z.record(z.string(), z.object({ pid: z.number(), start: z.string().optional() }));
type BookEntries = z.output<typeof bookEntries>;

/** The processes of a fleet, by name, remembered in a file so that another command can end them. */
export class ProcessBook {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  all(): BookEntries {
    if (!existsSync(this.file)) return {};
    try {
      return bookEntries.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      return {};
    }
  }

  record(name: string, pid: number | undefined): void {
    if (pid === undefined) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify({ ...this.all(), [name]: { pid, start: startOf(pid) } }, null, 1));
  }

  /** The id of a remembered process that still runs, and is the one that was remembered. */
  running(name: string): number | undefined {
    const entry = this.all()[name];
    if (!entry || !isAlive(entry.pid)) return undefined;
    return entry.start === undefined || startOf(entry.pid) === entry.start ? entry.pid : undefined;
  }

  forget(name: string): void {
    const { [name]: _, ...others } = this.all();
    if (Object.keys(others).length === 0) rmSync(this.file, { force: true });
    else writeFileSync(this.file, JSON.stringify(others, null, 1));
  }
}

/** Ends a process and its group: as asked first, and for good after `seconds`. */
export async function endProcess(pid: number, signal: NodeJS.Signals = 'SIGTERM', seconds = 12): Promise<void> {
  const send = (what: NodeJS.Signals) => {
    for (const target of [-pid, pid])
      try {
        process.kill(target, what);
        return;
      } catch {
        // There is no such group, or the process has ended.
      }
  };
  send(signal);
  const deadline = Date.now() + seconds * 1000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      send('SIGKILL');
      await sleep(POLL_INTERVAL);
      return;
    }
    await sleep(POLL_INTERVAL / 2);
  }
}

export function portIsOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** @param what who needs the ports @param advice what may be done besides ending the other program @throws UserError */
export async function requirePorts(what: string, ports: readonly number[], advice = ''): Promise<void> {
  const taken = await Promise.all(ports.map(async (port) => ((await portIsFree(port)) ? [] : [port])));
  const [port] = taken.flat();
  if (port === undefined) return;
  const shows = existsSync('/usr/bin/ss') ? ` (ss -ltnp 'sport = :${port}' shows it)` : '';
  throw new UserError(
    `Port ${port}, which ${what} needs, is taken by another program. End that program${shows}${advice}.`,
  );
}
