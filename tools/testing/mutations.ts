/**
 * What keeps data right where things happen at once or break off, each left out by a small change of one file. `npm run
 * mutations` makes each change in a copy of the sources, runs the tests, and expects them to fail (docs/mutations.md).
 */
export type Mutation = {
  /** What is left out. */
  without: string;
  file: string;
  /** Occurs once in the file. */
  find: string;
  replace: string;
  /** The file of tests that must notice. */
  tests: string;
};

export const mutations: readonly Mutation[] = [
  {
    without: 'the lock on a reader while a book is lent or waited for',
    file: 'apps/loans/src/store/loans.ts',
    find: 'insert into reader (id) values (${readerId}) on conflict (id) do update set id = excluded.id returning closed_at`',
    replace: 'select (select closed_at from reader where id = ${readerId}) as closed_at`',
    tests: 'apps/loans/src/store/loans.test.ts',
  },
  {
    without: 'the check of the loan limit once the reader is locked',
    file: 'apps/loans/src/use-cases/issue-loan.ts',
    find: 'requireNone(notOverridden(against, order.despite));',
    replace: '',
    tests: 'tests/operations/by-turns.test.ts',
  },
  {
    without: 'the lock on a loan while it is returned or renewed',
    file: 'apps/loans/src/store/loans.ts',
    find: "selectFrom('loan').selectAll().where('id', '=', id).forNoKeyUpdate()",
    replace: "selectFrom('loan').selectAll().where('id', '=', id)",
    tests: 'tests/operations/by-turns.test.ts',
  },
  {
    without: 'the lock on a charge while it is settled',
    file: 'apps/loans/src/store/charges.ts',
    find: "selectFrom('charge').selectAll().where('id', '=', id).forUpdate()",
    replace: "selectFrom('charge').selectAll().where('id', '=', id)",
    tests: 'tests/operations/by-turns.test.ts',
  },
  {
    without: 'the order in which whoever leaves locks what they owe and themselves',
    file: 'apps/loans/src/use-cases/close-reader.ts',
    find: 'await lockFile(tx, readerId);',
    replace: '',
    tests: 'tests/operations/by-turns.test.ts',
  },
  {
    without: 'the lock on a checkout that ends or is given up',
    file: 'apps/loans/src/store/loans.ts',
    find: 'await sql`select pg_advisory_xact_lock(hashtextextended(${loanId}, 0))`.execute(tx);',
    replace: '',
    tests: 'apps/loans/src/store/loans.test.ts',
  },
  {
    without: 'the order in which the readers of a night are locked for their balances',
    file: 'apps/loans/src/store/charges.ts',
    find: 'from unnest(${readerIds}::uuid[]) as id order by id',
    replace: 'from unnest(${readerIds}::uuid[]) as id',
    tests: 'apps/loans/src/store/loans.test.ts',
  },
  {
    without: 'the rule that a reader waits once for a book',
    file: 'apps/loans/src/store/migrations/0562-holds.ts',
    find: 'create unique index hold_once',
    replace: 'create index hold_once',
    tests: 'apps/loans/src/use-cases/wait-for.test.ts',
  },
  {
    without: 'the end of the waiting of whoever gets the book',
    file: 'apps/loans/src/use-cases/issue-loan.ts',
    find: 'await fulfilHold(tx, outbox, { readerId: order.readerId, bookId: order.bookId, at: at.now });',
    replace: '',
    tests: 'apps/loans/src/use-cases/wait-for.test.ts',
  },
  {
    without: 'the lock on the copy that a checkout takes',
    file: 'apps/books/src/store/copies.ts',
    find: 'barcode limit 1\n      for update of copy skip locked',
    replace: 'barcode limit 1',
    tests: 'apps/books/src/store/copies.test.ts',
  },
  {
    without: 'the lock on a book and its copies while it is deleted',
    file: 'apps/books/src/store/books.ts',
    find: "selectFrom('copy').select('status').where('book_id', '=', id).forUpdate()",
    replace: "selectFrom('copy').select('status').where('book_id', '=', id)",
    tests: 'tests/operations/by-turns.test.ts',
  },
  {
    without: 'the rule that a copy which was lent is not freed with its checkout',
    file: 'apps/books/src/store/copies.ts',
    find: "conflict.column('loan_id').doUpdateSet({ state: 'released' }).where('reservation.state', '=', 'reserved'),",
    replace: "conflict.column('loan_id').doUpdateSet({ state: 'released' }),",
    tests: 'apps/books/src/store/copies.test.ts',
  },
  {
    without: 'the rule that a loan counts once among those of its day',
    file: 'apps/books/src/store/copies.ts',
    find: "where loan_id = any(${loanIds}::uuid[]) and state = 'reserved'\n      order by loan_id for update",
    replace: 'where loan_id = any(${loanIds}::uuid[])\n      order by loan_id for update',
    tests: 'apps/books/src/store/copies.test.ts',
  },
  {
    without: 'the answer to an Idempotency-Key in the transaction of its effect',
    file: 'packages/http/src/idempotency.ts',
    find: 'await keep(asTables<IdempotencyTables>(tx), present(worked), tell?.(worked));\n          return worked;\n        });\n        // Only now: a failed commit has stored nothing.\n        stored = true;',
    replace: 'return worked;\n        });',
    tests: 'packages/http/src/idempotency.test.ts',
  },
  {
    without: 'the check that an attempt still has its Idempotency-Key when it commits',
    file: 'packages/http/src/idempotency.ts',
    find: 'and key = ${key} and claim_id = ${claimId} and status is null`',
    replace: 'and key = ${key}`',
    tests: 'packages/http/src/idempotency.test.ts',
  },
  {
    without: 'the outbox in the transaction of the effect',
    file: 'packages/messaging/src/commit.ts',
    find: 'const { worked, lanes } = await db.transaction().execute(async (tx) => {\n      const worked = await work(tx, { add: (...added) => added.forEach((message) => messages.push(message)) });\n      return { worked, lanes: await storeMessages(asTables<OutboxTables>(tx), messages) };\n    });',
    replace:
      'const worked = await db.transaction().execute((tx) => work(tx, { add: (...added) => messages.push(...added) }));\n    const lanes = await db.transaction().execute((tx) => storeMessages(asTables<OutboxTables>(tx), messages));',
    tests: 'packages/messaging/src/commit.test.ts',
  },
  {
    without: 'the inbox in the transaction of the effect',
    file: 'packages/messaging/src/inbox.ts',
    find: 'return commit(async (tx, outbox) => {\n    const inbox = asTables<InboxTables>(tx);',
    replace:
      'return commit(async (tx, outbox) => {\n    const inbox = asTables<InboxTables>(await commit(async (earlier) => earlier));',
    tests: 'packages/messaging/src/relay.test.ts',
  },
  {
    without: 'the inbox',
    file: 'packages/messaging/src/inbox.ts',
    find: 'if (!recorded) return false;',
    replace: '',
    tests: 'packages/messaging/src/relay.test.ts',
  },
  {
    without: 'the lease of a lane, which one relay publishes from at a time',
    file: 'packages/messaging/src/outbox-store.ts',
    find: 'known.owned_until < now() and known.next_try_at <= now()',
    replace: 'known.next_try_at <= now()',
    tests: 'packages/messaging/src/relay-lanes.test.ts',
  },
  {
    without: 'the wait of an event behind an earlier one of its subject that failed',
    file: 'packages/messaging/src/first-tries.ts',
    find: 'found.get(event.id)?.behind === true',
    replace: 'false',
    tests: 'packages/messaging/src/first-tries.test.ts',
  },
  {
    without: 'the lock on a parked event that is being tried',
    file: 'packages/messaging/src/parked-events.ts',
    find: 'order by next_try_at\n      limit 1\n      for update skip locked',
    replace: 'order by next_try_at\n      limit 1',
    tests: 'packages/messaging/src/parked-events.test.ts',
  },
  {
    without: 'the lock on a dead letter while it is resolved',
    file: 'packages/messaging/src/dead-letters.ts',
    find: "where('id', '=', id).forUpdate()",
    replace: "where('id', '=', id)",
    tests: 'apps/users/src/http/dead-letters.test.ts',
  },
  {
    without: 'the lock on a message that was set aside while it is resolved',
    file: 'packages/messaging/src/set-aside-messages.ts',
    find: "where('id', '=', id).forUpdate()",
    replace: "where('id', '=', id)",
    tests: 'apps/users/src/http/dead-letters.test.ts',
  },
  {
    without: 'the lock on a user whose data is changed',
    file: 'apps/users/src/store/users.ts',
    find: ".where('deleted_at', 'is', null)\n    .forUpdate()",
    replace: ".where('deleted_at', 'is', null)",
    tests: 'tests/operations/by-turns.test.ts',
  },
  {
    without: 'the look at whether a password is still the one that was proven, once its user is locked',
    file: 'apps/users/src/use-cases/change-user.ts',
    find: "if (proven !== undefined && user.password_hash !== proven) throw wrongPassword('password.current');",
    replace: '',
    tests: 'tests/operations/by-turns.test.ts',
  },
  {
    without: 'the count of a try at the current password before it is checked',
    file: 'apps/users/src/use-cases/prove-password.ts',
    find: 'if (waitMs > 0) throw tooMany(waitMs);',
    replace: '',
    tests: 'apps/users/src/use-cases/change-own-password.test.ts',
  },
  {
    without: 'the version of a loan in a reader’s history',
    file: 'apps/users/src/store/reader-loans.ts',
    find: 'where reader_loan.version < excluded.version',
    replace: '',
    tests: 'apps/users/src/events/on-loan-events.test.ts',
  },
  {
    without: 'the version of a reader’s balance',
    file: 'apps/users/src/store/reader-loans.ts',
    find: 'where reader_balance.version < excluded.version',
    replace: '',
    tests: 'apps/users/src/events/on-loan-events.test.ts',
  },
  {
    without: 'the version of a notice’s recipient',
    file: 'apps/notifications/src/store/recipients.ts',
    find: "\n        .whereRef('recipient.version', '<', (eb) => eb.ref('excluded.version'))",
    replace: '',
    tests: 'apps/notifications/src/use-cases/ask-for-recipient.test.ts',
  },
  {
    without: 'the lock on a recipient of whom nothing was heard',
    file: 'apps/notifications/src/store/recipients.ts',
    find: 'await sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 0))`.execute(tx);',
    replace: '',
    tests: 'apps/notifications/src/store/deliveries.test.ts',
  },
  {
    without: 'the rule that a notice is queued once for its command',
    file: 'apps/notifications/src/store/deliveries.ts',
    find: 'select ${id}::uuid, ${user_id}::uuid',
    replace: 'select gen_random_uuid(), ${user_id}::uuid',
    tests: 'apps/notifications/src/store/deliveries.test.ts',
  },
  {
    without: 'the claim of a notice by one sender',
    file: 'apps/notifications/src/store/deliveries.ts',
    find: 'due_at = now() + make_interval(secs => ${leaseSeconds})\n      where id in',
    replace: 'due_at = now()\n      where id in',
    tests: 'apps/notifications/src/store/deliveries.test.ts',
  },
  {
    without: 'the single use of a refresh token',
    file: 'apps/auth/src/store/sessions.ts',
    find: ".where('used_at', 'is', null)\n    .where('expires_at', '>', now)\n    .where('session.ended_at', 'is', null)\n    .returning(",
    replace: '.returning(',
    tests: 'tests/operations/by-turns.test.ts',
  },
  {
    without: 'the single use of a question to a passkey',
    file: 'apps/auth/src/store/passkey-questions.ts',
    find: ".deleteFrom('passkey_question')",
    replace: ".updateTable('passkey_question')\n    .set({ purpose })",
    tests: 'apps/auth/src/use-cases/passkeys.test.ts',
  },
  {
    without: 'the sign-in that a question to a passkey belongs to',
    file: 'apps/auth/src/store/passkey-questions.ts',
    find: ".where('session_id', 'is not distinct from', session_id)",
    replace: '',
    tests: 'apps/auth/src/use-cases/passkeys.test.ts',
  },
  {
    without: 'the single use of a code of an authenticator',
    file: 'apps/auth/src/store/second-factors.ts',
    find: ".where('last_step', '<', String(step))",
    replace: '',
    tests: 'apps/auth/src/use-cases/second-factor.test.ts',
  },
  {
    without: 'the half minute in which a renewal may be repeated',
    file: 'apps/auth/src/use-cases/refresh.ts',
    find: 'const REPLAY_MS = 30_000;',
    replace: 'const REPLAY_MS = 0;',
    tests: 'apps/auth/src/use-cases/refresh.test.ts',
  },
  {
    without: 'the lock on a user’s sessions while one begins or all end',
    file: 'apps/auth/src/store/sessions.ts',
    find: 'await sql`select pg_advisory_xact_lock(hashtextextended(${`sessions ${userId}`}, 0))`.execute(tx);',
    replace: '',
    tests: 'tests/operations/by-turns.test.ts',
  },
  {
    without: 'the count of a try to sign in before its password is checked',
    file: 'apps/auth/src/use-cases/count-tries.ts',
    find: "if (admission.as !== 'anybody')",
    replace: 'if (admission.as !== undefined)',
    tests: 'apps/auth/src/use-cases/login.test.ts',
  },
  {
    without: 'the transaction in which a try to sign in is counted',
    file: 'apps/auth/src/use-cases/count-tries.ts',
    find: 'return db.transaction().execute(',
    replace: 'return db.connection().execute(',
    tests: 'apps/auth/src/use-cases/login.test.ts',
  },
  {
    without: 'the look at which sessions have ended',
    file: 'apps/gateway/src/public-routes.ts',
    find: 'if (await isRevoked(caller.sessionId)) throw signedOut();',
    replace: '',
    tests: 'apps/gateway/src/gateway.test.ts',
  },
  {
    without: 'the check that a write with cookies comes from the library’s own pages',
    file: 'apps/gateway/src/session-cookies.ts',
    find: 'if (!SAFE.has(request.method)) requireOwnPage(request);',
    replace: '',
    tests: 'apps/gateway/src/page-sessions.test.ts',
  },
  {
    without: 'the form in which words are searched, whatever their accents',
    file: 'packages/postgres/src/search-form.ts',
    find: "${sql.lit(marks)}, '', 'g'",
    replace: "'(?!)', '', 'g'",
    tests: 'packages/postgres/src/search-form.test.ts',
  },
  {
    without: 'the rule that analytics counts a loan once',
    file: 'apps/analytics/src/analytics/store/counts.py',
    find: 'update loan set issue_counted = true, return_counted',
    replace: 'update loan set issue_counted = issue_counted, return_counted',
    tests: 'apps/analytics/tests/test_store.py',
  },
];

export const inPython = ({ tests }: Pick<Mutation, 'tests'>): boolean => tests.endsWith('.py');
