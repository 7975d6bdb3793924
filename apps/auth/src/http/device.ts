import { BROWSER_MAP, getParser, OS_MAP } from 'bowser';
import type { Device } from '../domain/client.ts';

const BROWSERS = new Set<string | undefined>(Object.values(BROWSER_MAP));
const SYSTEMS = new Set<string | undefined>(Object.values(OS_MAP));

/**
 * What a User-Agent names. Only names that are known: any other would be a text of whoever signs in, shown to the
 * account's owner.
 */
export function deviceOf(userAgent: string | undefined): Device {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = getParser(userAgent).getResult();
  return { browser: known(BROWSERS, browser.name), system: known(SYSTEMS, os.name) };
}

const known = (names: ReadonlySet<string | undefined>, name: string | undefined): string | null =>
  name !== undefined && names.has(name) ? name : null;
