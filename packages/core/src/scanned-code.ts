/** What scanners, and copying from a page, add at the ends: blanks, line ends, control signs and invisible marks. */
const NOISE = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;
const CODE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{3,32}$/u;
/** With its noise. Finding the ends of a longer text could take long. */
const LONGEST_SCAN = 200;

/**
 * A code as it is printed, such as a barcode.
 *
 * @example cutScannerNoise(' АБ-12/3\r\n'); // 'АБ-12/3'
 */
export const cutScannerNoise = (scanned: string): string =>
  scanned.length > LONGEST_SCAN ? scanned : scanned.replace(NOISE, '');

/**
 * The form in which two spellings of one code are the same, as the services' databases compare them (`code_form`).
 *
 * @example codeKey(' r100001\n') === codeKey('R100001');
 */
export const codeKey = (scanned: string): string =>
  cutScannerNoise(scanned).normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');

/** Whether it is 3 to 32 letters, digits and signs, with spaces only inside. */
export const isScannedCode = (scanned: string): boolean => CODE.test(cutScannerNoise(scanned).normalize('NFC'));
