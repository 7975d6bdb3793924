const CR = 0x0d;
const LF = 0x0a;

/** No message of the standard comes near it. */
export const LONGEST_LINE = 4096;

export type Lines = {
  complete: readonly Buffer[];
  /** What has begun, and has no end yet. */
  rest: Buffer;
  /** A line without an end: whoever sends it speaks something else. */
  tooLong: boolean;
};

/** Splits what has arrived into messages. Each ends with CR; that LF, or both, end it is tolerated. */
export function takeLines(before: Buffer, arrived: Buffer): Lines {
  const bytes = before.length === 0 ? arrived : Buffer.concat([before, arrived]);
  const complete: Buffer[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== CR && bytes[at] !== LF) continue;
    if (at > start) complete.push(bytes.subarray(start, at));
    start = at + 1;
  }
  const rest = bytes.subarray(start);
  return { complete, rest, tooLong: [...complete, rest].some(({ length }) => length > LONGEST_LINE) };
}
