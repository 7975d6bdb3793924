/** Waits until `probe` returns something other than undefined or false. Tests wait for conditions, never for time. */
export async function waitFor<T>(what: string, probe: () => Promise<T | undefined | false>, seconds = 30): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > deadline) throw new Error(`${what}: not within ${seconds} s.`, { cause: lastError });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
