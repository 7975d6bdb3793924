import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { CHROMIUM_ARGUMENTS, chromiumProgram } from '../../../tools/setup/chromium.ts';
import { byName, settled, signIn, type Account } from '../../../tools/testing/page-visits.ts';
import { gatewayUrl } from '../../support/library.ts';

export type Language = 'ru' | 'en';
export type Theme = 'light' | 'dark';

export { settled };

export const address = byName(gatewayUrl);

const PHONE = { width: 390, height: 844 };
export const NARROWEST = { width: 320, height: 700 };
export const DESKTOP = { width: 1280, height: 860 };

const program = await chromiumProgram();

/** Where there is no browser, the tests of pages are left out; on a machine that checks for others they fail. */
export const canOpenPages = program !== undefined || process.env['CI'] !== undefined;
if (!canOpenPages) console.log('The tests of the pages are left out: set CHROMIUM to the program of a Chromium.');

let browser: Browser | undefined;

export async function startBrowser(): Promise<Browser> {
  if (program === undefined) throw new Error('There is no Chromium: set CHROMIUM to its program.');
  browser ??= await chromium.launch({ executablePath: program, args: CHROMIUM_ARGUMENTS });
  return browser;
}

export async function stopBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

type Look = {
  language?: Language;
  theme?: Theme;
  viewport?: { width: number; height: number };
  touch?: boolean;
  /** The clock on the wall, where the day matters; otherwise the machine's. */
  timeZone?: string;
  /** Without the worker beside it, all that a page asks for can be answered by the test. */
  worker?: boolean;
};

const LOCALES: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };

/** A browser of its own, with no cookies yet. */
export async function aVisitor(look: Look = {}): Promise<Visitor> {
  const { language = 'ru', theme = 'light', viewport = PHONE, touch = false, timeZone, worker = true } = look;
  const context = await (
    await startBrowser()
  ).newContext({
    locale: LOCALES[language],
    ...(timeZone !== undefined && { timezoneId: timeZone }),
    colorScheme: theme,
    viewport,
    hasTouch: touch,
    serviceWorkers: worker ? 'allow' : 'block',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  return { page, context, complaints: complaintsOf(page) };
}

export type Visitor = {
  page: Page;
  context: BrowserContext;
  /** What the page did wrong, in the browser's words: errors, and what the Content-Security-Policy has stopped. */
  complaints: string[];
};

/** The browser reports each answer of 400 and more as an error, also where the page tells it to the reader. */
const EXPECTED = /Failed to load resource: the server responded with a status of 4/;

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const said = message.text();
    if ((message.type() === 'error' || message.type() === 'warning') && !EXPECTED.test(said)) complaints.push(said);
  });
  return complaints;
}

/** Signs a reader in. */
export const signInOn = (page: Page, account: Account, at = address): Promise<void> =>
  signIn(page, `${at}/sign-in`, account);

/** What an automatic check of accessibility finds, one line for each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** Waits until there are so many of them. */
export const thereAre = (count: number, locator: Locator): Promise<unknown> =>
  waitFor(`${count} of ${String(locator)}`, async () => (await locator.count()) === count);

export const LOOKS = (['ru', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

/** A title, or a name, that some library has, and that no layout expects. */
export const LONG = 'Гексафторофосфат'.repeat(12);

/** What is wrong with the screen that is open, in each of the windows that it may be opened in. */
export async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  const faults = await accessibilityProblems(page);
  for (const viewport of [NARROWEST, DESKTOP]) {
    await page.setViewportSize(viewport);
    if (await overflows(page)) faults.push(`overflows at ${viewport.width} px`);
  }
  return faults;
}

/** Whether something sticks out of the window at the side. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Keeps back what the page asks for by such addresses, until it is let go. */
export async function holdBack(page: Page, addresses: string): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(addresses, async (route) => {
    await until;
    await route.continue();
  });
  return letGo;
}
