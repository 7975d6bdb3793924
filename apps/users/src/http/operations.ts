import type { operations } from '#contracts/users.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { decodeCursor, pageOf } from '#http/cursor.ts';
import { once } from '#http/idempotency.ts';
import { selfOrStaff, staffOnly } from '#http/access.ts';
import { notFound } from '#core/problem.ts';
import type { UsersContext } from '../context.ts';
import { listCategories, putCategory } from '../store/patron-categories.ts';
import { readerHistory } from '../store/reader-loans.ts';
import { findUser, searchUsers } from '../store/users.ts';
import { changeAtDesk, changeOwnProfile } from '../use-cases/change-user.ts';
import { checkCredentials } from '../use-cases/check-credentials.ts';
import { deleteOwnProfile } from '../use-cases/delete-own-profile.ts';
import { registerReader } from '../use-cases/register-reader.ts';
import { presentUser, showUser } from '../use-cases/show-user.ts';

export function userOperations(context: UsersContext): OperationHandlers<operations> {
  const { db, profiles, today } = context;
  return {
    listUsers: async ({ caller, query }) => {
      staffOnly(caller);
      const { limit = 20 } = query;
      const after = decodeCursor(query.cursor, 2);
      const rows = await searchUsers(context.reads, today(), {
        limit: limit + 1,
        ...(query.q !== undefined && { q: query.q }),
        ...(query.role && { role: query.role }),
        ...(after && { after }),
      });
      return { status: 200, body: pageOf(rows, limit, (row) => [row.full_name, row.id], presentUser) };
    },

    getOwnProfile: async ({ caller }) => ({ status: 200, body: await showUser(context, caller.id) }),

    updateOwnProfile: async ({ caller, body }) => {
      await changeOwnProfile(context, caller.id, body);
      await profiles.drop(caller.id);
      return { status: 200, body: await showUser(context, caller.id) };
    },

    deleteOwnProfile: async ({ caller }) => {
      const { deleted } = await deleteOwnProfile(context, caller.id);
      return { status: deleted ? 204 : 202 };
    },

    getUser: async ({ caller, path }) => {
      selfOrStaff(caller, path.user_id);
      return { status: 200, body: await showUser(context, path.user_id) };
    },

    updateUser: async ({ caller, path, body }) => {
      staffOnly(caller);
      await changeAtDesk(context, caller, path.user_id, body);
      await profiles.drop(path.user_id);
      return { status: 200, body: await showUser(context, path.user_id) };
    },

    getUserHistory: async ({ caller, path, query }) => {
      selfOrStaff(caller, path.user_id);
      const { limit = 20 } = query;
      const rows = await readerHistory(db, path.user_id, { after: decodeCursor(query.cursor, 2), limit: limit + 1 });
      const day = today();
      return {
        status: 200,
        body: pageOf(
          rows,
          limit,
          (row) => [row.issued_at.toISOString(), row.loan_id],
          (row) => ({
            loan_id: row.loan_id,
            book_id: row.book_id,
            title: row.title,
            issued_at: row.issued_at.toISOString(),
            due_date: row.due_date,
            ...(row.returned_at && { returned_at: row.returned_at.toISOString() }),
            overdue: row.returned_at === null && row.due_date < day,
          }),
        ),
      };
    },

    listPatronCategories: async () => ({ status: 200, body: { items: await listCategories(db) } }),

    putPatronCategory: async ({ caller, path, body }) => {
      staffOnly(caller);
      return { status: 200, body: await putCategory(db, { code: path.code, ...body }) };
    },

    registerReader: async ({ body, idempotencyKey }) => {
      // Nobody is signed in yet, so a key belongs to an address; and the password leaves no quick hash behind.
      const { password: _, ...known } = body;
      const caller = `register ${body.email.toLowerCase()}`;
      const request = { caller, key: idempotencyKey, operation: 'registerReader', body: known };
      const { body: account } = await once(db, request, async (id) => ({
        status: 201,
        body: await registerReader(context, id, body),
      }));
      return { status: 201, body: account };
    },

    checkCredentials: async ({ body }) => ({
      status: 200,
      body: await checkCredentials(context, body.email, body.password),
    }),

    getAccount: async ({ path }) => {
      // Not from the cache: what auth puts into a token must be so now.
      const row = await findUser(db, path.user_id, today());
      if (!row) throw notFound('user');
      const { id, email, full_name, role, language } = row;
      return { status: 200, body: { id, email, full_name, role, language } };
    },
  };
}
