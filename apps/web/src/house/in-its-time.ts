/** Where the library says nothing of when. */
const PAUSE_S = 60;
const TRIES = 10;

const sleep = (seconds: number): Promise<void> => new Promise((wake) => setTimeout(wake, seconds * 1_000));

/** One of many requests in a row: where they are more than the library takes from one person, it is asked again when it says. Nothing was done then. */
export async function inItsTime<Answer extends { response: Response }>(
  ask: () => Promise<Answer>,
  pause = sleep,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.response.status !== 429 || tries === TRIES) return answer;
    const seconds = Number(answer.response.headers.get('retry-after') ?? PAUSE_S);
    await pause(seconds > 0 ? seconds : PAUSE_S);
  }
}
