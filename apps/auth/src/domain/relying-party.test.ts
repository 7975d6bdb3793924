import { expect, test } from 'vitest';
import { relyingParty } from './relying-party.ts';

test.each([
  ['https://library.example', 'library.example', 'https://library.example'],
  ['https://library.example:8443/catalogue', 'library.example', 'https://library.example:8443'],
  ['http://127.0.0.1:8088', 'localhost', 'http://localhost:8088'],
])('the passkeys of %s are those of %s, for pages of %s', (publicUrl, id, origin) => {
  expect(relyingParty(publicUrl)).toEqual({ id, origin });
});
