import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeServer, listen, type Listening } from './app-server.ts';
import { parseJsonBodies } from './json-bodies.ts';
import { answerProblems } from './problem-answers.ts';

let listening: Listening;

beforeAll(async () => {
  const app = express();
  parseJsonBodies(app, {});
  app.post('/', (request, response) => void response.json(request.body));
  app.use(answerProblems(pino({ level: 'silent' })));
  listening = await listen(app, 0);
});
afterAll(() => closeServer(listening.server));

async function echoed(body: Buffer): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`http://127.0.0.1:${listening.port}/`, { method: 'POST', headers, body })).json();
}

test('a text arrives as it was sent', async () => {
  expect(await echoed(Buffer.from('{"title":"Дар 📚"}'))).toEqual({ title: 'Дар 📚' });
});

test.each(['ff', 'c0af', 'eda080', 'f09f'])(
  'the bytes %s are no text, and are not replaced by another',
  async (bytes) => {
    const body = Buffer.concat([Buffer.from('{"title":"a'), Buffer.from(bytes, 'hex'), Buffer.from('"}')]);
    expect(await echoed(body)).toMatchObject({ status: 400, code: 'invalid_json' });
  },
);
