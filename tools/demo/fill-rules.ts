import { addDays, libraryDay } from '#core/library-day.ts';
import type { Acting } from './acting.ts';
import { BRANCHES, TIME_ZONE } from './branches.ts';
import { DOCUMENTS } from './documents.ts';
import { POLICIES } from './lending.ts';

export async function publishDocuments(chief: Acting): Promise<void> {
  for (const { kind, ...body } of DOCUMENTS) {
    const params = { path: { kind } };
    await chief.ask(`document-${kind}`, (api) => api.POST('/documents/{kind}/versions', { params, body }));
  }
}

export async function addBranches(chief: Acting): Promise<void> {
  for (const [branch_id, body] of Object.entries(BRANCHES)) {
    const params = { path: { branch_id } };
    await chief.ask(`branch-${branch_id}`, (api) => api.PUT('/branches/{branch_id}', { params, body }));
  }
}

export async function setPolicies(office: Acting, began: Date): Promise<void> {
  for (const [index, { row, inDays, terms }] of POLICIES.entries()) {
    const query = inDays === undefined ? {} : { valid_from: dayAfter(began, inDays) };
    const params = { path: row, query };
    await office.ask(`policy-${index}`, (api) =>
      api.PUT('/lending-policies/{patron_category}/{material}/{branch_id}', { params, body: terms }),
    );
  }
}

/** So many days after an instant. */
export const dayAfter = (instant: Date, days: number): string => addDays(libraryDay(instant, TIME_ZONE), days);
