import { licenceOf, packageOf, type Component } from './component.ts';
import { isAccepted } from './licence-expression.ts';
import type { Policy } from './policy.ts';

type Judged = {
  components: readonly Component[];
  /** What installed packages say of themselves. */
  saidByInstalled: ReadonlyMap<string, string>;
};

/** @returns what is against the policy, and what the policy says that is so no more, a sentence each */
export function judgeLicences(
  { licences }: Pick<Policy, 'licences'>,
  { components, saidByInstalled }: Judged,
): string[] {
  const { allowed, exceptions, stated } = licences;
  const usedExceptions = new Set<string>();
  const packages = new Set(components.map(packageOf));
  const accepts = (name: string) => (licence: string) => {
    if (allowed.includes(licence)) return true;
    const exception = exceptions
      .filter((one) => one.licence === licence)
      .flatMap((one) => one.for)
      .find((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
    if (exception !== undefined) usedExceptions.add(exception);
    return exception !== undefined;
  };
  const judge = (one: Component): string[] => {
    const licence = licenceOf(one);
    // An image has many; its own project lists them.
    if (licence === undefined) return one.type === 'container' ? [] : [`${one.purl} says no licence.`];
    return isAccepted(licence, accepts(packageOf(one))) ? [] : [`${one.purl} has ${licence}, which is not allowed.`];
  };
  return [
    ...components.flatMap(judge),
    ...exceptions
      .flatMap((one) => one.for)
      .filter((pattern) => !usedExceptions.has(pattern))
      .map((pattern) => `No exception is needed for ${pattern}.`),
    ...Object.keys(stated)
      .filter((name) => !packages.has(name))
      .map((name) => `A licence is stated for ${name}, which is not used.`),
    ...Object.entries(stated)
      .filter(([name, licence]) => (saidByInstalled.get(name) ?? licence) !== licence)
      .map(([name, licence]) => `${name} says that it has ${saidByInstalled.get(name)}, not ${licence}.`),
  ];
}
