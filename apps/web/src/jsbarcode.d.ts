/** The package's types describe its drawing function only. */
declare module 'jsbarcode/bin/barcodes/CODE128' {
  export class CODE128 {
    constructor(text: string, options: object);
    /** @returns a bar for each 1, a gap for each 0 */
    encode(): { data: string; text: string };
  }
}
