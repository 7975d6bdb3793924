const tty = Boolean(process.stdout.isTTY);

/** @param {number} code */
const paint = (code) => (/** @type {string} */ text) => (tty ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = paint(1);
export const dim = paint(2);
const green = paint(32);
const red = paint(31);

/** Something the user can mend: the message says what is wrong and what to do. */
export class UserError extends Error {}

/** How often a step that takes long says so where there is no terminal, in ms. */
const REPORT_INTERVAL = 30_000;

/** @typedef {{ name: string, detail: string, started: number, reported: number }} Step */

/** The steps that go on right now: several may, side by side. @type {Set<Step>} */
const active = new Set();

/** @param {Step} step */
const seconds = (step) => `${((Date.now() - step.started) / 1000).toFixed(1)} s`;

/** @param {Step} step */
const line = (step) => `${step.name} ${step.detail} ${seconds(step)}`.replace(/ +/g, ' ');

function draw() {
  if (tty) {
    const width = (process.stdout.columns || 80) - 5;
    process.stdout.write(`\r\u001b[K  … ${dim([...active].map(line).join(' · ').slice(0, width))}`);
    return;
  }
  for (const step of active)
    if (Date.now() - step.reported > REPORT_INTERVAL) {
      step.reported = Date.now();
      console.log(`  … ${line(step)}`);
    }
}

/** @type {NodeJS.Timeout | undefined} */
let timer;

/**
 * Says what is being done, shows that it goes on, and how long it took.
 *
 * @template T
 * @param {string} name
 * @param {(tell: (detail: string) => void) => Promise<T> | T} work `tell` says how far it is
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const step = { name, detail: '', started: Date.now(), reported: Date.now() };
  active.add(step);
  timer ??= setInterval(draw, 200);
  let sign = red('✗');
  try {
    const result = await work((detail) => (step.detail = detail));
    sign = green('✓');
    return result;
  } finally {
    active.delete(step);
    if (active.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    process.stdout.write(`${tty ? '\r\u001b[K' : ''}  ${sign} ${name} ${dim(seconds(step))}\n`);
  }
}

/**
 * Runs a command's main function. A UserError is printed as a sentence, anything else with its stack.
 *
 * @param {() => Promise<void>} main
 */
export async function runCommand(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof UserError ? `\n${red(error.message)}` : error);
    process.exitCode = 1;
  }
}
