import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { useLibraryCurrency } from '../../library-currency.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { CardRanges } from './card-ranges.tsx';
import { CategoryForm } from './category-form.tsx';
import { texts } from './texts.ts';

/** The kinds of readers, and how many books each may have. */
export function AdminCategories() {
  const t = useTexts(texts);
  const { count, money, number } = useFormats();
  const nameOf = useCategoryName();
  const categories = usePatronCategories();
  const currency = useLibraryCurrency();
  const [changed, change] = useState<string>();
  const items = categories.data?.items ?? [];
  return (
    <AdminScreen title={t.title}>
      {categories.isPending && <Waiting label={t.loading} />}
      {categories.error && <Trouble error={categories.error} onAgain={() => void categories.refetch()} />}
      {items.length > 0 && (
        <Table
          label={t.title}
          rows={items}
          keyOf={({ code }) => code}
          columns={[
            { label: t.category, cell: nameOf },
            { label: t.code, cell: ({ code }) => code },
            { label: t.limit, figures: true, cell: (category) => number(category.loan_limit) },
            {
              label: t.term,
              cell: ({ term_months: months }) => (months === undefined ? t.noTerm : count(months, t.months)),
            },
            {
              label: t.fee,
              figures: true,
              cell: ({ membership_fee_minor: minor }) =>
                minor === undefined || currency === undefined ? t.noFee : money({ amount_minor: minor, currency }),
            },
            {
              label: t.actions,
              acts: true,
              cell: (category) => (
                <Button label={t.changeThis(nameOf(category))} onPress={() => change(category.code)}>
                  {t.change}
                </Button>
              ),
            },
          ]}
          below={(category) =>
            changed === category.code &&
            currency !== undefined && (
              <CategoryForm category={category} currency={currency} onEnd={() => change(undefined)} />
            )
          }
        />
      )}
      {categories.data && currency !== undefined && (
        <details class="more">
          <summary>{t.add}</summary>
          <CategoryForm known={items.map(({ code }) => code)} currency={currency} />
        </details>
      )}
      <CardRanges />
    </AdminScreen>
  );
}
