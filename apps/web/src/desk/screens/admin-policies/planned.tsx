import type { components } from '#contracts/public.ts';
import { Table } from '../../../design/table.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';
import { usePolicyWords, useTermWords } from './policy-words.ts';

type Version = components['schemas']['LendingPolicyVersion'];

/** What will change, and when. */
export function Planned({ versions }: { versions: readonly Version[] }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const words = usePolicyWords();
  const { termOf } = useTermWords();
  if (versions.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t.planned}</h2>
      <Table
        label={t.planned}
        rows={versions}
        keyOf={(version) => `${words(version)} ${version.valid_from ?? ''}`}
        columns={[
          { label: t.who, cell: words },
          { label: t.from, cell: ({ valid_from: from }) => from && day(from) },
          {
            label: t.term,
            cell: ({ terms }) => (terms ? termOf(terms) : t.noRule),
          },
        ]}
      />
    </section>
  );
}
