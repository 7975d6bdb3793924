import { describe, expect, test } from 'vitest';
import { connectionSettings } from './connection-settings.ts';

const of = (host: string, query = '') => connectionSettings(`postgresql://loans:pa%2Fss@${host}/loans${query}`);

test('a connection string gives the login, the server and the database', () => {
  expect(of('10.0.0.7:6432')).toMatchObject({
    user: 'loans',
    password: 'pa/ss',
    host: '10.0.0.7',
    port: 6432,
    database: 'loans',
  });
});

test.each(['127.0.0.1', 'localhost:18432', '127.1.2.3', '[::1]:5432'])(
  'on this machine (%s) there is no TLS',
  (host) => {
    expect(of(host).ssl).toBe(false);
  },
);

test.each([
  'postgres',
  'db.library.example',
  '10.0.0.7',
  '[fd00::7]:5432',
  '127.0.0.1.library.example',
  'localhost.library.example',
])('elsewhere (%s) there is TLS, and the certificate is checked, unless it is said otherwise', (host) => {
  for (const query of ['', '?sslmode=verify-full', '?sslrootcert=system', '?application_name=x', '?ssl=false'])
    expect(of(host, query).ssl).toEqual({});
  expect(of(host, '?sslmode=disable').ssl).toBe(false);
});

test('where a parameter names the server, that one counts', () => {
  expect(of('localhost', '?host=db.library.example').ssl).toEqual({});
  expect(of('localhost', '?host=/run/postgresql').ssl).toBe(false);
});

describe.each(['prefer', 'allow', 'require', 'verify-ca', 'no-verify', 'VERIFY-FULL', ''])('sslmode=%s', (mode) => {
  test('is refused, on this machine too, by words without the password', () => {
    for (const host of ['db.library.example', '127.0.0.1'])
      expect(() => of(host, `?sslmode=${mode}`)).toThrow(/^sslmode=.* Write sslmode=verify-full/);
  });
});

test('what is no URL is refused without repeating it', () => {
  expect(() => connectionSettings('host=db password=pa/ss')).toThrow(
    new Error('The connection string of the database is not a URL.'),
  );
});
