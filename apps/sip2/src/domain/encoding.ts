/** How a machine writes its text: newer ones in UTF-8, many in Russian libraries in CP1251. */
export const encodings = ['utf-8', 'windows-1251'] as const;
export type Encoding = (typeof encodings)[number];

/** Whatever is no text in this encoding comes out as a mark of replacement; no bytes are refused. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

/** A letter that the encoding does not have is written as a question mark. */
export const encode = (text: string, encoding: Encoding): Buffer =>
  encoding === 'utf-8'
    ? Buffer.from(text, 'utf8')
    : Buffer.from(Array.from(text.normalize('NFC'), (letter) => IN_CP1251.get(letter) ?? QUESTION_MARK));

const QUESTION_MARK = 0x3f;

const IN_CP1251 = new Map(
  Array.from({ length: 256 }, (_, byte) => [decode(Uint8Array.of(byte), 'windows-1251'), byte] as const),
);
