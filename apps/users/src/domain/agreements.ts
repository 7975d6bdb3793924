import type { LocalDate } from '#core/library-day.ts';
import type { components } from '#contracts/users.ts';

export type DocumentKind = components['schemas']['DocumentKind'];

/** A version of a document. */
export type NamedVersion = { kind: DocumentKind; version: number };

/** The newest version of a document, of which somebody has not agreed to this or an earlier one since. */
export type AwaitedAgreement = NamedVersion & {
  /** The first day on which they can borrow nothing more without it; null: they are only asked. */
  required_from: LocalDate | null;
};

/** Whether somebody can borrow nothing more before they have agreed. `today` is the library's day. */
export const agreementMissing = (awaited: readonly AwaitedAgreement[], today: LocalDate): boolean =>
  awaited.some(({ required_from }) => required_from !== null && required_from <= today);
