import { credentials } from '@grpc/grpc-js';
import { apiError } from '#errors';
import { ApiError, unavailable } from '#core/api-error.ts';
import { UserServiceClient, type UserLoanInfo } from '#contracts/proto/users.ts';
import type { LocalDate } from '#core/library-day.ts';
import { errorOfCall } from '#dapr/grpc.ts';
import { repeatOnce } from '#dapr/repeat-once.ts';
import type { Platform } from '#platform/platform.ts';

/** What users knows about a reader that decides whether they may borrow, and where to write to them. */
export type Standing = {
  loanLimit: number;
  category: string;
  blocked: boolean;
  expired: boolean;
  /** The membership's last day, if it ends. */
  memberUntil: LocalDate | undefined;
  email: string;
};

const standingOf = (info: UserLoanInfo): Standing => ({
  loanLimit: info.max_loan_limit,
  category: info.patron_category,
  blocked: info.blocked,
  expired: info.expired,
  // An instance of users of the previous release sends none.
  memberUntil: info.expires_on || undefined,
  email: info.email,
});

/** What loans needs of users: a reader's standing, by gRPC through the sidecars. */
export type Readers = {
  /** @throws ApiError 404 if there is no such reader, 503 if users gives no answer. */
  standing(readerId: string): Promise<Standing>;
  close(): void;
};

const APP_ID = 'users-rpc';
const DEADLINE_MS = 3_000;

export function createReaders({ grpc, breakers }: Pick<Platform<unknown>, 'grpc' | 'breakers'>): Readers {
  const client = new UserServiceClient(grpc.address, credentials.createInsecure());

  const ask = (readerId: string, deadline: number): Promise<Standing> =>
    new Promise((resolve, reject) => {
      client.getUserLoanInfo({ user_id: readerId }, grpc.metadata(APP_ID), { deadline }, (error, info) => {
        if (error) reject(errorOfCall(error));
        else resolve(standingOf(info));
      });
    });

  return {
    standing: (readerId) => {
      const deadline = Date.now() + DEADLINE_MS;
      return breakers
        .run(APP_ID, () => repeatOnce(() => ask(readerId, deadline), AbortSignal.timeout(DEADLINE_MS)))
        .catch((error: unknown) => {
          const isNoReader = error instanceof ApiError && error.code === 'user_not_found';
          throw isNoReader ? apiError('reader_not_found') : unavailable(error);
        });
    },
    close: () => client.close(),
  };
}
