import { BLOCKS, type Block } from '../fleet/choices.ts';
import { FAULT_SHIFT } from '../fleet/app.ts';
import type { Fleet } from '../fleet/fleet.ts';

export type Secrets = Readonly<Record<string, string>>;

/** Where a server's clients reach it. */
export type Endpoint = {
  /** By what secrets, tests and the fault proxy call it. */
  name: string;
  /** Before the fleet's shift. */
  port: number;
  /** Whether the fault proxy can stand before it. */
  proxied?: boolean;
  /** Its address where the servers of k8s/overlays/dev and of Compose are, if it is among them. */
  elsewhere?: string;
};

/** Reads a secret of the fleet. @throws Error where there is none of that name */
export type ReadSecret = (name: string) => string;

/** Which fleets need a server: all of them, those with an option, those with a choice of components. */
export type Need = 'every fleet' | 'mtls' | 'faults' | `${Block}/${string}`;

export type Starting = {
  fleet: Fleet;
  secret: ReadSecret;
  /** Says how far it is. */
  tell: (detail: string) => void;
};

/**
 * A server behind the components. They are the real ones, run as this user on ports of their own, with their data in the fleet's
 * folder. Another one is a file here, a line in all.ts, and a folder of components/dapr.
 */
export type Server = {
  name: string;
  title: string;
  client: Endpoint;
  /** The other ports that it listens on. */
  otherPorts?: readonly number[];
  /** What it and its clients must share, by the secret's name, made once. @param address of `client`, as host:port */
  secrets?: (address: string) => Record<string, () => string>;
  neededBy: readonly Need[];
  /** Starts it, and waits until it answers. */
  start: (starting: Starting) => Promise<void>;
  /** How it is asked to end: SIGTERM unless said. */
  signal?: NodeJS.Signals;
  /** Processes of its own besides, by name, which end after it. */
  others?: readonly string[];
};

export const portOf = ({ client }: Pick<Server, 'client'>, { portShift }: Pick<Fleet, 'portShift'>): number =>
  client.port + portShift;

/** Where apps and sidecars reach it: by the fault proxy, if one stands before it. */
export const reachedPortOf = (
  { client }: Pick<Server, 'client'>,
  { portShift, faults }: Pick<Fleet, 'portShift' | 'faults'>,
): number => client.port + portShift + (faults && client.proxied ? FAULT_SHIFT : 0);

export function isNeededBy({ neededBy }: Server, { choices, mtls, faults }: Fleet): boolean {
  const needs: Need[] = ['every fleet', ...BLOCKS.map((block) => `${block}/${choices[block]}` as const)];
  if (mtls) needs.push('mtls');
  if (faults) needs.push('faults');
  return neededBy.some((need) => needs.includes(need));
}
