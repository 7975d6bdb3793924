/**
 * Whether an account may be left without an e-mail address: whoever has chosen a password signs in by the address, which can
 * be corrected but not taken away. One that was never confirmed opens nothing, so it can be.
 *
 * @param address the new one; null for none, undefined if it stays
 */
export const mayHaveAddress = (
  account: { hasPassword: boolean; hasAddress: boolean },
  address: string | null | undefined,
): boolean => address !== null || !account.hasPassword || !account.hasAddress;
