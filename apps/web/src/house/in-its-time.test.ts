import { expect, test } from 'vitest';
import { inItsTime } from './in-its-time.ts';

const answering = (...responses: Response[]) => {
  const left = [...responses];
  return async () => ({ response: left.shift() ?? new Response(null, { status: 500 }) });
};
const tooMany = (headers: Record<string, string> = {}) => new Response(null, { status: 429, headers });

async function pausesOf(ask: ReturnType<typeof answering>) {
  const pauses: number[] = [];
  const { response } = await inItsTime(ask, async (seconds) => void pauses.push(seconds));
  return { status: response.status, pauses };
}

test('who has asked too often asks again when the library says', async () => {
  const ask = answering(tooMany({ 'retry-after': '7' }), tooMany(), tooMany({ 'retry-after': 'soon' }), new Response());
  expect(await pausesOf(ask)).toEqual({ status: 200, pauses: [7, 60, 60] });
});

test('any other answer is the answer', async () => {
  expect(await pausesOf(answering(new Response(null, { status: 409 })))).toEqual({ status: 409, pauses: [] });
});

test('nobody asks for ever', async () => {
  expect(await pausesOf(answering(...Array.from({ length: 12 }, () => tooMany())))).toMatchObject({ status: 429 });
});
