import type { Kysely } from 'kysely';
import type { AuditEntry } from '#audit/chain.ts';
import { listEntries } from '#audit/trail.ts';
import type { operations } from '#contracts/audit-trail.ts';
import type { OperationHandlers } from '#http/operations.ts';

/** The operation of contracts/openapi/audit-trail.yaml, which every service that keeps a trail has. */
export const auditOperation = <Tables>({
  app,
  reads,
}: {
  app: string;
  reads: Kysely<Tables>;
}): OperationHandlers<operations> => ({
  listAuditEntries: async ({ query }) => {
    const { limit = 20, from, to, ...filter } = query;
    const entries = await listEntries(
      reads,
      { ...filter, ...(from !== undefined && { from: new Date(from) }), ...(to !== undefined && { to: new Date(to) }) },
      limit,
    );
    return { status: 200, body: { items: entries.map((entry) => present(app, entry)) } };
  },
});

const present = (app: string, { id, at, action, outcome, network, facts, ...others }: AuditEntry) => ({
  id,
  app,
  at: at.toISOString(),
  action,
  outcome,
  network,
  facts,
  ...given(others),
});

type Given<Values> = { [Name in keyof Values]?: NonNullable<Values[Name]> };

/** Without what there is not. */
const given = <Values extends object>(values: Values): Given<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Given<Values>;
