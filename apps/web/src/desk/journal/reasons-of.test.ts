import { expect, test } from 'vitest';
import { reasonsOf } from './reasons-of.ts';

const problem = { type: 'about:blank', title: 'Refused', status: 409 };
const errors = [{ field: 'card_number', code: 'no_printed_card', message: 'не номер билета этой библиотеки' }];

test.each([
  [
    'each rule that refuses',
    { code: 'patron_blocked', refusals: [{ code: 'patron_blocked', message: 'билет закрыт' }] },
    'билет закрыт',
  ],
  [
    'what is wrong with a field',
    { code: 'invalid_request', detail: 'Проверьте указанные поля.', errors },
    'не номер билета этой библиотеки',
  ],
  [
    'what a refusal says itself',
    { code: 'card_taken', detail: 'Билет уже у другого читателя.', errors },
    'Билет уже у другого читателя.',
  ],
  ['its title, if it says no more', { code: 'gone' }, 'Refused'],
])('the journal keeps %s', (_what, refused, reason) => {
  expect(reasonsOf({ ...problem, ...refused })).toEqual([reason]);
});
