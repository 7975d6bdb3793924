import pg from 'pg';
import { symbols } from 'pino';
import { expect, test } from 'vitest';
import { createLog, type Log } from './log.ts';

/** What a log writes, instead of to standard output. */
function logged(write: (log: Log) => void): string {
  const lines: string[] = [];
  const log = createLog('test', 'info');
  Object.assign(log, { [symbols.streamSym]: { write: (line: string) => lines.push(line) } });
  write(log);
  return lines.join('');
}

const violation = Object.assign(new pg.DatabaseError('violates a check', 100, 'error'), {
  code: '23514',
  constraint: 'user_email_check',
  detail: 'Failing row contains (1, reader@example.org).',
  where: 'COPY user, line 1: reader@example.org',
  internalQuery: "select 'reader@example.org'",
  hint: 'reader@example.org',
});

const unreadable = Object.assign(
  new pg.DatabaseError('invalid input syntax for type uuid: "reader@example.org", "said" she', 100, 'error'),
  { code: '22P02' },
);

test.each([
  ['itself', { err: unreadable }],
  ['as a cause of a cause', { err: new Error('not stored', { cause: new Error('not read', { cause: unreadable }) }) }],
  ['among others', { err: new AggregateError([unreadable], 'not stored') }],
  ['without a key', unreadable],
])('a value that PostgreSQL could not read is not logged, what it should have been is: the error %s', (_as, what) => {
  const line = logged((log) => log.error(what, 'failed'));
  expect(line).toContain('invalid input syntax for type uuid');
  expect(line).not.toContain('reader@example.org');
});

test.each([
  ['itself', { err: violation }],
  ['as a cause', { err: new Error('not stored', { cause: violation }) }],
  ['as a property', { err: Object.assign(new Error('not stored'), { reason: violation }) }],
  ['among others', { err: new AggregateError([violation], 'not stored') }],
  ['without a key', violation],
])('a row that PostgreSQL quotes in an error is not logged: the error %s', (_as, what) => {
  const line = logged((log) => log.error(what, 'failed'));
  expect(line).toContain('failed');
  expect(line).not.toContain('reader@example.org');
});

test('what went wrong is logged: the message, the stack, the code and the constraint', () => {
  expect(JSON.parse(logged((log) => log.error({ err: violation }, 'failed')))).toMatchObject({
    err: {
      type: 'DatabaseError',
      message: 'violates a check',
      stack: expect.stringContaining('violates a check'),
      code: '23514',
      constraint: 'user_email_check',
    },
  });
});
