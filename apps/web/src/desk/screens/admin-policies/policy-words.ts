import type { components } from '#contracts/public.ts';
import { useTexts } from '../../../house/language.ts';
import { materialNames } from '../../../house/materials.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { texts } from './texts.ts';

type Row = Pick<components['schemas']['LendingPolicy'], 'patron_category' | 'material'>;

/** Says for whom and for what a row of the table is: “студент, видео”. */
export function usePolicyWords(): (row: Row) => string {
  const t = useTexts(texts);
  const materials: Record<string, string> = useTexts(materialNames);
  const nameOf = useCategoryName();
  const { data } = usePatronCategories();
  return ({ patron_category: code, material }) => {
    const category = data?.items.find((one) => one.code === code);
    const reader = code === '*' ? t.anybody : category ? nameOf(category) : code;
    return `${reader}, ${material === '*' ? t.anything : (materials[material] ?? material)}`;
  };
}
