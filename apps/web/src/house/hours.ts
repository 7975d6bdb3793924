import type { components } from '#contracts/public.ts';

export type Hours = components['schemas']['DayHours'];

/** Opening hours as people write them. @example textOfHours([{ opens: '09:00', closes: '13:00' }]) // '09:00–13:00' */
export const textOfHours = (hours: Hours): string => hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ');
