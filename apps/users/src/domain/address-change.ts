/**
 * Whether an account may be left without an e-mail address: whoever has chosen a password signs in by the address, which can
 * be corrected but not taken away.
 *
 * @param address the new one; null for none, undefined if it stays
 */
export const mayHaveAddress = (account: { hasPassword: boolean }, address: string | null | undefined): boolean =>
  address !== null || !account.hasPassword;
