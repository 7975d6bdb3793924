import type { components } from '#contracts/public.ts';
import { useBranches } from '../../../house/branches.ts';
import { useTexts } from '../../../house/language.ts';
import { materialNames } from '../../../house/materials.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { texts } from './texts.ts';

type Row = Pick<components['schemas']['LendingPolicy'], 'patron_category' | 'material' | 'branch_id'>;

/** Says for whom and for what a row of the table is: “студент, видео, Центральная библиотека”. */
export function usePolicyWords(): (row: Row) => string {
  const t = useTexts(texts);
  const materials: Record<string, string> = useTexts(materialNames);
  const nameOf = useCategoryName();
  const { data } = usePatronCategories();
  const { nameOf: branchName } = useBranches();
  return ({ patron_category: code, material, branch_id: branch }) => {
    const category = data?.items.find((one) => one.code === code);
    const reader = code === '*' ? t.anybody : category ? nameOf(category) : code;
    const what = material === '*' ? t.anything : (materials[material] ?? material);
    return [reader, what, ...(branch === '*' ? [] : [branchName(branch)])].join(', ');
  };
}
