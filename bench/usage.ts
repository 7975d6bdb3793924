import { readdirSync, readFileSync } from 'node:fs';
import type { Fleet } from '../tools/fleet/fleet.ts';
import { statOf } from '../tools/fleet/processes.ts';
import { SUPERVISOR } from '../tools/running/running-fleet.ts';

/** A clock tick of Linux's accounting, in milliseconds. */
const TICK_MS = 10;
const KIB_PER_MIB = 1024;

/** By part of a fleet: an app, a sidecar, a server. */
export type ByPart = ReadonlyMap<string, number>;

type Memory = {
  /** What is in memory, in MiB; pages that several processes share count in each. */
  resident: number;
  /** The same, with shared pages divided among those who share them: only these add up. */
  proportional: number;
};

/** The processor time that each part has used so far, children included, in ms; undefined where there is no /proc. */
export function processorTime(fleet: Fleet): ByPart | undefined {
  return overFamilies(fleet, (pids) => sum(pids.map(usedBy)));
}

/** The memory that each part has now, children included; undefined where there is no /proc. */
export function memory(fleet: Fleet): ReadonlyMap<string, Memory> | undefined {
  return overFamilies(fleet, (pids) => {
    const each = pids.map(memoryOf);
    return {
      resident: sum(each.map(({ resident }) => resident)),
      proportional: sum(each.map(({ proportional }) => proportional)),
    };
  });
}

/** What `measure` finds for each part of a fleet, from the ids of its process and of those below it. */
function overFamilies<T>({ processes }: Fleet, measure: (pids: number[]) => T): Map<string, T> | undefined {
  const parents = parentsOfAll();
  if (parents.size === 0) return undefined;
  const family = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => family(child)),
  ];
  return new Map(
    Object.entries(processes.all())
      .filter(([name]) => name !== SUPERVISOR)
      .map(([name, { pid }]) => [name, measure(family(pid))]),
  );
}

/** The parent of each process of this machine. */
function parentsOfAll(): Map<number, number> {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return new Map();
  }
  return new Map(
    names
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(statOf(Number(name))?.[1] ?? 0)] as const),
  );
}

/** Its own and that of its children that have ended, in ms. */
const usedBy = (pid: number): number => sum((statOf(pid) ?? []).slice(11, 15).map(Number)) * TICK_MS;

function memoryOf(pid: number): Memory {
  let text = '';
  try {
    text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    // It has ended, or belongs to somebody else.
  }
  const mib = (name: string) => Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / KIB_PER_MIB;
  return { resident: mib('Rss'), proportional: mib('Pss') };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
