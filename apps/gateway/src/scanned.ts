import { z } from 'zod';
import type { components } from '#contracts/gateway.ts';
import { ApiError } from '#core/api-error.ts';
import { personRoles } from '#core/caller.ts';

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

export const copy: z.ZodType<Schemas['Copy']> = z.looseObject({
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

export const loan: z.ZodType<Schemas['Loan']> = z.looseObject({
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

/** Whose card it is, as users answers, or that it was reported lost; nobody's is an answer too. */
export const holderOf = (
  asked: Promise<unknown>,
): Promise<{ reader: Schemas['User'] } | { lost_card: boolean } | undefined> =>
  asked
    .then((known) => ({ reader: reader.parse(known) }))
    .catch(unless('card_not_found'))
    .catch(unless('card_lost', { lost_card: true }));

/** What is not there is an answer too. */
export const unless =
  <Answer = undefined>(code: string, answer?: Answer) =>
  (error: unknown): Answer | undefined => {
    if (!(error instanceof ApiError && error.code === code)) throw error;
    return answer;
  };
