import type { Operation } from './contracts.ts';
import type { DeclaredApp } from './declared-app.ts';
import type { Caller } from './model.ts';
import { TopologyError } from './parse.ts';

/** What each app offers, by its id. */
export type Offered = ReadonlyMap<string, readonly Operation[]>;

/** @throws TopologyError for a call of what is not there or not public, and for an internal operation of nobody */
export function checkCalls(apps: readonly DeclaredApp[], offered: Offered): void {
  for (const { id, folder, own } of apps)
    for (const [callee, names] of Object.entries(own.calls))
      for (const name of names) {
        const where = `${folder}/app.yaml: ${id} calls ${name} of ${callee}`;
        const found = offered.get(callee)?.find((one) => one.id === name);
        if (!found) throw new TopologyError(`${where}, which its contract does not have.`);
        if (found.internalTo)
          throw new TopologyError(`${where}, which is internal: x-internal in its contract says who may call it.`);
      }
  for (const [callee, operations] of offered)
    for (const { id, internalTo = [] } of operations)
      for (const caller of internalTo)
        if (!offered.has(caller))
          throw new TopologyError(
            `The contract of ${callee}: ${id} is internal to ${caller}, which is no app of dapr.yaml.`,
          );
}

/** The entrance may call what is public and over HTTP; another app what it says that it calls; and each what names it. */
export function callersOf(callee: string, apps: readonly DeclaredApp[], offered: Offered): Caller[] {
  const mayCall = ({ id, own }: DeclaredApp, operation: Operation): boolean =>
    operation.internalTo
      ? operation.internalTo.includes(id)
      : (own.entrance && operation.verb !== undefined) || (own.calls[callee] ?? []).includes(operation.id);
  return apps
    .filter(({ id }) => id !== callee)
    .map((app) => ({
      id: app.id,
      operations: asPaths((offered.get(callee) ?? []).filter((operation) => mayCall(app, operation))),
    }))
    .filter(({ operations }) => operations.length > 0);
}

/** Each path once. Dapr takes the first that matches from the left, so one that covers another has its verbs too. */
function asPaths(operations: readonly Operation[]): Caller['operations'] {
  const paths = [...new Set(operations.map(({ path }) => path))];
  const covers = (short: string, long: string): boolean => long === short || long.startsWith(`${short}/`);
  return paths
    .filter((path) => !paths.some((other) => other !== path && covers(other, path)))
    .map((path) => ({
      path,
      verbs: [...new Set(operations.filter((one) => covers(path, one.path)).flatMap(({ verb }) => verb ?? []))],
    }));
}
