import type { operations } from '#contracts/gateway.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { adminOperations } from './admin-operations.ts';
import { checkIns } from './check-in.ts';
import { auditedApps } from './contract.ts';
import { scanLookUps } from './look-up-scan.ts';
import { personalDataExport } from './personal-data/export-personal-data.ts';
import { pageSessions } from './page-sessions.ts';
import { healthOperation } from './tell-health.ts';

type Options = Parameters<typeof healthOperation>[0] & {
  /** The public contract. */
  contract: unknown;
};

/** What the gateway answers itself. */
export const ownOperations = ({ invoker, contract, ...health }: Options): OperationHandlers<operations> => ({
  ...adminOperations(invoker, auditedApps(contract)),
  ...personalDataExport(invoker, auditedApps(contract)),
  ...pageSessions(invoker),
  ...scanLookUps(invoker),
  ...checkIns(invoker),
  ...healthOperation({ invoker, ...health }),
});
