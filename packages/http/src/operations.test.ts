import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiError, rejected } from '#errors';
import { closeServer, createApp, listen } from './app-server.ts';
import { declarationOf } from './declaration.ts';
import { answerBy, UNDECLARED } from './operations.ts';

const raw = { operationId: 'getLoan', 'x-access': 'public', 'x-errors': ['loan_not_found', 'loan_returned'] };
const declaration = declarationOf({}, '/loans/{what}', 'get', raw);
const thrown: Record<string, () => unknown> = {
  declared: () => apiError('loan_not_found'),
  everybodys: () => apiError('service_unavailable'),
  undeclared: () => apiError('charge_not_found'),
  'undeclared-reason': () => rejected([{ code: 'loan_returned' }, { code: 'others_wait', facts: { waiting: 1 } }]),
};

const logged: { msg: string }[] = [];
const log = pino({ level: 'error' }, { write: (line) => void logged.push(JSON.parse(line) as { msg: string }) });

let url: string;
let close: () => Promise<void>;
beforeAll(async () => {
  const app = createApp({
    log: pino({ level: 'silent' }),
    registry: new Registry(),
    routes: (express) =>
      express.get(
        '/loans/:what',
        answerBy(({ raw: request }) => Promise.reject(thrown[String(request.params['what'])]?.()), {
          callerOf: () => undefined,
          declaration,
          log,
        }),
      ),
  });
  const { server } = await listen(app, 0);
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => closeServer(server, 0);
});
afterAll(() => close());

test.each([
  ['declared', 404, 'loan_not_found'],
  ['everybodys', 503, 'service_unavailable'],
  ['undeclared', 404, 'charge_not_found'],
  ['undeclared-reason', 409, 'loan_returned'],
])('an error that is %s is answered with %i %s', async (what, status, code) => {
  const answer = await fetch(`${url}/loans/${what}`);
  expect([answer.status, await answer.json()]).toMatchObject([status, { code }]);
  const told = what.startsWith('undeclared') ? [what === 'undeclared' ? 'charge_not_found' : 'others_wait'] : [];
  expect(logged.splice(0).filter(({ msg }) => msg === UNDECLARED)).toEqual(
    told.map((undeclared) => expect.objectContaining({ operation: 'getLoan', code: undeclared })),
  );
});
