import { credentials, status, type CallOptions, type ServiceError } from '@grpc/grpc-js';
import { apiError, type ErrorCode } from '#errors';
import { ApiError, unavailable } from '#core/api-error.ts';
import { UserServiceClient, type CardHolder, type UserLoanInfo, type UsersLoanInfo } from '#contracts/proto/users.ts';
import type { LocalDate } from '#core/library-day.ts';
import { errorOfCall } from '#dapr/grpc.ts';
import { repeatOnce } from '#dapr/repeat-once.ts';
import type { Platform } from '#platform/platform.ts';
import { refusable, type CategoryLimits } from '../domain/limits.ts';

/** What users knows about a reader that decides whether they may borrow, and where to write to them. */
export type Standing = {
  loanLimit: number;
  /** What the terms of their category say. */
  limits: CategoryLimits;
  category: string;
  /** Forbidden by the desk: to borrow, to renew, and to wait for a book. */
  blocked: boolean;
  renewalsBlocked: boolean;
  holdsBlocked: boolean;
  /** Neither is their address confirmed, nor has anybody seen at the desk who they are. */
  unverified: boolean;
  /** They have not agreed to a document of the library to which they must have agreed by now. */
  agreementMissing: boolean;
  expired: boolean;
  /** The membership's last day, if it ends. */
  memberUntil: LocalDate | undefined;
  /** Undefined: they have given none. */
  email: string | undefined;
};

const standingOf = (info: UserLoanInfo): Standing => ({
  loanLimit: info.max_loan_limit,
  // An instance of users of the previous release sends none.
  limits: {
    overdueLoans: info.overdue_limit,
    lostCopies: info.lost_limit,
    balanceMinor: info.balance_limit_minor,
    refuses: info.limits_refuse.length > 0 ? refusable.filter((one) => info.limits_refuse.includes(one)) : undefined,
  },
  category: info.patron_category,
  blocked: info.blocked,
  // An instance of users of the previous release forbids all or nothing.
  renewalsBlocked: info.renewals_blocked ?? info.blocked,
  holdsBlocked: info.holds_blocked ?? info.blocked,
  // Nothing, hence false, from an instance of users of the previous release.
  unverified: info.unverified,
  // The same.
  agreementMissing: info.agreement_missing,
  expired: info.expired,
  // An instance of users of the previous release sends none.
  memberUntil: info.expires_on || undefined,
  email: info.email || undefined,
});

/** What loans needs of users, by gRPC through the sidecars. */
export type Readers = {
  /** @throws ApiError 404 if there is no such reader, 503 if users gives no answer. */
  standing(readerId: string): Promise<Standing>;
  /**
   * The same of up to 500 at once, without those of whom users knows nothing.
   *
   * @throws ApiError 503 if users gives no answer.
   */
  standings(readerIds: readonly string[]): Promise<Map<string, Standing>>;
  /**
   * The id of the reader whose card this is.
   *
   * @throws ApiError 404 for a card that nobody has or that is lost, 503 if users gives no answer.
   */
  ofCard(cardNumber: string): Promise<string>;
  close(): void;
};

const APP_ID = 'users-rpc';
const DEADLINE_MS = 3_000;

type Answered<Answer> = (error: ServiceError | null, answer: Answer) => void;

/** An instance of users, or its sidecar, of the previous release does not know what is asked. */
const isNotKnown = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === status.UNIMPLEMENTED || error.code === status.PERMISSION_DENIED);

const isOf = (error: unknown, code: ErrorCode): boolean => error instanceof ApiError && error.code === code;

export function createReaders({ grpc, breakers }: Pick<Platform<unknown>, 'grpc' | 'breakers'>): Readers {
  const client = new UserServiceClient(grpc.address, credentials.createInsecure());

  /** Both questions only read, so they may be asked twice. */
  function ask<Answer>(call: (options: CallOptions, answered: Answered<Answer>) => void): Promise<Answer> {
    const deadline = Date.now() + DEADLINE_MS;
    const once = () =>
      new Promise<Answer>((resolve, reject) => {
        call({ deadline }, (error, answer) => (error ? reject(errorOfCall(error)) : resolve(answer)));
      });
    return breakers.run(APP_ID, () => repeatOnce(once, AbortSignal.timeout(DEADLINE_MS)));
  }

  const standing = (readerId: string) =>
    ask<UserLoanInfo>((options, answered) =>
      client.getUserLoanInfo({ user_id: readerId }, grpc.metadata(APP_ID), options, answered),
    )
      .then(standingOf)
      .catch((error: unknown) => {
        throw isOf(error, 'user_not_found') ? apiError('reader_not_found') : unavailable(error);
      });

  async function oneByOne(readerIds: readonly string[]): Promise<Map<string, Standing>> {
    const standings = new Map<string, Standing>();
    for (const id of readerIds)
      try {
        standings.set(id, await standing(id));
      } catch (error) {
        if (!isOf(error, 'reader_not_found')) throw error;
      }
    return standings;
  }

  return {
    standing,
    standings: (readerIds) =>
      ask<UsersLoanInfo>((options, answered) =>
        client.getUsersLoanInfo({ user_ids: [...readerIds] }, grpc.metadata(APP_ID), options, answered),
      )
        .then(({ users }) => new Map(users.flatMap(({ user_id, info }) => (info ? [[user_id, standingOf(info)]] : []))))
        .catch((error: unknown) => {
          if (isNotKnown(error)) return oneByOne(readerIds);
          throw unavailable(error);
        }),
    ofCard: (cardNumber) =>
      ask<CardHolder>((options, answered) =>
        client.findCardHolder({ card_number: cardNumber }, grpc.metadata(APP_ID), options, answered),
      )
        .then(({ user_id }) => user_id)
        .catch((error: unknown) => {
          throw isOf(error, 'card_not_found') || isOf(error, 'card_lost') ? error : unavailable(error);
        }),
    close: () => client.close(),
  };
}
