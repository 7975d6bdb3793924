import { z } from 'zod';
import type { components, operations } from '#contracts/gateway.ts';
import { apiError, type ErrorCode } from '#errors';
import { ApiError, unavailable } from '#core/api-error.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import type { OperationHandlers, OperationRequest } from '#http/operations.ts';
import type { Platform } from '#platform/platform.ts';
import { askApp } from './ask-app.ts';
import { onBehalfOf } from './on-behalf-of.ts';
import { copy, holderOf, loan, unless } from './scanned.ts';

type Schemas = components['schemas'];
type Copy = Schemas['Copy'];
type Asked = OperationRequest<operations['checkIn']>;

const arrival = z.object({ copy });
const lent = z.object({ copy_id: z.string() });
const hold = z.object({ reader_id: z.string() });
const names = z.object({
  items: z.array(z.looseObject({ id: z.string(), full_name: z.string(), card_number: z.string() })),
});

/** Nobody has the copy. */
const NOT_OUT: readonly ErrorCode[] = [
  'copy_not_on_loan',
  'already_returned',
  'copy_withdrawn',
  'copy_lost',
  'copy_in_repair',
  'copy_missing',
  'copy_damaged',
  'copy_in_transit',
  'copy_on_order',
];

/** Books has not heard yet that it is back: it will, and that it is damaged, too. */
const NOT_HEARD_YET: readonly ErrorCode[] = ['copy_is_out', 'lost_by_reader'];

/** It is not on its shelf; or this key has received it already. */
const NOT_READ_HERE: readonly ErrorCode[] = ['copy_is_out', 'copy_not_on_shelf', 'idempotency_key_reused'];

/**
 * Has each service do what a copy that lies on the desk needs, by the operations that they have. A repeated request is answered by those that have
 * acted for its key already, so the loan is asked for first, whatever the copy is by now.
 */
export function checkIns(invoker: Platform<unknown>['invoker']): OperationHandlers<Pick<operations, 'checkIn'>> {
  async function checkIn({ body, raw }: Pick<Asked, 'body' | 'raw'>, key?: string): Promise<Schemas['CheckedIn']> {
    const code = cutScannerNoise(body.barcode);
    const { loan_id: endedBefore, ...damage } = body.damaged ?? {};
    const damaged = body.damaged && damage;
    const headers = onBehalfOf(raw);
    const ask = (appId: string, path: string) => askApp(invoker, { appId, method: 'GET', path, headers });
    const act = (appId: string, path: string, asked: object, method: 'POST' | 'PATCH' = 'POST') => {
      const under = { ...headers, ...(key !== undefined && { 'idempotency-key': key }) };
      return askApp(invoker, { appId, method, path, headers: under, body: asked }).catch(waitForNewRelease);
    };
    const copyNow = async () => copy.parse(await ask('books', `/copies?barcode=${encodeURIComponent(code)}`));

    const giveBack = async () => {
      const { branch_id, from_box, returned_at, scanned_at } = body;
      const what = endedBefore === undefined ? { barcode: code } : { loan_id: endedBefore };
      const asked = { ...what, branch_id, from_box, returned_at, scanned_at, damaged };
      return act('loans', '/loans/return', asked).then(loan.parse).catch(unlessOneOf(NOT_OUT));
    };
    const countUse = async () => copy.parse(await act('books', '/copy-uses', { barcode: code }));
    const receive = async (branch: string) =>
      arrival.parse(await act('books', '/copy-arrivals', { barcode: code, branch, found: true })).copy;
    /** Whether its return has said so already or not. */
    const putAside = async () => {
      const asked = { barcode: code, status: 'damaged', reason: damaged?.note };
      const recorded = await act('books', '/copies', asked, 'PATCH').then(copy.parse).catch(unlessOneOf(NOT_HEARD_YET));
      return 'refused' in recorded ? copyNow() : recorded;
    };
    const isOfCopy = async (loanId: string, { id }: Copy) =>
      lent.parse(await ask('loans', `/loans/${loanId}`)).copy_id === id;

    /** For whom a copy is kept; without an answer, the desk does without. */
    const readerOf = async (holdId: string) => {
      const { reader_id: id } = hold.parse(await ask('loans', `/holds/${holdId}`));
      const [named] = names.parse(await ask('users', `/users/names?ids=${id}`)).items;
      return named;
    };
    const told = async (now: Copy): Promise<Pick<Schemas['CheckedIn'], 'copy' | 'todo'>> => {
      const todo = toDoWith(now);
      const reader = now.hold_id === undefined ? undefined : await readerOf(now.hold_id).catch(() => undefined);
      return { copy: now, ...(todo && { todo: { ...todo, ...(reader && { reader }) } }) };
    };

    const [holder, before] = await Promise.all([
      body.may_be_card === true
        ? holderOf(ask('users', `/users/by-card?card_number=${encodeURIComponent(code)}`))
        : undefined,
      copyNow().catch(unless('copy_not_found')),
    ]);
    if (holder && 'reader' in holder) return { code, done: 'nothing', ...holder, ...(before && { copy: before }) };
    if (!before && body.may_be_card === true) return { code, done: 'nothing', ...holder };
    if (!before) throw apiError('copy_not_found');

    if (endedBefore !== undefined && !(await isOfCopy(endedBefore, before))) throw apiError('loan_not_found');
    // Somebody else may have done the damage.
    if (endedBefore !== undefined && isLentSince(before, endedBefore)) throw apiError('copy_is_out');
    const ended = await giveBack();
    if (!('refused' in ended)) {
      const done = endedBefore === undefined ? 'returned' : 'recorded_damaged';
      return { code, done, loan: ended, ...(await told(damaged ? await putAside() : await copyNow())) };
    }
    // It may have come back meanwhile, as at another desk.
    const lying = isWithReader(before) ? await copyNow() : before;
    const was = lostOf(lying);
    if (damaged && !isWithReader(lying) && lying.status !== 'withdrawn')
      return { code, done: 'recorded_damaged', ...(was && { was }), ...(await told(await putAside())) };
    const { branch_id: branch, for_reader: isForReader = false, in_house: isRead = false } = body;
    if (isForReader && mayBeLent(lying, branch)) return { code, done: 'nothing', copy: lying, todo: { what: 'lend' } };
    if (isWithReader(lying)) throw ended.refused;
    if (isRead) {
      const used = await countUse().catch(unlessOneOf(NOT_READ_HERE));
      if (!('refused' in used)) return { code, done: 'used_in_house', ...(await told(used)) };
    }
    if (branch === undefined || isAside(lying) || (isForReader && was))
      return { code, done: 'nothing', ...(await told(lying)) };
    const now = await receive(branch);
    return { code, done: isAsItWas(lying, now) ? 'nothing' : 'received', ...(was && { was }), ...(await told(now)) };
  }

  return {
    checkIn: ({ body, raw, write }) =>
      write.handOn(async (key) => ({ status: 200, body: await checkIn({ body, raw }, key) })),
  };
}

/** An instance of the release before this one does not know a field, and is gone in minutes: what it has not read is asked for again. */
function waitForNewRelease(error: unknown): never {
  const isOlder = error instanceof ApiError && error.details.errors?.some(({ code }) => code === 'not_known');
  throw isOlder ? unavailable(error) : error;
}

const unlessOneOf =
  (codes: readonly ErrorCode[]) =>
  (error: unknown): { refused: ApiError } => {
    if (!(error instanceof ApiError && codes.some((code) => code === error.code))) throw error;
    return { refused: error };
  };

type ToDo = Schemas['CheckedInToDo'];

/** What to do with a copy that lies on the desk; nothing, where a person says first what it is. */
function toDoWith(lying: Copy): ToDo | undefined {
  const { status, hold_id, destination, location, call_number } = lying;
  const kept = hold_id !== undefined && { hold_id };
  switch (status) {
    case 'available':
      return {
        what: 'shelve',
        ...(location !== undefined && { location }),
        ...(call_number !== undefined && { call_number }),
      };
    case 'on_hold_shelf':
      return { what: 'keep', ...kept };
    case 'in_transit':
      return { what: 'send', ...(destination !== undefined && { branch: destination }), ...kept };
    case 'damaged':
    case 'in_repair':
      return { what: 'repair' };
    case 'withdrawn':
      return { what: 'set_aside' };
    case 'reserved':
    case 'on_loan':
    case 'on_order':
    case 'missing':
    case 'lost':
      return undefined;
    default:
      return status satisfies never;
  }
}

const isAside = ({ status }: Copy): boolean => status === 'damaged' || status === 'in_repair' || status === 'withdrawn';

const lostOf = ({ status }: Copy): 'missing' | 'lost' | undefined =>
  status === 'missing' || status === 'lost' ? status : undefined;

/** As far as books knows. What is kept on its shelf for a hold is with nobody yet. */
const isWithReader = ({ status, hold_id }: Copy): boolean =>
  status === 'on_loan' || (status === 'reserved' && hold_id === undefined);

/** Until books has heard of a return, the copy is in that loan still. */
const isLentSince = (copy: Copy, endedBefore: string): boolean =>
  isWithReader(copy) && copy.loan_id !== undefined && copy.loan_id !== endedBefore;

/** Whether it is for lending to say whether it may: what is on its way arrives first, where there is a branch to arrive at. */
const mayBeLent = (lying: Copy, branch: string | undefined): boolean =>
  !isAside(lying) && lostOf(lying) === undefined && !(branch !== undefined && isOnItsWay(lying));

const isOnItsWay = ({ status }: Copy): boolean => status === 'in_transit' || status === 'on_order';

const isAsItWas = (before: Copy, now: Copy): boolean =>
  before.status === now.status &&
  before.current_branch === now.current_branch &&
  before.destination === now.destination &&
  before.hold_id === now.hold_id;
