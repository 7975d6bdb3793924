export type Email = {
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The address that ends what the e-mail is about, for those that the reader has asked for. */
  unsubscribe: string | undefined;
};

/** The headers of every e-mail that are not about its recipient. */
export const headersOf = ({ unsubscribe }: Pick<Email, 'unsubscribe'>): Record<string, string> => ({
  // No out-of-office answers to a program (RFC 3834).
  'Auto-Submitted': 'auto-generated',
  // The reader's program ends it by one click, which it makes as a POST (RFC 8058).
  ...(unsubscribe !== undefined && {
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
});

/**
 * Why an e-mail was not accepted: `refused`, because of its recipient or content; `deferred`, since the recipient's
 * mailbox is temporarily unavailable; `unavailable`: no mail server accepts any; or `outdated`: it is of no use any more.
 */
export type Refusal = 'refused' | 'outdated' | 'deferred' | 'unavailable';

/** An e-mail that was not accepted. The error's message contains no address. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly refusal: Refusal;

  /** @param cause the explanation for an admin, without any address */
  constructor(refusal: Refusal, cause: string) {
    super(cause);
    this.refusal = refusal;
  }
}

/**
 * Hands an e-mail over for delivery, within SEND_TIMEOUT_MS.
 *
 * @throws NotTaken
 */
export type Mailer = { name: string; send(email: Email): Promise<void>; close(): void };

/**
 * The longest that a mailer may take. A mail server may check an e-mail for a long time before accepting it; giving up
 * earlier would send it twice.
 */
export const SEND_TIMEOUT_MS = 120_000;
