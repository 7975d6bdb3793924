import type { operations } from '#contracts/gateway.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { adminOperations } from './admin-operations.ts';
import { scanLookUp } from './look-up-scan.ts';
import { pageSessions } from './page-sessions.ts';
import { healthOperation } from './tell-health.ts';

type Options = Parameters<typeof healthOperation>[0];

/** What the gateway answers itself. */
export const ownOperations = ({ invoker, ...health }: Options): OperationHandlers<operations> => ({
  ...adminOperations(invoker),
  ...pageSessions(invoker),
  ...scanLookUp(invoker),
  ...healthOperation({ invoker, ...health }),
});
