type Asking<Claimed> = { resolve: (claimed: Claimed | undefined) => void; reject: (error: unknown) => void };

/**
 * Lets places that ask for work side by side share a statement: one runs at a time, for all that asked since the last.
 *
 * @param claim takes up to so many in hand
 * @returns a function that takes one in hand; nothing where none is due
 */
export function claimTogether<Claimed>(
  claim: (limit: number) => Promise<Claimed[]>,
): () => Promise<Claimed | undefined> {
  let asking: Asking<Claimed>[] = [];
  let isClaiming = false;

  async function claimForAll(): Promise<void> {
    isClaiming = true;
    // What asks in this same turn of the event loop belongs to it.
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
