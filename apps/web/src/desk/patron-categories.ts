import type { components } from '#contracts/public.ts';
import { answered, api } from '../house/api.ts';
import { useAnswer } from '../house/asking.ts';
import { language } from '../house/language.ts';

export type PatronCategory = components['schemas']['PatronCategory'];

/** The kinds of readers that the library has. */
export const usePatronCategories = () =>
  useAnswer(['desk', 'categories'], () => answered(api.GET('/patron-categories')));

/** The name of a category in the language of the page. */
export function useCategoryName(): (category: PatronCategory) => string {
  const chosen = language.use();
  return (category) => (chosen === 'ru' ? category.name_ru : category.name_en);
}
