import { decode, encode, type Encoding } from './encoding.ts';
import { isAsked, isCode, layouts, type Code, type Field, type Message } from './layouts.ts';

/** What protects the transmission of a message: machines that use it number what they send, and add it up. */
export type Protection = { sequence?: string };

export type Received =
  | { message: Message; protection: Protection | undefined }
  /** Not what was sent, or nothing that is spoken here: the machine is asked to send it again. */
  | { message?: undefined; protection: Protection | undefined };

/** At the end: `AY` with the number of the message, `AZ` with the checksum. */
const ENDING = /(?:AY(\d))?(AZ)([0-9A-F]{4})$/i;
const NUMBER_ALONE = /AY(\d)$/;

/** No field of the standard is longer. */
const LONGEST_VALUE = 255;

/** A message without its end of line. Never throws, whatever the bytes. */
export function readMessage(line: Uint8Array, encoding: Encoding): Received {
  const ascii = Buffer.from(line).toString('latin1');
  const ending = ENDING.exec(ascii);
  const number = ending?.[1] ?? NUMBER_ALONE.exec(ascii)?.[1];
  const protection = ending || number !== undefined ? { ...(number !== undefined && { sequence: number }) } : undefined;
  if (ending && checksum(line.subarray(0, line.length - 4)) !== ending[3]?.toUpperCase()) return { protection };
  const length = ending?.index ?? (number === undefined ? line.length : line.length - 3);
  const message = parse(decode(line.subarray(0, length), encoding));
  return message ? { message, protection } : { protection };
}

/** A message as it is sent, its end of line included. */
export function writeMessage(message: Message, protection: Protection | undefined, encoding: Encoding): Buffer {
  const { sequence } = protection ?? {};
  const text = [
    message.code,
    ...fixedOf(message),
    ...message.fields.map(([name, value]) => `${name}${cleaned(value)}|`),
    ...(protection ? [sequence === undefined ? '' : `AY${sequence}`, 'AZ'] : []),
  ].join('');
  const bytes = encode(text, encoding);
  return Buffer.concat([bytes, Buffer.from(`${protection ? checksum(bytes) : ''}\r`)]);
}

/** Of all bytes up to `AZ`: what makes their sum zero, by its lower 16 bits. */
export function checksum(bytes: Uint8Array): string {
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  return (-sum & 0xffff).toString(16).toUpperCase().padStart(4, '0');
}

function parse(text: string): Message | undefined {
  const code = text.slice(0, 2);
  if (!isCode(code)) return undefined;
  const lengths = Object.entries<number>(layouts[code]);
  if (leavesDateOut(code, text)) return asMessage(code, { date: '' }, fieldsOf(text.slice(2)));
  const fixed: Record<string, string> = {};
  let at = 2;
  for (const [name, length] of lengths) {
    fixed[name] = text.slice(at, at + length);
    at += length;
  }
  return text.length < at ? undefined : asMessage(code, fixed, fieldsOf(text.slice(at)));
}

/** Some machines do, where nothing else is fixed. */
const leavesDateOut = (code: Code, text: string): boolean =>
  Object.keys(layouts[code]).join() === 'date' && /^[A-Z]{2}/.test(text.slice(2, 4));

// The layout of the code has the names. The compiler takes so many codes only in two parts.
const asMessage = (code: Code, fixed: Record<string, string>, fields: readonly Field[]): Message =>
  isAsked(code) ? { code, fixed, fields } : { code, fixed, fields };

const fieldsOf = (text: string): Field[] =>
  text
    .split('|')
    .filter((field) => field.length >= 2)
    .map((field) => [field.slice(0, 2), field.slice(2)] as const);

function fixedOf({ code, fixed }: Message): string[] {
  const values: Readonly<Record<string, string>> = fixed;
  return Object.entries<number>(layouts[code]).map(([name, length]) =>
    cleaned(values[name] ?? '')
      .slice(0, length)
      .padEnd(length),
  );
}

/** What would end the field or the message is a blank; and no field is longer than machines expect. */
const cleaned = (value: string): string =>
  // oxlint-disable-next-line no-control-regex
  Array.from(value.replaceAll(/[|\u0000-\u001F\u007F]/g, ' '))
    .slice(0, LONGEST_VALUE)
    .join('');
