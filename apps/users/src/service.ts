import contract from '#contracts/users.json' with { type: 'json' };
import { MOST_COUNTED, queueOf } from '#platform/backlog-operation.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import { defineService } from '#platform/service.ts';
import { usersEnv, type UsersEnv } from './config.ts';
import { usersContext } from './context.ts';
import { onLoanEvents } from './events/on-loan-events.ts';
import { userOperations } from './http/operations.ts';
import { confirmErasures } from './jobs/confirm-erasures.ts';
import { endGuardianships } from './jobs/end-guardianships.ts';
import { endOldRegistrations } from './jobs/end-old-registrations.ts';
import { finishDeletions } from './jobs/finish-deletions.ts';
import { finishMerges } from './jobs/finish-merges.ts';
import { tellChoices } from './jobs/tell-choices.ts';
import { tellEndingMemberships } from './jobs/tell-ending-memberships.ts';
import { unconfirmed } from './store/erasures.ts';
import type { Tables } from './store/schema.ts';
import { holds } from './store/personal-data.ts';
import { retention } from './store/retention.ts';
import { appointFirstAdmin } from './use-cases/appoint-first-admin.ts';
import { refuseToTell } from './use-cases/refuse-to-tell.ts';

export const users = defineService({
  id: 'users',
  env: usersEnv,
  contract,
  context: async (platform: DatabasePlatform<UsersEnv, Tables>) => {
    const context = await usersContext(platform);
    await appointFirstAdmin(context, {
      email: await platform.secrets.find('first-admin-email'),
      password: await platform.secrets.find('first-admin-password'),
    });
    return context;
  },
  operations: userOperations,
  subscriptions: (context) => ({ 'loan.events': onLoanEvents(context) }),
  jobs: (context) => ({
    'confirm-erasures': (run) => confirmErasures(context, run),
    'end-guardianships': (run) => endGuardianships(context, run),
    'end-old-registrations': (run) => endOldRegistrations(context, run),
    'finish-deletions': ({ db, commit, stopping }) => finishDeletions({ ...context, db, commit }, stopping),
    'finish-merges': ({ db, commit, stopping }) => finishMerges({ ...context, db, commit }, stopping),
    'tell-choices': tellChoices,
    'tell-ending-memberships': (run) => tellEndingMemberships(context, run),
  }),
  retention,
  holds,
  backlog: async ({ reads }) => ({ to_confirm: queueOf(await unconfirmed(reads, MOST_COUNTED)) }),
  refuseToTell,
});
