import { domainToASCII, domainToUnicode } from 'node:url';

const LONGEST = 254;
const LONGEST_NAME = 64;
/** A name as RFC 5321 has it without quotes, and as RFC 6531 has it in other alphabets. */
const NAME = /^[^\s\p{C}"(),:;<>@[\\\]]+$/u;
/** Nothing that a URL would take for its path, port or query. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u;
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/**
 * An address as it is kept and compared, but for its case: without blanks around it, its letters composed, its domain in
 * its own alphabet, however it was typed (почта.рф, xn--80a1acny.xn--p1ai).
 *
 * @returns undefined for what is no address.
 */
export function readEmailAddress(typed: string): string | undefined {
  const address = typed.trim().normalize('NFC');
  const at = address.lastIndexOf('@');
  const [name, domain] = [address.slice(0, at), address.slice(at + 1)];
  const host = domainToASCII(domain);
  if (at < 1 || !NAME.test(name) || !DOMAIN.test(domain) || /^\.|\.\.|\.$/.test(name) || !HOST.test(host))
    return undefined;
  if (Buffer.byteLength(name) > LONGEST_NAME || Buffer.byteLength(`${name}@${host}`) > LONGEST) return undefined;
  return `${name}@${domainToUnicode(host)}`;
}

/** What addresses are the same by; for what is no address, the text. */
export const emailKey = (typed: string): string => (readEmailAddress(typed) ?? typed).toLowerCase();
