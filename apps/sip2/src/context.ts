import type { Platform } from '#platform/platform.ts';
import { createAuth, type Auth } from './clients/auth.ts';
import { createBooks, type Books } from './clients/books.ts';
import { createLoans, type Loans } from './clients/loans.ts';
import { createOnline, type Online } from './clients/online.ts';
import { createUsers, type Users } from './clients/users.ts';
import type { Sip2Env } from './config.ts';

export type Sip2Context = {
  env: Sip2Env;
  now: () => Date;
  auth: Auth;
  books: Books;
  loans: Loans;
  users: Users;
  online: Online;
};

export const createContext = (platform: Platform<Sip2Env>): Sip2Context => {
  const { env, invoker, now } = platform;
  return {
    env,
    now,
    auth: createAuth(platform),
    books: createBooks(invoker),
    loans: createLoans(invoker),
    users: createUsers(invoker),
    online: createOnline(platform),
  };
};
