import type { Hours } from '../../../house/hours.ts';

const SPAN = /^(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})$/;
/** As many as the library keeps of a day. */
const MOST_SPANS = 4;

/**
 * What somebody has written as opening hours: spans with commas between them, none for a day on which it is closed.
 *
 * @returns nothing where it cannot be told what is meant
 */
export function hoursOfText(text: string): Hours | undefined {
  const spans = text
    .split(/[,;]/)
    .map((span) => span.trim())
    .filter((span) => span !== '');
  const hours = spans.flatMap((span) => {
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = SPAN.exec(span) ?? [];
    const [opens, closes] = [timeOf(fromHour, fromMinute), timeOf(toHour, toMinute)];
    return opens !== undefined && closes !== undefined ? [{ opens, closes }] : [];
  });
  const times = hours.flatMap(({ opens, closes }) => [opens, closes]);
  const isInOrder = times.every((time, index) => index === 0 || (times[index - 1] ?? '') < time);
  return hours.length === spans.length && spans.length <= MOST_SPANS && isInOrder ? hours : undefined;
}

/** @example timeOf('9', '05') // '09:05' */
function timeOf(hour: string, minute: string): string | undefined {
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : undefined;
}
