import { readFileSync, readdirSync } from 'node:fs';

/** A clock tick of Linux's accounting, in milliseconds. */
const TICK_MS = 10;

/**
 * The processor time that each part of an instance has used so far, children included, in milliseconds; undefined where
 * the system does not keep it in /proc.
 */
export function processorTime(instance) {
  let processes;
  try {
    processes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(readProcess);
  } catch {
    return undefined;
  }
  const usedBy = new Map(processes.map(({ pid, used }) => [pid, used]));
  const childrenOf = (pid) => processes.filter(({ parent }) => parent === pid);
  const total = (pid, used) => childrenOf(pid).reduce((sum, child) => sum + total(child.pid, child.used), used);
  return new Map(
    Object.entries(instance.processes.all())
      .filter(([name]) => name !== 'supervisor')
      .map(([name, { pid }]) => [name, total(pid, usedBy.get(pid) ?? 0)]),
  );
}

function readProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    return [{ pid: Number(pid), parent: Number(fields[1]), used: (user + system + endedUser + endedSystem) * TICK_MS }];
  } catch {
    return [];
  }
}
