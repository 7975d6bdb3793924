import type { Request } from 'express';
import { z } from 'zod';
import type { components, operations } from '#contracts/gateway.ts';
import { ApiError } from '#core/api-error.ts';
import { personRoles } from '#core/caller.ts';
import { cutScannerNoise, isScannedCode } from '#core/scanned-code.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { Platform } from '#platform/platform.ts';
import { askApp } from './ask-app.ts';
import { onBehalfOf } from './on-behalf-of.ts';

type Schemas = components['schemas'];

const reader: z.ZodType<Schemas['User']> = z.looseObject({
  id: z.string(),
  card_number: z.string(),
  email: z.string().exactOptional(),
  full_name: z.string(),
  language: z.enum(['ru', 'en']),
  role: z.enum(personRoles),
  patron_category: z.string(),
  loan_limit: z.number(),
  blocked: z.boolean(),
  block_reason: z.string().exactOptional(),
  expires_on: z.string().exactOptional(),
  active_loans: z.number(),
  has_overdue: z.boolean(),
  created_at: z.string(),
  has_password: z.boolean().exactOptional(),
});

const copy: z.ZodType<Schemas['Copy']> = z.looseObject({
  id: z.string(),
  book_id: z.string(),
  title: z.string(),
  barcode: z.string(),
  status: z.enum([
    'available',
    'reserved',
    'on_loan',
    'on_hold_shelf',
    'in_transit',
    'on_order',
    'missing',
    'damaged',
    'in_repair',
    'lost',
    'withdrawn',
  ]),
  loan_id: z.string().exactOptional(),
  // The previous release of books knows neither branches nor uses.
  home_branch: z.string().default('main'),
  current_branch: z.string().default('main'),
  destination: z.string().exactOptional(),
  location: z.string().exactOptional(),
  call_number: z.string().exactOptional(),
  price_minor: z.number().exactOptional(),
  staff_note: z.string().exactOptional(),
  alert: z.string().exactOptional(),
  in_house_uses: z.number().default(0),
  created_at: z.string(),
});

const loan: z.ZodType<Schemas['Loan']> = z.looseObject({
  id: z.string(),
  reader_id: z.string(),
  book_id: z.string(),
  copy_id: z.string(),
  barcode: z.string(),
  title: z.string(),
  status: z.enum(['open', 'overdue', 'claimed_returned', 'lost', 'returned']),
  issued_at: z.string(),
  due_date: z.string(),
  renewals: z.number(),
  renewals_left: z.number(),
});

/** Of many scans so many are looked up at a time: the apps have others to answer. */
const SIDE_BY_SIDE = 8;

/** What scans can be, each found in one request: users, books and loans are asked side by side. */
export function scanLookUps(
  invoker: Platform<unknown>['invoker'],
): OperationHandlers<Pick<operations, 'lookUpScan' | 'lookUpScans'>> {
  const lookUp = async (code: string, raw: Pick<Request, 'get' | 'ip'>): Promise<Schemas['Scan']> => {
    const headers = onBehalfOf(raw);
    const ask = (appId: string, path: string) => askApp(invoker, { appId, method: 'GET', path, headers });
    const asked = encodeURIComponent(code);

    const copyWithLoan = async () => {
      const found = copy.parse(await ask('books', `/copies?barcode=${asked}`));
      if (found.loan_id === undefined) return { copy: found };
      // A loan of this moment may not be there yet, and one that has ended no longer be the copy's.
      const lent = await ask('loans', `/loans/${found.loan_id}`).then(loan.parse).catch(unless('loan_not_found'));
      return { copy: found, ...(lent && lent.status !== 'returned' && { loan: lent }) };
    };
    const [holder, found] = await Promise.all([
      ask('users', `/users/by-card?card_number=${asked}`)
        .then((known) => ({ reader: reader.parse(known) }))
        .catch(unless('card_not_found'))
        .catch(unless('card_lost', { lost_card: true })),
      copyWithLoan().catch(unless('copy_not_found')),
    ]);
    return { code, ...holder, ...found };
  };
  return {
    lookUpScan: async ({ query, raw }) => ({ status: 200, body: await lookUp(cutScannerNoise(query.code), raw) }),

    lookUpScans: async ({ body: { codes }, raw }) => {
      const items = new Map<number, Schemas['Scan']>();
      const left = oneAfterTheOther(codes);
      await Promise.all(
        Array.from({ length: SIDE_BY_SIDE }, async () => {
          for (const [place, scanned] of left) {
            const code = cutScannerNoise(scanned);
            items.set(place, isScannedCode(code) ? await lookUp(code, raw) : { code });
          }
        }),
      );
      return { status: 200, body: { items: codes.map((code, place) => items.get(place) ?? { code }) } };
    },
  };
}

/** Ends for all who take from it, once one of them fails: an iterator of an array would go on. */
function* oneAfterTheOther(codes: readonly string[]): Generator<[place: number, code: string], void> {
  yield* codes.entries();
}

/** What is not there is an answer too. */
const unless =
  <Answer = undefined>(code: string, answer?: Answer) =>
  (error: unknown): Answer | undefined => {
    if (!(error instanceof ApiError && error.code === code)) throw error;
    return answer;
  };
