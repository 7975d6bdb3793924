import { answered, api } from './api.ts';
import { useAnswer, useDeed } from './asking.ts';
import { language } from './language.ts';

/** Whose accounts somebody may sign in by, beside those of the library; most libraries have none. */
export const useOutsideProviders = () =>
  useAnswer(['outside-providers'], () => answered(api.GET('/outside-providers')));

export const titleIn = (title: { ru: string; en: string }): string => title[language.get()];

/** Where somebody is who goes to a provider, and comes back to. Each tab has one. */
const BACK = 'abonement.back-from-outside';

/** Goes to a provider, from this page. @param way asks the library for the address */
export const useWayTo = (way: (provider: string) => Promise<{ redirect_to: string }>) =>
  useDeed(async (provider: string) => {
    const { redirect_to: address } = await way(provider);
    sessionStorage.setItem(BACK, location.pathname + location.search);
    location.assign(address);
  });

/** Goes on where somebody was before they went to a provider. */
export function goOn(otherwise: string): void {
  const back = sessionStorage.getItem(BACK) ?? otherwise;
  sessionStorage.removeItem(BACK);
  location.replace(location.origin + back);
}
