import type { components } from '#contracts/public.ts';
import { TextField } from '../../../design/field.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { lineOf, rangesIn } from './ranges-in.ts';
import { texts } from './texts.ts';

type CardRange = components['schemas']['CardRanges']['ranges'][number];

/** Which numbers the printed cards of the library have. */
export function CardRanges() {
  const t = useTexts(texts);
  const { data, error, refetch } = useAnswer(['desk', 'card-ranges'], () => answered(api.GET('/card-ranges')));
  return (
    <section class="stack" aria-label={t.printedCards}>
      <h2>{t.printedCards}</h2>
      {error && <Trouble error={error} onAgain={() => void refetch()} />}
      {data ? <RangesForm known={data.ranges} /> : !error && <Waiting label={t.loading} lines={1} />}
    </section>
  );
}

function RangesForm({ known }: { known: readonly CardRange[] }) {
  const t = useTexts(texts);
  const put = useDeed(
    (ranges: CardRange[], key) =>
      answered(api.PUT('/card-ranges', { params: { header: { 'Idempotency-Key': key } }, body: { ranges } })),
    [['desk', 'card-ranges']],
  );
  const form = useForm({ ranges: known.map(({ first, last }) => `${first} — ${last}`).join('\n') }, put);
  const wrong = put.error instanceof Refusal ? put.error.problem.errors?.[0] : undefined;
  const line = wrong && lineOf(Number(wrong.field.split('.')[1]), form.values.ranges);
  return (
    <Form
      wide
      form={{ names: ['ranges', wrong?.field ?? ''] }}
      deed={put}
      done
      onSubmit={() => put.mutate(rangesIn(form.values.ranges))}
    >
      <TextField
        label={t.ranges}
        hint={t.rangesHint}
        rows={4}
        maxLength={4_000}
        {...form.field('ranges')}
        error={wrong && (line === undefined ? wrong.message : t.wrongLine(String(line), wrong.message))}
      />
    </Form>
  );
}
