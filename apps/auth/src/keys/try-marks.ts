import { createHmac } from 'node:crypto';
import { roughNetwork } from '#core/client-network.ts';
import { derivedKey } from './derived-key.ts';

type Tried = {
  /** What the account was named by. */
  account: string;
  /** The network of the client. */
  client: string;
};

/** What tries at an account are counted under, whoever makes them. */
export type AccountMark = (account: string) => Buffer;

/** What e-mails that a client asks for are counted under. */
export type MailMark = (client: string) => Buffer;

/** What tries are counted under, and a client is known by: nobody learns an address from them who has not the key. */
export type TryMarks = Record<'here' | 'client' | 'account' | 'known', Buffer> & {
  /** Roughly where the client is, for staff to tell by once it has to wait. */
  network: string;
};

/** @param pem the signing key */
export function createTryMarks(pem: string): (tried: Tried) => TryMarks {
  const mark = createMark(pem);
  const accountMark = createAccountMark(pem);
  return ({ account, client }) => ({
    here: mark('here', account, client),
    client: mark('client', client),
    account: accountMark(account),
    known: mark('known', account, client),
    network: roughNetwork(client) ?? 'unknown',
  });
}

/** @param pem the signing key */
export function createAccountMark(pem: string): AccountMark {
  const mark = createMark(pem);
  return (account) => mark('account', account);
}

/** @param pem the signing key */
export function createMailMark(pem: string): MailMark {
  const mark = createMark(pem);
  return (client) => mark('mails', client);
}

function createMark(pem: string): (...named: string[]) => Buffer {
  const key = derivedKey(pem, 'tries to sign in');
  return (...named) => createHmac('sha256', key).update(JSON.stringify(named)).digest();
}
