import { Temporal } from 'temporal-polyfill';
import { readEmailAddress } from '#core/email-address.ts';
import { isScannedCode } from '#core/scanned-code.ts';

/** Whether `read` accepts the text. It must throw for any other. */
function isReadable(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Years 1 to 9999, which RFC 3339 and PostgreSQL both support. */
const DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
/** PostgreSQL supports offsets up to 15:59. */
const INSTANT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-5]):[0-5]\d)$/;

export const isUuid = (text: string): boolean => UUID.test(text);

/** A day of the calendar, which 2026-02-30 is not. */
export const isDate = (text: string): boolean =>
  DATE.test(text) && isReadable((day) => Temporal.PlainDate.from(day, { overflow: 'reject' }), text);

/** An instant that exists, without leap seconds, which PostgreSQL and JavaScript do not support. */
export const isInstant = (text: string): boolean => INSTANT.test(text) && isReadable(Temporal.Instant.from, text);

/** A text that PostgreSQL can store, and that is valid UTF-8. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);

/** The contracts' formats: stricter than the validator's own, so that what passes can be stored. */
export const formats = {
  uuid: { type: 'string' as const, validate: isUuid },
  date: { type: 'string' as const, validate: isDate },
  email: { type: 'string' as const, validate: (text: string) => readEmailAddress(text) !== undefined },
  'scanned-code': { type: 'string' as const, validate: isScannedCode },
  'date-time': { type: 'string' as const, validate: isInstant },
};
