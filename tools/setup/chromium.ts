import { existsSync } from 'node:fs';

/** Where a machine has a Chromium of its own. */
const OWN = ['/usr/bin/chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Chromium's sandbox does not run as root, as in a container; what it opens is the library alone. */
export const CHROMIUM_ARGUMENTS = ['--no-sandbox', '--disable-gpu'];

/**
 * The browser that CHROMIUM names, else the one that the packages bring for Linux on x64, else one of the machine's own.
 *
 * @returns its program; undefined where there is none
 */
export async function chromiumProgram(): Promise<string | undefined> {
  const named = process.env['CHROMIUM'];
  if (named !== undefined) return named;
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium');
    return packaged.executablePath();
  }
  return OWN.find((program) => existsSync(program));
}
