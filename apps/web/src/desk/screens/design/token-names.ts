/** The names of design/tokens.css, as they stand in design.css beside this file. */
export const COLOURS = [
  'ground',
  'surface',
  'raised',
  'ink',
  'ink-quiet',
  'line',
  'line-strong',
  'accent',
  'accent-strong',
  'accent-soft',
  'on-accent',
  'good',
  'good-soft',
  'soon',
  'soon-soft',
  'bad',
  'bad-soft',
] as const;

export const SIZES = ['text-s', 'text-m', 'text-l', 'text-xl', 'text-2xl'] as const;

export const SPACES = ['space-1', 'space-2', 'space-3', 'space-4', 'space-5', 'space-6', 'space-7'] as const;
