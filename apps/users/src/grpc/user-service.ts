import type { Kysely } from 'kysely';
import type { UserLoanInfo, UserRequest, UserServiceServer } from '#contracts/proto/users.ts';
import { apiError, invalidField } from '#errors';
import { isUuid } from '#http/formats.ts';
import { answerCall, type CallAnswering } from '#platform/grpc-server.ts';
import { standingOf } from '../domain/standing.ts';
import type { Tables } from '../store/schema.ts';
import { findUser } from '../store/users.ts';

type Options = CallAnswering & { db: Kysely<Tables>; today: () => string };

/** The gRPC door: contracts/proto/users.proto. */
export function userService({ db, today, ...answering }: Options): UserServiceServer {
  return {
    getUserLoanInfo: answerCall<UserRequest, UserLoanInfo>(answering, async ({ user_id: id }) => {
      if (!isUuid(id)) throw invalidField('user_id', 'not_uuid');
      const day = today();
      const reader = await findUser(db, id, day);
      if (!reader) throw apiError('user_not_found');
      return { ...standingOf(reader, day), email: reader.email, language: reader.language };
    }),
  };
}
