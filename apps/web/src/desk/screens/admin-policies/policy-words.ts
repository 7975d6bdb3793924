import type { components } from '#contracts/public.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { materialNames } from '../../../house/materials.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { texts } from './texts.ts';

type Row = Pick<components['schemas']['LendingPolicy'], 'patron_category' | 'material' | 'branch_id'>;

/** Says what a limit of loans counts: “видео, Центральная библиотека”. */
export function useScopeWords(): (scope: Pick<Row, 'material' | 'branch_id'>) => string {
  const t = useTexts(texts);
  const materials: Record<string, string> = useTexts(materialNames);
  const { nameOf: branchName } = useBranches();
  return ({ material, branch_id: branch }) => {
    const what = material === '*' ? t.anything : (materials[material] ?? material);
    return [what, ...(branch === '*' ? [] : [branchName(branch)])].join(', ');
  };
}

/** Says for whom and for what a row of the table is: “студент, видео, Центральная библиотека”. */
export function usePolicyWords(): (row: Row) => string {
  const t = useTexts(texts);
  const scopeWords = useScopeWords();
  const nameOf = useCategoryName();
  const { data } = usePatronCategories();
  return ({ patron_category: code, ...scope }) => {
    const category = data?.items.find((one) => one.code === code);
    const reader = code === '*' ? t.anybody : category ? nameOf(category) : code;
    return `${reader}, ${scopeWords(scope)}`;
  };
}

type Terms = Pick<components['schemas']['LendingTerms'], 'loan_days' | 'renewal_days' | 'hourly'>;

export const isForLoan = ({ loan_days: days, hourly }: Terms): boolean => hourly !== undefined || days > 0;

/** For how long something is lent and renewed: “14 days”, “3 hours”. */
export function useTermWords(): { termOf: (terms: Terms) => string; renewalTermOf: (terms: Terms) => string } {
  const t = useTexts(texts);
  const { count } = useFormats();
  return {
    termOf: (terms) => {
      if (!isForLoan(terms)) return t.notForLoan;
      return terms.hourly ? count(terms.hourly.hours, t.hours) : count(terms.loan_days, t.days);
    },
    renewalTermOf: ({ renewal_days: days, hourly }) =>
      hourly ? count(hourly.renewal_hours ?? hourly.hours, t.hours) : count(days, t.days),
  };
}
