import type { ClientConfig } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';

const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|)$/;

/** Where a connection string leads, and how what passes on the way is kept from others. */
function addressOf(connectionString: string): URL {
  // Its own error would repeat the password.
  if (!URL.canParse(connectionString)) throw new Error('The connection string of the database is not a URL.');
  const address = new URL(connectionString);
  const host = address.searchParams.get('host') ?? address.hostname;
  const isNear = THIS_MACHINE.test(host) || host.startsWith('/');
  const mode = address.searchParams.get('sslmode') ?? (isNear ? 'disable' : 'verify-full');
  if (mode !== 'verify-full' && mode !== 'disable')
    throw new Error(
      `sslmode=${mode} does not make sure which server answers. Write sslmode=verify-full, or sslmode=disable where the network itself is trusted.`,
    );
  address.searchParams.set('sslmode', mode);
  return address;
}

/**
 * How a database is reached by its connection string: on this machine as it stands, elsewhere by TLS to a server whose
 * certificate is for the name in it (`sslmode=verify-full`), by the usual authorities or those of `sslrootcert`. Whoever
 * trusts the network in between says `sslmode=disable`.
 *
 * @throws Error if it is no URL, or asks for TLS that does not check who answers
 */
export function connectionSettings(connectionString: string): ClientConfig {
  const address = addressOf(connectionString);
  // The word that PostgreSQL's own library has for the usual authorities.
  if (address.searchParams.get('sslrootcert') === 'system') address.searchParams.delete('sslrootcert');
  return parseIntoClientConfig(address.href);
}
