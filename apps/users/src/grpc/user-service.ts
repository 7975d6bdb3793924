import { status, type ServiceError } from '@grpc/grpc-js';
import { z } from 'zod';
import type { UserServiceServer } from '#contracts/proto/users.ts';
import type { Kysely } from 'kysely';
import type { Log } from '#core/log.ts';
import { tokenComparison } from '#core/token-comparison.ts';
import { withinTrace } from '#core/trace.ts';
import { standingOf } from '../domain/standing.ts';
import type { Tables } from '../store/schema.ts';
import { findUser } from '../store/users.ts';

type Options = { db: Kysely<Tables>; today: () => string; log: Log; appToken: string | undefined };

/** The gRPC door: contracts/proto/users.proto. Where Dapr gave a token, nobody but the sidecar is answered. */
export function userService({ db, today, log, appToken }: Options): UserServiceServer {
  const isSidecars = appToken === undefined ? () => true : tokenComparison(appToken);
  return {
    getUserLoanInfo: (call, callback) => {
      const [token] = call.metadata.get('dapr-api-token');
      if (!isSidecars(token?.toString())) return callback(refusal(status.UNAUTHENTICATED, 'ask through Dapr'));
      const [traceparent] = call.metadata.get('traceparent');
      void withinTrace(traceparent?.toString(), async () => {
        try {
          const id = z.uuid().safeParse(call.request.user_id);
          if (!id.success) return callback(refusal(status.INVALID_ARGUMENT, 'user_id is not a UUID'));
          const day = today();
          const reader = await findUser(db, id.data, day);
          if (!reader) return callback(refusal(status.NOT_FOUND, 'there is no such user'));
          callback(null, { ...standingOf(reader, day), email: reader.email, language: reader.language });
        } catch (error) {
          log.error({ err: error }, 'GetUserLoanInfo failed');
          callback(refusal(status.INTERNAL, 'something broke on our side'));
        }
      });
    },
  };
}

function refusal(code: status, details: string): Partial<ServiceError> {
  return { code, details };
}
