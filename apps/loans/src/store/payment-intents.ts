import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { BEGIN_MS, type Money, type PaymentIntent, type Unpaid } from '../domain/payment-intent.ts';
import type { Begun } from '../clients/payment-provider.ts';
import type { PaymentIntentTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Row = Selectable<PaymentIntentTable>;

function intentOf(row: Row): PaymentIntent {
  const asked = {
    id: row.id,
    readerId: row.reader_id,
    amountMinor: row.amount_minor,
    currency: row.currency,
    createdAt: row.created_at,
    parts: row.parts,
  };
  if (row.status === 'created') return { ...asked, status: row.status };
  if (row.status === 'pending')
    return { ...asked, status: row.status, providerId: row.provider_id ?? '', redirectTo: row.redirect_to ?? '' };
  const givenBack =
    row.give_back_minor === null || row.give_back_currency === null
      ? null
      : { amountMinor: row.give_back_minor, currency: row.give_back_currency, done: row.done_at !== null };
  return { ...asked, status: row.status, endedAt: row.ended_at ?? row.created_at, givenBack };
}

type NewIntent = Pick<PaymentIntent, 'id' | 'amountMinor' | 'currency' | 'parts'> & { readerId: string };

export async function insertIntent(tx: Transaction<Tables>, intent: NewIntent, now: Date): Promise<PaymentIntent> {
  const row = await tx
    .insertInto('payment_intent')
    .values({
      id: intent.id,
      reader_id: intent.readerId,
      status: 'created',
      amount_minor: intent.amountMinor,
      currency: intent.currency,
      parts: JSON.stringify(intent.parts),
      provider_id: null,
      redirect_to: null,
      created_at: now,
      ask_at: new Date(now.getTime() + BEGIN_MS),
      ended_at: null,
      give_back_minor: null,
      give_back_currency: null,
      done_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return intentOf(row);
}

export async function findIntent(db: Db, id: string): Promise<PaymentIntent | undefined> {
  const row = await db.selectFrom('payment_intent').selectAll().where('id', '=', id).executeTakeFirst();
  return row && intentOf(row);
}

/** How many payments of a reader have not ended. */
export async function countOpenIntents(tx: Transaction<Tables>, readerId: string): Promise<number> {
  const { open } = await tx
    .selectFrom('payment_intent')
    .select((eb) => eb.fn.countAll<string>().as('open'))
    .where('reader_id', '=', readerId)
    .where('status', 'in', ['created', 'pending'])
    .executeTakeFirstOrThrow();
  return Number(open);
}

export async function lockIntent(tx: Transaction<Tables>, id: string): Promise<PaymentIntent | undefined> {
  const row = await tx.selectFrom('payment_intent').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && intentOf(row);
}

/** An intent that the provider knows, and what it calls it. */
export type KnownThere = { intent: PaymentIntent; providerId: string };

export async function findByProviderId(db: Db, providerId: string): Promise<KnownThere | undefined> {
  const row = await db
    .selectFrom('payment_intent')
    .selectAll()
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  return row && { intent: intentOf(row), providerId };
}

/** One about which something is to be done; without what the provider calls it, it does not know it. */
export type DueIntent = { intent: PaymentIntent; providerId: string | null };

/** Those that are due, the longest first. */
export async function dueIntents(db: Db, now: Date, limit: number): Promise<DueIntent[]> {
  const rows = await db
    .selectFrom('payment_intent')
    .selectAll()
    .where('ask_at', '<=', now)
    .orderBy('ask_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ intent: intentOf(row), providerId: row.provider_id }));
}

export async function putBegun(
  tx: Transaction<Tables>,
  id: string,
  { providerId, redirectTo }: Begun,
  askAt: Date,
): Promise<PaymentIntent> {
  const row = await tx
    .updateTable('payment_intent')
    .set({ status: 'pending', provider_id: providerId, redirect_to: redirectTo, ask_at: askAt })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return intentOf(row);
}

/** When to ask about it again, if anything is still to be done. */
export async function putAskAt(db: Db, id: string, askAt: Date): Promise<void> {
  await db
    .updateTable('payment_intent')
    .set({ ask_at: askAt })
    .where('id', '=', id)
    .where('ask_at', 'is not', null)
    .execute();
}

/** Asks about it by then at the latest, if anything is still to be done. */
export async function hastenAsk(db: Db, id: string, askAt: Date): Promise<void> {
  await sql`
    update payment_intent set ask_at = ${askAt} where id = ${id} and ask_at > ${askAt}`.execute(db);
}

/** Ends it. With money to give back, that is to be done yet. What was paid the ledger has; what was not may still be. */
export async function putEnd(
  tx: Transaction<Tables>,
  id: string,
  { status, giveBack, at }: { status: Unpaid | 'succeeded'; giveBack?: Money | undefined; at: Date },
): Promise<void> {
  await tx
    .updateTable('payment_intent')
    .set({
      status,
      ...((status === 'succeeded' || giveBack) && { parts: '[]' }),
      redirect_to: null,
      ended_at: at,
      give_back_minor: giveBack?.amountMinor ?? null,
      give_back_currency: giveBack?.currency ?? null,
      ask_at: giveBack ? at : null,
      done_at: giveBack ? null : at,
    })
    .where('id', '=', id)
    .execute();
}

export async function putGivenBack(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('payment_intent')
    .set({ ask_at: null, done_at: at })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
}

/** Of a reader who is no more nothing stays but what is still to be settled with the provider, and that is nobody's. */
export async function forgetReaderOfIntents(tx: Transaction<Tables>, readerId: string): Promise<void> {
  await tx.deleteFrom('payment_intent').where('reader_id', '=', readerId).where('done_at', 'is not', null).execute();
  await sql`update payment_intent set reader_id = null where reader_id = ${readerId}`.execute(tx);
}
