import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that a client's address is counted under: the IPv4 address itself, or the first 64 bits of an IPv6
 * address, which is what one subscriber gets.
 *
 * @returns `unknown` for anything that is not an address
 */
export function clientNetwork(address: string | undefined): string {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? '';
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail] = plain.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * A client's network with no more of it than tells roughly where it is: 24 bits of an IPv4 address, 48 of an IPv6
 * address.
 *
 * @param network from `clientNetwork`
 * @returns undefined if it is unknown
 */
export function roughNetwork(network: string): string | undefined {
  if (isIPv4(network)) return network.replace(/\d+$/, '0/24');
  return network.endsWith('::/64') ? `${network.split(':').slice(0, 3).join(':')}::/48` : undefined;
}
