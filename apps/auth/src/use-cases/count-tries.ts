import { apiError } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { AuthContext } from '../context.ts';
import { admit, networkShutForMs, withOneMore, type Admission, type Counts } from '../domain/login-throttle.ts';
import type { TryMarks } from '../keys/try-marks.ts';
import { storeKnownCount, takeKnownBack } from '../store/known-clients.ts';
import {
  endTurn,
  forgive,
  forgiveHere,
  lockCounts,
  nameNetwork,
  promiseTurn,
  readCounts,
  storeCounts,
  takeBack,
  type CountedTry,
} from '../store/sign-in-tries.ts';

type Counting = Pick<AuthContext, 'db' | 'now'>;

/** What says that somebody has guessed wrong. Any other error says nothing about the guess. */
const WRONG = new Set(['wrong_credentials', 'wrong_password', 'wrong_code', 'wrong_sign_in_code', 'wrong_passkey']);

/**
 * Lets somebody prove who they are, unless they have to wait because of tries that failed. Each is counted before it is
 * made, so that concurrent ones are counted too.
 *
 * @throws ApiError 429 that says how long to wait
 */
export async function countTries<Result>(
  counting: Counting,
  marks: TryMarks,
  prove: () => Promise<Result>,
): Promise<Result> {
  const { admission, counted } = await count(counting, marks);
  if (admission.as === undefined) throw tooManyTries(admission);
  const proven = await prove().catch(async (error: unknown) => {
    if (!isWrong(error)) await countNoMore(counting, marks, counted);
    throw isWrong(error) && admission.waitMs > 0 ? tooManyTries(admission) : error;
  });
  await (counted ? forgive(counting.db, marks, counted) : forgiveHere(counting.db, marks));
  return proven;
}

/** `counted` as anybody's; whoever is known is counted apart. */
type Count = { admission: Admission; counted?: CountedTry };

/** Whoever has to wait is refused at once, so that a flood of tries at an account does not queue at its count. */
async function count(counting: Counting, marks: TryMarks): Promise<Count> {
  const { db, now } = counting;
  const time = now();
  const counts = await readCounts(db, marks, time);
  const admission = admit(counts, time);
  if (admission.as !== undefined) return countInTurn(counting, marks);
  await keepPromise(db, marks, admission, counts, time);
  return { admission };
}

/** One try after the other, at whatever replica. */
async function countInTurn({ db, now }: Counting, marks: TryMarks): Promise<Count> {
  return db.transaction().execute(async (tx) => {
    const counts = await lockCounts(tx, marks, now());
    const time = now();
    const admission = admit(counts, time);
    if (admission.as === 'known' && counts.known)
      await storeKnownCount(tx, marks.known, withOneMore('known', counts.known, time));
    await keepPromise(tx, marks, admission, counts, time);
    if (admission.as !== 'anybody') return { admission };
    const { here, client, account } = counts;
    const risen = (['here', 'client', 'account'] as const).map((kind) => ({
      kind,
      mark: marks[kind],
      ...withOneMore(kind, counts[kind], time),
    }));
    await storeCounts(tx, risen);
    if (risen.some((count) => count.kind === 'client' && networkShutForMs(count, time) > 0))
      await nameNetwork(tx, marks);
    const since = { here: here.countedAt, client: client.countedAt, account: account.countedAt };
    return { admission, counted: { at: time, since } };
  });
}

async function keepPromise(
  db: Counting['db'],
  marks: TryMarks,
  { turnAt }: Admission,
  { here }: Counts,
  now: Date,
): Promise<void> {
  if (turnAt === null) {
    if (here.turnAt !== null) await endTurn(db, marks);
  } else if (here.turnAt === null || turnAt < here.turnAt) await promiseTurn(db, marks, turnAt, now);
}

async function countNoMore({ db, now }: Counting, marks: TryMarks, counted: CountedTry | undefined): Promise<void> {
  if (counted) await takeBack(db, marks, counted, now());
  else await takeKnownBack(db, marks.known);
}

const isWrong = (error: unknown): boolean => error instanceof ApiError && WRONG.has(error.code);

function tooManyTries({ waitMs }: Admission): ApiError {
  const seconds = Math.ceil(waitMs / 1000);
  return apiError('too_many_failed_logins', { minutes: Math.ceil(seconds / 60) }, { retryAfterSeconds: seconds });
}
