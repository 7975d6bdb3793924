import { createHmac } from 'node:crypto';
import { derivedKey } from './derived-key.ts';

type Tried = {
  /** What the account was named by. */
  account: string;
  /** The network of the client. */
  client: string;
};

/** What tries are counted under, and a client is known by: nobody learns an address from them who has not the key. */
export type TryMarks = Record<'here' | 'client' | 'account' | 'known', Buffer>;

/** @param pem the signing key */
export function createTryMarks(pem: string): (tried: Tried) => TryMarks {
  const key = derivedKey(pem, 'tries to sign in');
  const mark = (...named: string[]) => createHmac('sha256', key).update(JSON.stringify(named)).digest();
  return ({ account, client }) => ({
    here: mark('here', account, client),
    client: mark('client', client),
    account: mark('account', account),
    known: mark('known', account, client),
  });
}
