import type { operations } from '#contracts/gateway.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { Platform } from '#platform/platform.ts';
import { adminOperations } from './admin-operations.ts';
import { scanLookUp } from './look-up-scan.ts';
import { pageSessions } from './page-sessions.ts';

/** What the gateway answers itself. */
export const ownOperations = (invoker: Platform<unknown>['invoker']): OperationHandlers<operations> => ({
  ...adminOperations(invoker),
  ...pageSessions(invoker),
  ...scanLookUp(invoker),
});
