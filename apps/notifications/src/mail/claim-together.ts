type Asking<Claimed> = { resolve: (claimed: Claimed | undefined) => void; reject: (error: unknown) => void };

/**
 * Lets concurrent workers share a statement: one runs at a time, for all requests since the last.
 *
 * @param claim claims up to this many
 * @returns a function that claims one; undefined if none is due
 */
export function claimTogether<Claimed>(
  claim: (limit: number) => Promise<Claimed[]>,
): () => Promise<Claimed | undefined> {
  let asking: Asking<Claimed>[] = [];
  let isClaiming = false;

  async function claimForAll(): Promise<void> {
    isClaiming = true;
    // Requests of the same turn of the event loop are included.
    await Promise.resolve();
    while (asking.length > 0) {
      const served = asking;
      asking = [];
      await claim(served.length).then(
        (claimed) => served.forEach(({ resolve }, index) => resolve(claimed[index])),
        (error: unknown) => served.forEach(({ reject }) => reject(error)),
      );
    }
    isClaiming = false;
  }

  return () =>
    new Promise((resolve, reject) => {
      asking.push({ resolve, reject });
      if (!isClaiming) void claimForAll();
    });
}
