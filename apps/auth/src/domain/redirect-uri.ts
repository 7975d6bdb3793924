const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** As RFC 8252 (7.1) has it: a name that its owner has on the web, the other way round. */
const OWN_SCHEME = /^[a-z][a-z\d+-]*(?:\.[a-z\d+-]+)+:$/;

/**
 * Whether an app may have people sent back there: by https, by http to the computer that they sit at, or by a scheme of its
 * own. Never to what a browser would run or show by itself.
 */
export function isRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri) || /[\s#]/.test(uri)) return false;
  const { protocol, hostname, username, password } = new URL(uri);
  if (username !== '' || password !== '') return false;
  const isLoopback = LOOPBACK.has(hostname);
  switch (protocol) {
    case 'https:':
      return !isLoopback && hostname !== '';
    case 'http:':
      return isLoopback;
    default:
      return OWN_SCHEME.test(protocol);
  }
}

/** What a person is shown of it: the host, or the scheme of an app. */
export function placeOf(uri: string): string {
  const { protocol, host } = new URL(uri);
  return protocol === 'https:' || protocol === 'http:' ? host : protocol.replace(/:$/, '');
}
