const tty = Boolean(process.stdout.isTTY);
const paint = (code) => (text) => (tty ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = paint(1);
export const dim = paint(2);
const green = paint(32);
const red = paint(31);

/** Something a person can mend: one sentence that says what is wrong and what to do. */
export class Hint extends Error {}

/** Says what is being done, shows that it goes on, and how long it took. `tell` replaces the line's end meanwhile. */
export async function step(name, work) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  let detail = '';
  const draw = () => {
    if (tty) process.stdout.write(`\r\u001b[K  … ${name} ${dim(`${detail} ${seconds()}`.trim().slice(0, 60))}`);
  };
  let told = Date.now();
  const timer = setInterval(() => {
    draw();
    if (!tty && Date.now() - told > 30_000) {
      told = Date.now();
      console.log(`  … ${name} ${detail} ${seconds()}`.trimEnd());
    }
  }, 200);
  try {
    const result = await work((text) => (detail = text));
    clearInterval(timer);
    process.stdout.write(`${tty ? '\r\u001b[K' : ''}  ${green('✓')} ${name} ${dim(seconds())}\n`);
    return result;
  } catch (error) {
    clearInterval(timer);
    process.stdout.write(`${tty ? '\r\u001b[K' : ''}  ${red('✗')} ${name}\n`);
    throw error;
  }
}

/** Runs a command's main function; a Hint is printed as a sentence, anything else with its stack. */
export async function runCommand(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Hint ? `\n${red(error.message)}` : error);
    process.exitCode = 1;
  }
}

/** `--name value`, `--name=value` and `--flag`; what is not in `known` is refused with the help text. */
export function readOptions(known, help, argv = process.argv.slice(2)) {
  if (argv.includes('--help') || argv.includes('-h')) {
    console.log(help);
    process.exit(0);
  }
  const options = {};
  const rest = [];
  for (let index = 0; index < argv.length; index += 1) {
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/.exec(argv[index]) ?? [];
    if (name === undefined) {
      rest.push(argv[index]);
      continue;
    }
    if (!(name in known)) throw new Hint(`There is no option --${name}.\n\n${help}`);
    if (known[name] === 'flag') options[name] = true;
    else options[name] = inline ?? argv[(index += 1)];
    if (options[name] === undefined) throw new Hint(`--${name} wants a value.\n\n${help}`);
  }
  return { options, rest };
}
