import type { Kysely } from 'kysely';
import type { UserLoanInfo, UserRequest, UserServiceServer } from '#contracts/proto/users.ts';
import { apiError, invalidField } from '#errors';
import { isUuid } from '#http/formats.ts';
import { answerCall, type CallAnswering } from '#platform/grpc-server.ts';
import { standingOf, type Standing } from '../domain/standing.ts';
import type { Tables } from '../store/schema.ts';
import { findUser, readerOf, type UserRow } from '../store/users.ts';

type Options = CallAnswering & { db: Kysely<Tables>; today: () => string };

/** The service of contracts/proto/users.proto. */
export function userService({ db, today, ...answering }: Options): UserServiceServer {
  return {
    getUserLoanInfo: answerCall<UserRequest, UserLoanInfo>(answering, async ({ user_id: id }) => {
      if (!isUuid(id)) throw invalidField('user_id', 'not_uuid');
      const day = today();
      const user = await findUser(db, id, day);
      if (!user) throw apiError('user_not_found');
      return present(standingOf(readerOf(user), day), user);
    }),
  };
}

const present = (standing: Standing, { email, language, expires_on }: UserRow): UserLoanInfo => ({
  active_loans_count: standing.activeLoans,
  has_overdue: standing.hasOverdue,
  max_loan_limit: standing.loanLimit,
  patron_category: standing.category,
  blocked: standing.blocked,
  expired: standing.expired,
  email,
  language,
  expires_on: expires_on ?? '',
});
