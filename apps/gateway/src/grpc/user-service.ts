import { z } from 'zod';
import { CardHolder, UserLoanInfo, type UserServiceServer } from '#contracts/proto/gateway.ts';
import { answerByHttp, type Answering } from './answer-by-http.ts';
import { segment, withQuery } from './operation-path.ts';

/** What is told by gRPC of a user of the HTTP API. */
const user = z.object({
  id: z.string(),
  active_loans: z.number(),
  has_overdue: z.boolean(),
  loan_limit: z.number(),
  patron_category: z.string(),
  blocked: z.boolean(),
  expires_on: z.string().optional(),
});

/** Readers by gRPC (contracts/proto/gateway.proto). */
export const userService = (answering: Answering): UserServiceServer => ({
  getUserLoanInfo: answerByHttp(
    answering,
    ({ user_id }) => ({ method: 'GET', path: `/users/${segment(user_id)}` }),
    (json) => {
      const { active_loans, has_overdue, loan_limit, patron_category, blocked, expires_on } = user.parse(json);
      return UserLoanInfo.create({
        active_loans_count: active_loans,
        has_overdue,
        max_loan_limit: loan_limit,
        patron_category,
        blocked,
        ...(expires_on !== undefined && { expires_on }),
      });
    },
  ),
  findCardHolder: answerByHttp(
    answering,
    ({ card_number }) => ({ method: 'GET', path: withQuery('/users/by-card', { card_number }) }),
    (json) => CardHolder.create({ user_id: user.parse(json).id }),
  ),
});
