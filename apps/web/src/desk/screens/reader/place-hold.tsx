import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { SearchForm } from '../../../design/search-form.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { wishesOf, WishFields, type WrittenWishes } from '../../holds/change-hold.tsx';
import { useScans } from '../../keys/deeds.ts';
import { deskBranch } from '../../settings.ts';
import { texts } from './hold-texts.ts';

type Schemas = components['schemas'];

type PlaceHoldProps = {
  readerId: string;
  onPlaced: (hold: Schemas['Hold']) => void;
  onLeave: () => void;
};

/** Places a hold for a reader: on a book that is found by its words, or on the very copy of a barcode. */
export function PlaceHold({ readerId, onPlaced, onLeave }: PlaceHoldProps) {
  const t = useTexts(texts);
  const [words, look] = useState('');
  useScans(look);
  const place = useDeed(
    (body: Schemas['HoldRequest'], key) =>
      answered(api.POST('/holds', { params: { header: { 'Idempotency-Key': key } }, body })),
    [['desk', 'reader', readerId]],
  );
  const form = useForm<WrittenWishes>({ branch_id: deskBranch.get() ?? 'main', not_before: '', not_after: '' }, place);
  const hold = (what: Pick<Schemas['HoldRequest'], 'book_id' | 'barcode'>) =>
    place.mutate({ ...what, reader_id: readerId, ...wishesOf(form.values) }, { onSuccess: onPlaced });
  return (
    <div class="stack" role="group" aria-label={t.place}>
      <h3>{t.place}</h3>
      <div class="fields fields-top">
        <WishFields form={form} />
      </div>
      <p class="quiet">{t.whatHint}</p>
      <SearchForm
        key={words}
        label={t.what}
        submit={t.find}
        words={words}
        maxLength={100}
        focusWhenEmpty
        onSearch={look}
      />
      {words !== '' && <ToHold words={words} isBusy={place.isPending} onHold={hold} />}
      {place.error && <Trouble error={place.error} />}
      <div>
        <Button onPress={onLeave}>{t.close}</Button>
      </div>
    </div>
  );
}

type ToHoldProps = {
  words: string;
  isBusy: boolean;
  onHold: (what: { book_id: string } | { barcode: string }) => void;
};

type Row = { id: string; title: string; author?: string; barcode?: string };

/** The copy that has these words as its barcode, or else the books that have them. */
function ToHold({ words, isBusy, onHold }: ToHoldProps) {
  const t = useTexts(texts);
  const found = useAnswer(['desk', 'to-hold', words], async (): Promise<Row[]> => {
    const [copy, books] = await Promise.all([
      copyOf(words),
      answered(api.GET('/books', { params: { query: { q: words, limit: 10 } } })),
    ]);
    return copy ? [{ id: copy.id, title: copy.title, barcode: copy.barcode }] : books.items;
  });
  if (found.isPending) return <Waiting label={t.loading} lines={2} />;
  if (found.error) return <Trouble error={found.error} onAgain={() => void found.refetch()} />;
  if (found.data?.length === 0) return <p class="quiet">{t.nothing}</p>;
  return (
    <Table
      label={t.found}
      rows={found.data ?? []}
      keyOf={({ id }) => id}
      columns={[
        { label: t.book, cell: ({ title, author }) => (author === undefined ? title : `${title} · ${author}`) },
        {
          label: t.holdIt,
          acts: true,
          cell: ({ id, title, barcode }) =>
            barcode === undefined ? (
              <Button busy={isBusy} onPress={() => onHold({ book_id: id })} label={t.holdThis(title)}>
                {t.holdIt}
              </Button>
            ) : (
              <Button busy={isBusy} onPress={() => onHold({ barcode })} label={t.holdThisCopy(title, barcode)}>
                {t.holdCopy(barcode)}
              </Button>
            ),
        },
      ]}
    />
  );
}

/** Words that are no barcode are no trouble: they are looked for in the catalogue. */
async function copyOf(words: string): Promise<Schemas['Copy'] | undefined> {
  if (/\s/.test(words) || words.length > 32) return undefined;
  try {
    return await answered(api.GET('/copies', { params: { query: { barcode: words } } }));
  } catch (error) {
    if (error instanceof Refusal && error.problem.status < 500) return undefined;
    throw error;
  }
}
