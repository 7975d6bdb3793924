/**
 * Whether the licences that an SPDX expression lets one choose from have one that is accepted.
 *
 * @throws Error where the text is no such expression
 */
export function isAccepted(expression: string, accepts: (licence: string) => boolean): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  const either = (): boolean => {
    let accepted = both();
    while (take('OR')) accepted = both() || accepted;
    return accepted;
  };
  const both = (): boolean => {
    let accepted = one();
    while (take('AND')) accepted = one() && accepted;
    return accepted;
  };
  const one = (): boolean => {
    if (!take('(')) return accepts(licence());
    const accepted = either();
    if (!take(')')) throw new Error(`${expression} has a bracket that does not close`);
    return accepted;
  };
  const licence = (): string => {
    const word = words.shift();
    if (word === undefined || /^([()]|AND|OR|WITH)$/.test(word)) throw new Error(`${expression} lacks a licence`);
    return take('WITH') ? `${word} WITH ${words.shift()}` : word;
  };
  const take = (word: string): boolean => words[0] === word && words.shift() !== undefined;

  const accepted = either();
  if (words.length > 0) throw new Error(`${expression} goes on where it should end`);
  return accepted;
}
