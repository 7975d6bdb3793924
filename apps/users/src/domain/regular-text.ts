const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'];
const ALPHABETS = ['abcdefghijklmnopqrstuvwxyz', 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'];
/** Down the keys, and between the digits and the letters below them. */
const COLUMNS = ['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', '1q2w3e4r5t6y7u8i9o0p', '1й2ц3у4к5е6н7г8ш9щ0з'];

const reversed = (text: string): string => Array.from(text).toReversed().join('');

/** What fingers or tongues run along without a thought. */
const WALKS = [...ROWS, ...ALPHABETS, ...COLUMNS].flatMap((walk) => [walk, reversed(walk)]);

const SHORTEST_RUN = 3;

/**
 * How many things somebody thinks of to type a text: each letter is one, but one letter again and again is one, and a walk
 * along keys or an alphabet is two.
 */
export function effortOf(text: string): number {
  const letters = Array.from(text);
  let effort = 0;
  for (let at = 0; at < letters.length;) {
    const rest = letters.slice(at);
    const [same, walked] = [sameLetters(rest), walkedLetters(rest)];
    const run = Math.max(same, walked);
    if (run < SHORTEST_RUN) effort += 1;
    else effort += same >= walked ? 1 : 2;
    at += run < SHORTEST_RUN ? 1 : run;
  }
  return effort;
}

const sameLetters = ([first, ...rest]: readonly string[]): number => {
  const other = rest.findIndex((letter) => letter !== first);
  return 1 + (other < 0 ? rest.length : other);
};

function walkedLetters(letters: readonly string[]): number {
  let length = 1;
  while (length < letters.length && isWalk(letters.slice(0, length + 1).join(''))) length += 1;
  return length;
}

const isWalk = (text: string): boolean => WALKS.some((walk) => walk.includes(text));

/** What a text consists of twice or more, one after the other, the last time perhaps in part; or the text itself. */
export function repeatedPart(text: string): string {
  const letters = Array.from(text);
  for (let length = 1; length * 2 <= letters.length; length += 1)
    if (letters.every((letter, at) => letter === letters[at % length])) return letters.slice(0, length).join('');
  return text;
}
