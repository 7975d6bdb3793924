import auditTrail from '#contracts/audit-trail.json' with { type: 'json' };
import deadLetters from '#contracts/dead-letters.json' with { type: 'json' };
import erasures from '#contracts/erasures.json' with { type: 'json' };
import personalData from '#contracts/personal-data.json' with { type: 'json' };
import setAsideMessages from '#contracts/set-aside-messages.json' with { type: 'json' };
import { publishers } from '#events';

/** A service's bundled contract. */
export type Contract = { paths: object; components: Record<string, object> };

/**
 * The contract of an app, with the operations that every app like it has: on its audit trail, on dead letters, on what
 * it holds on somebody and what is left of whoever was deleted, and where it publishes, on messages that were set aside.
 */
export function withSharedOperations(app: string, contract: Contract): Contract {
  const ofAll = [auditTrail, deadLetters, personalData, erasures].reduce(joined, contract);
  return publishers.includes(app) ? joined(ofAll, setAsideMessages) : ofAll;
}

/** What both name is the same, from contracts/openapi/common.yaml. */
const joined = (contract: Contract, shared: Contract): Contract => ({
  ...contract,
  paths: { ...contract.paths, ...shared.paths },
  components: {
    ...contract.components,
    ...Object.fromEntries(
      Object.entries(shared.components).map(([kind, named]) => [kind, { ...contract.components[kind], ...named }]),
    ),
  },
});
