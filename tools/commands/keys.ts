import type { components } from '#contracts/public.ts';
import { apiAt, type Api } from '../api/client.ts';
import { signIn } from '../api/sign-in.ts';
import { runCommand, UserError } from '../bootstrap/terminal.mjs';
import { readOptions } from './options.ts';

const HELP = `npm run keys -- list | rotate | revoke KID

The keys that sign access tokens, of a library that runs: here, or in a cluster.

  list         the keys, the newest first, and which one signs
  rotate       lets the next key sign from now on; tokens of the one before stay valid
  revoke KID   makes whatever this key has signed invalid within a minute, and lets the
               next key sign if this one did. Nobody is signed out

  --url URL              the gateway                (http://127.0.0.1:8088)
  --email ADDRESS        an admin                   (the first admin)
  --password-file FILE   a file with their password in it; else it is taken from the variable
                         ADMIN_PASSWORD, else you are asked for it
  --secrets FILE         where the first admin is   (.abonement/main/secrets.json)`;

type Key = components['schemas']['SigningKey'];

await runCommand(async () => {
  const known = { url: 'value', email: 'value', 'password-file': 'value', secrets: 'value' } as const;
  const { options, rest } = readOptions(known, HELP);
  const [act = '', kid, ...more] = rest;
  if (!['list', 'rotate', 'revoke'].includes(act) || (act === 'revoke') !== (kid !== undefined) || more.length > 0)
    throw new UserError(HELP);
  const url = options.url ?? 'http://127.0.0.1:8088';
  const token = await signIn({
    url,
    email: options.email,
    passwordFile: options['password-file'],
    variable: 'ADMIN_PASSWORD',
    secrets: options.secrets ?? '.abonement/main/secrets.json',
  });
  const api = apiAt(url, { token });
  if (act === 'rotate') await rotate(api);
  if (kid !== undefined) await revoke(api, kid);
  // A revoked key may have signed our own token.
  if (kid === undefined) print(await list(api));
});

async function list(api: Api): Promise<Key[]> {
  const { data, error } = await api.GET('/auth/signing-keys');
  if (!data) throw new UserError(error.detail ?? error.title);
  return data.items;
}

async function rotate(api: Api): Promise<void> {
  const current = (await list(api)).find(({ state }) => state === 'signing');
  if (!current) throw new UserError('No key signs. See the log of auth.');
  const params = { path: { kid: current.kid } };
  const { error } = await api.POST('/auth/signing-keys/{kid}/replacement', { params });
  if (error) throw new UserError(error.detail ?? error.title);
}

async function revoke(api: Api, kid: string): Promise<void> {
  const { error } = await api.DELETE('/auth/signing-keys/{kid}', { params: { path: { kid } } });
  if (error) throw new UserError(error.detail ?? error.title);
  console.log('Revoked. Every service refuses what it has signed within a minute.');
}

function print(keys: Key[]): void {
  for (const { kid, state, created_at, signs_from, signs_until, revoked_at } of keys) {
    const times = [
      `made ${created_at}`,
      signs_from !== undefined && `signs from ${signs_from}`,
      signs_until !== undefined && `until ${signs_until}`,
      revoked_at !== undefined && `revoked ${revoked_at}`,
    ];
    console.log(`${kid}  ${state.padEnd(9)}  ${times.filter(Boolean).join(', ')}`);
  }
}
