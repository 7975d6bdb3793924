export type Email = { id: string; to: string; subject: string; html: string };

/**
 * Why an e-mail was not taken: it was `refused`, for its recipient or for what it is; `deferred`, since this recipient's
 * mailbox takes none at the moment; or nobody could be asked, who would take any: `unavailable`.
 */
export type Refusal = 'refused' | 'deferred' | 'unavailable';

/** An e-mail that was not taken. The message names its kind, and no address. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly refusal: Refusal;

  /** @param cause what to tell an admin, without anybody's address */
  constructor(refusal: Refusal, cause: string) {
    super(cause);
    this.refusal = refusal;
  }
}

/**
 * Hands an e-mail to whoever carries it, within SEND_TIMEOUT_MS.
 *
 * @throws NotTaken
 */
export type Mailer = { name: string; send(email: Email): Promise<void>; close(): void };

/**
 * The longest a mailer may take. A mail server may check an e-mail for long before it says that it took it; whoever
 * gives up before sends it twice.
 */
export const SEND_TIMEOUT_MS = 120_000;
