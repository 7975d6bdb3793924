import { expect, test } from 'vitest';
import { isRedirectUri, placeOf } from './redirect-uri.ts';

test.each([
  'https://app.example/back',
  'https://app.example:8443/back?from=library',
  'http://127.0.0.1/back',
  'http://localhost:4711/',
  'http://[::1]:4711/back',
  'example.app.reader:/back',
  'com.example.app://back',
])('an app may have people sent back to %s', (uri) => {
  expect(isRedirectUri(uri)).toBe(true);
});

test.each([
  'http://app.example/back',
  'https://localhost/back',
  'http://127.0.0.1.example/back',
  'https://somebody:secret@app.example/',
  'https://app.example/back#part',
  'https://app.example/ back',
  'javascript:alert(1)',
  'data:text/html,hello',
  'app:/back',
  'file:///etc/passwd',
  '/back',
  '//app.example/back',
  '',
])('nobody is sent to %s', (uri) => {
  expect(isRedirectUri(uri)).toBe(false);
});

test('a person is shown where they go', () => {
  expect(placeOf('https://app.example:8443/back')).toBe('app.example:8443');
  expect(placeOf('com.example.app:/back')).toBe('com.example.app');
});
