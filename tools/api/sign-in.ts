import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../bootstrap/terminal.mjs';
import { askForPassword, findPassword } from './password.ts';

/** Who calls the library's API, and where it is. */
type SignIn = {
  /** The gateway. */
  url: string;
  /** The first admin, where none is given. */
  email: string | undefined;
  passwordFile: string | undefined;
  /** The name of the environment's variable that may have the password. */
  variable: string;
  /** The file that says who the first admin is. */
  secrets: string;
};

const secretsOfFirstAdmin = z.object({ 'first-admin-email': z.string(), 'first-admin-password': z.string() });

/** @returns an access token. @throws UserError */
export async function signIn({ url, email, passwordFile, variable, secrets }: SignIn): Promise<string> {
  const admin = email === undefined ? firstAdmin(secrets) : undefined;
  const who = email ?? admin?.['first-admin-email'];
  if (who === undefined) throw new UserError('Say who you are, by --email.');
  const { stdin, stdout } = process;
  const password = await findPassword({
    file: passwordFile === undefined ? undefined : fromHere(passwordFile),
    variable: process.env[variable],
    known: admin?.['first-admin-password'],
    ask: stdin.isTTY ? () => askForPassword(`Password of ${who}: `, { input: stdin, output: stdout }) : undefined,
  });
  if (password === undefined) throw new UserError(`Give the password of ${who}, by --password-file or ${variable}.`);
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: who, password }),
  }).catch(() => undefined);
  if (!response) throw new UserError(`No library answers at ${url}. Start it with npm start.`);
  if (!response.ok) throw new UserError(`The library did not let ${who} in: ${await response.text()}`);
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

/** npm runs commands at top level, wherever it was called. */
export function fromHere(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', file);
}

function firstAdmin(secretsFile: string): z.output<typeof secretsOfFirstAdmin> | undefined {
  if (!existsSync(secretsFile)) return undefined;
  return secretsOfFirstAdmin.parse(JSON.parse(readFileSync(secretsFile, 'utf8')));
}
