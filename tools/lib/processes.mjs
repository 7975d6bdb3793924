import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `check` answers something true. */
export async function until(check, what, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const result = await Promise.resolve()
      .then(check)
      .catch(() => false);
    if (result) return result;
    if (Date.now() > deadline) throw new Error(`${what} was not ready within ${seconds} s.`);
    await sleep(100);
  }
}

/** Runs a program to its end; its output is in the error if it fails. `onLine` sees each line as it comes. */
export function run(command, args, { onLine, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const take = (chunk) => {
      output = (output + chunk).slice(-20_000);
      if (onLine) for (const line of String(chunk).split('\n')) if (line.trim() !== '') onLine(line.trim());
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(output)
        : reject(Object.assign(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`), { output })),
    );
  });
}

/** Starts a program that goes on when this one ends; its output goes to a file. */
export function startDetached(command, args, { log, append = false, ...options }) {
  const file = openSync(log, append ? 'a' : 'w');
  const child = spawn(command, args, { stdio: ['ignore', file, file], detached: true, ...options });
  closeSync(file);
  return child;
}

/** When a process started, in the system's own words: with its id, that names it for good. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    // A zombie has ended.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] !== 'Z';
  } catch {
    return true;
  }
}

/** The processes of an instance, by name, remembered in a file so that another command can end them. */
export class ProcessBook {
  constructor(file) {
    this.file = file;
  }

  all() {
    if (!existsSync(this.file)) return {};
    try {
      return JSON.parse(readFileSync(this.file, 'utf8'));
    } catch {
      return {};
    }
  }

  note(name, pid) {
    writeFileSync(this.file, JSON.stringify({ ...this.all(), [name]: { pid, start: startOf(pid) } }, null, 1));
  }

  /** The id of a remembered process that still runs, and is the one that was remembered. */
  running(name) {
    const entry = this.all()[name];
    if (!entry || !isAlive(entry.pid)) return undefined;
    return entry.start === undefined || startOf(entry.pid) === entry.start ? entry.pid : undefined;
  }

  forget(name) {
    const { [name]: _, ...others } = this.all();
    if (Object.keys(others).length === 0) rmSync(this.file, { force: true });
    else writeFileSync(this.file, JSON.stringify(others, null, 1));
  }
}

/** Ends a process group as asked first, and for good after `seconds`. */
export async function endProcess(pid, signal = 'SIGTERM', seconds = 12) {
  const send = (what) => {
    try {
      process.kill(-pid, what);
    } catch {
      try {
        process.kill(pid, what);
      } catch {}
    }
  };
  send(signal);
  const deadline = Date.now() + seconds * 1000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      send('SIGKILL');
      await sleep(50);
      return;
    }
    await sleep(30);
  }
}

export function portIsOpen(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

export function portIsFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
