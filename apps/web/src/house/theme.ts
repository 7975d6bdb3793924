import { stored } from './stored.ts';

export type Theme = 'light' | 'dark' | 'system';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const isTheme = (value: unknown): value is Theme => THEMES.some((one) => one === value);

export const theme = stored<Theme>('abonement.theme', (kept) => (isTheme(kept) ? kept : 'system'));

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

const shown = (chosen: Theme): 'light' | 'dark' =>
  chosen === 'system' ? (darkSystem.matches ? 'dark' : 'light') : chosen;

/** Colours the page, now and whenever the device goes from day to night. */
export function applyTheme(): void {
  const apply = () => void (document.documentElement.dataset['theme'] = shown(theme.get()));
  apply();
  darkSystem.addEventListener('change', apply);
}

export function chooseTheme(chosen: Theme): void {
  theme.set(chosen);
  document.documentElement.dataset['theme'] = shown(chosen);
}
