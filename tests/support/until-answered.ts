import { waitFor } from '#testing/wait-for.ts';

/** As a client does it: again, under the same key, until somebody answers. */
export async function untilAnswered<T extends { response: Response; error?: { code: string } | undefined }>(
  ask: () => Promise<T>,
): Promise<T> {
  return waitFor(
    'an answer',
    async () => {
      const answer = await ask();
      const again = answer.response.status >= 500 || answer.error?.code === 'request_in_progress';
      return again ? undefined : answer;
    },
    120,
  );
}
