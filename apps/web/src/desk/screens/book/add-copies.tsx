import { useState } from 'preact/hooks';
import { Field, TextField } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { useScans } from '../../keys/deeds.ts';
import { texts } from './texts.ts';

/** What became of copies that were added one after the other. */
type Added = { added: number; refused: { barcode: string; reason: string }[] };

/** Each copy has a key of its own, so that a batch that was cut off goes on where it was. */
async function addAll(bookId: string, barcodes: readonly (string | undefined)[], key: string): Promise<Added> {
  const outcome: Added = { added: 0, refused: [] };
  for (const [index, barcode] of barcodes.entries())
    try {
      await answered(
        api.POST('/books/{book_id}/copies', {
          params: { path: { book_id: bookId }, header: { 'Idempotency-Key': `${key}-${index}` } },
          body: barcode === undefined ? {} : { barcode },
        }),
      );
      outcome.added += 1;
    } catch (error) {
      if (barcode === undefined || !(error instanceof Refusal) || error.problem.status >= 500) throw error;
      const { errors: [wrong] = [], detail, title } = error.problem;
      outcome.refused.push({ barcode, reason: wrong?.message ?? detail ?? title });
    }
  return outcome;
}

const linesOf = (written: string): string[] =>
  written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** New copies of a book, with barcodes of their own or the next ones of the library. */
export function AddCopies({ bookId }: { bookId: string }) {
  const t = useTexts(texts);
  const [isOpen, open] = useState(false);
  return (
    <details class="more" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{t.addCopies}</summary>
      {isOpen && <CopiesForm bookId={bookId} />}
    </details>
  );
}

function CopiesForm({ bookId }: { bookId: string }) {
  const t = useTexts(texts);
  const { count } = useFormats();
  const [outcome, tell] = useState<Added>();
  const add = useDeed(
    (barcodes: (string | undefined)[], key) => addAll(bookId, barcodes, key),
    [
      ['desk', 'book', bookId],
      ['desk', 'books'],
    ],
  );
  const form = useForm({ barcodes: '', unnumbered: '' }, add);
  const { value: written, onInput: write } = form.field('barcodes');
  useScans((code) => write([...linesOf(written), code, ''].join('\n')));
  const submit = () => {
    const unnumbered = Array.from({ length: Number(form.values.unnumbered) || 0 }, () => undefined);
    add.mutate([...linesOf(written), ...unnumbered], {
      onSuccess: (done) => {
        tell(done);
        form.reset();
      },
    });
  };
  return (
    <Form form={form} deed={add} submit={t.add} onSubmit={submit} wide>
      <div class="fields fields-top">
        <TextField label={t.barcodes} hint={t.barcodesHint} rows={4} {...form.field('barcodes')} />
        <Field
          label={t.unnumbered}
          hint={t.unnumberedHint}
          type="number"
          min={0}
          max={100}
          {...form.field('unnumbered')}
        />
      </div>
      {outcome && outcome.added > 0 && <Message tone="good">{t.added(count(outcome.added, t.counted))}</Message>}
      {outcome && outcome.refused.length > 0 && (
        <Message tone="bad">
          <ul class="stack stack-tight">
            {outcome.refused.map(({ barcode, reason }) => (
              <li key={barcode}>{t.notAdded(barcode, reason)}</li>
            ))}
          </ul>
        </Message>
      )}
    </Form>
  );
}
