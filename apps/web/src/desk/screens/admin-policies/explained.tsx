import type { components } from '#contracts/public.ts';
import { useState } from 'preact/hooks';
import { Choice, Field } from '../../../design/field.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { MATERIALS, materialNames } from '../../../house/materials.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { texts } from './texts.ts';
import { usePolicyWords, useScopeWords, useTermWords } from './policy-words.ts';

type Asked = { patron_category: string; material: string; branch_id: string; on?: string };
type Fitting = components['schemas']['LendingPolicy'];

/** Which rule decides, and which would. */
export function Explained() {
  const t = useTexts(texts);
  const kinds = useTexts(materialNames);
  const nameOf = useCategoryName();
  const categories = usePatronCategories().data?.items ?? [];
  const { branches } = useBranches();
  const [chosen, choose] = useState<Partial<Asked>>({});
  const asked: Asked = {
    patron_category: chosen.patron_category ?? categories[0]?.code ?? '',
    material: chosen.material ?? 'book',
    branch_id: chosen.branch_id ?? 'main',
    ...(chosen.on && { on: chosen.on }),
  };
  const explained = useAnswer(
    ['desk', 'policies', 'explained', asked.patron_category, asked.material, asked.branch_id, asked.on],
    () => answered(api.GET('/lending-policies/explain', { params: { query: asked } })),
    asked.patron_category !== '',
  );
  const { due } = useFormats();
  const scopeWords = useScopeWords();
  return (
    <div class="stack">
      <div class="fields">
        <Choice
          label={t.category}
          name="explained_category"
          options={categories.map((category) => ({ value: category.code, label: nameOf(category) }))}
          value={asked.patron_category}
          onChoose={(patron_category) => choose((now) => ({ ...now, patron_category }))}
        />
        <Choice
          label={t.material}
          name="explained_material"
          options={MATERIALS.map((value) => ({ value, label: kinds[value] }))}
          value={MATERIALS.find((value) => value === asked.material) ?? 'book'}
          onChoose={(material) => choose((now) => ({ ...now, material }))}
        />
        <Choice
          label={t.branch}
          name="explained_branch"
          options={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={asked.branch_id}
          onChoose={(branch_id) => choose((now) => ({ ...now, branch_id }))}
        />
        <Field
          label={t.onDay}
          hint={t.onDayHint}
          type="date"
          name="explained_on"
          value={chosen.on ?? ''}
          onInput={(on) => choose((now) => ({ ...now, on }))}
        />
      </div>
      {explained.isPending && <Waiting label={t.loading} lines={3} />}
      {explained.error && <Trouble error={explained.error} onAgain={() => void explained.refetch()} />}
      {explained.data && (
        <div class="stack stack-tight" role="status">
          <p>
            {explained.data.due_date === undefined
              ? t.notLent
              : t.lentUntil(due({ ...explained.data, due_date: explained.data.due_date }))}
          </p>
          {explained.data.hold_limit !== undefined && <p>{t.holdsAllowed(explained.data.hold_limit)}</p>}
          {explained.data.loan_limit && (
            <p>{t.loansAllowed(explained.data.loan_limit.limit, scopeWords(explained.data.loan_limit))}</p>
          )}
          <ol class="stack stack-tight">
            {explained.data.fitting.map(({ policy, decides, names }) => (
              <li key={names.join()}>
                <Row policy={policy} /> <span class="quiet">{decides ? t.decides : t.wouldDecide}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

function Row({ policy }: { policy: Fitting }) {
  const { termOf } = useTermWords();
  const words = usePolicyWords();
  return (
    <>
      {words(policy)}: {termOf(policy)}
    </>
  );
}
