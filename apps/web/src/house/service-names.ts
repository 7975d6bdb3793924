import { appTitles } from '#contracts/app-titles.ts';
import { language } from './language.ts';

/** What a service does, in a word. */
export function useServiceName(): (app: string) => string {
  const current = language.use();
  return (app) => appTitles[app]?.[current] ?? app;
}
