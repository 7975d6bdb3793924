import type { Locator, Page } from 'playwright-core';

const UNPLUG = `{
  globalThis.pointed = 0;
  for (const type of ['pointerdown', 'mousedown', 'touchstart'])
    addEventListener(type, (event) => { pointed += 1; event.preventDefault(); event.stopPropagation(); }, { capture: true });
}`;

/** Takes the mouse away from a page: what is pointed at does nothing, and is counted. */
export async function unplugMouse(page: Page): Promise<void> {
  await page.addInitScript(UNPLUG);
  await page.evaluate(UNPLUG);
}

/** How often something was pointed at since the page was loaded. */
export const pointed = (page: Page): Promise<number> => page.evaluate<number>('pointed');

/** More than any screen has. */
const STOPS = 60;

type Stop = { name: string; faults: string[]; isMain: boolean; top: number; bottom: number; left: number };

/**
 * Presses Tab until something has the focus.
 *
 * @returns what is wrong on the way there: a focus that cannot be seen, or that jumps against the order of reading
 */
export async function tabTo(page: Page, target: Locator): Promise<string[]> {
  await target.waitFor();
  const faults: string[] = [];
  let before: Stop | undefined;
  for (let count = 0; count < STOPS; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await lookAtFocus(page);
    faults.push(...stop.faults);
    if (before?.isMain && stop.isMain && isAgainstReading(before, stop))
      faults.push(`${before.name} comes before ${stop.name}`);
    before = stop;
    if (await target.evaluate((element) => element === document.activeElement)) return faults;
  }
  throw new Error(`${String(target)} cannot be reached by Tab`);
}

const isAgainstReading = (before: Stop, { top, bottom, left }: Stop): boolean =>
  bottom <= before.top || (top < before.bottom && left < before.left);

const lookAtFocus = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const name = `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim()}”`;
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isSeen = there !== null && (element.contains(there) || there.contains(element));
    // Past the last stop the focus is the browser's.
    const isStop = element !== document.body;
    return {
      name,
      faults: [
        ...(isStop && (outlineStyle === 'none' || outlineWidth === '0px') ? [`${name} does not show its focus`] : []),
        ...(isStop && !isSeen ? [`${name} is hidden`] : []),
      ],
      isMain: element.closest('main') !== null,
      top: top + scrollY,
      bottom: bottom + scrollY,
      left,
    };
  });
