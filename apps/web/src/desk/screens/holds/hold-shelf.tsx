import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { CancelHold, HoldIsCancelled } from '../../holds/cancel-hold.tsx';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { SetShelfDay } from './set-shelf-day.tsx';
import { texts } from './texts.ts';

type Hold = components['schemas']['Hold'];

/** What stands on the hold shelf, for whom and how long; one of a reader who comes later stands there longer, and a hold that nobody will come for is cancelled. */
export function HoldShelf({ branch }: { branch: string }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const own = useAccount()?.id;
  const [opened, open] = useState<{ id: string; what: 'cancel' | 'change' }>();
  const close = () => open(undefined);
  const toggle = (id: string, what: 'cancel' | 'change') =>
    open(opened?.id === id && opened.what === what ? undefined : { id, what });
  const [cancelled, keep] = useState<Hold>();
  const list = useList(['desk', 'holds', branch, 'shelf'], (cursor) =>
    answered(
      api.GET('/hold-shelf', { params: { query: { branch_id: branch, ...(cursor !== undefined && { cursor }) } } }),
    ),
  );
  const names = useReaderNames(list.items?.map((one) => one.reader_id) ?? []);
  return (
    <section class="stack no-print" aria-label={t.shelf}>
      <h2>{t.shelf}</h2>
      {list.isPending && <Waiting label={t.loading} lines={2} />}
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.items?.length === 0 && <p class="quiet">{t.nothingOnShelf}</p>}
      {cancelled && <HoldIsCancelled hold={cancelled} />}
      {list.items && list.items.length > 0 && (
        <Table
          label={t.shelf}
          rows={list.items}
          keyOf={({ id }) => id}
          columns={[
            { label: t.book, cell: ({ title }) => title },
            { label: t.reader, cell: (one) => <ReaderLink id={one.reader_id} names={names} /> },
            { label: t.barcode, cell: ({ barcode }) => <span class="numbers">{barcode ?? '—'}</span> },
            { label: t.until, cell: ({ shelf_until: until }) => (until === undefined ? '—' : day(until)) },
            {
              label: t.actions,
              acts: true,
              cell: ({ id, title, reader_id: reader }) => (
                <>
                  {reader !== own && (
                    <Button onPress={() => toggle(id, 'change')} label={t.changeThis(title)}>
                      {t.change}
                    </Button>
                  )}
                  <Button onPress={() => toggle(id, 'cancel')} label={t.cancelThis(title)}>
                    {t.cancel}
                  </Button>
                </>
              ),
            },
          ]}
          below={(hold) =>
            hold.id !== opened?.id ? undefined : opened.what === 'change' ? (
              <SetShelfDay key={hold.id} hold={hold} branch={branch} onDone={close} />
            ) : (
              <CancelHold
                hold={hold}
                changes={[
                  ['desk', 'holds', branch],
                  ['desk', 'reader', hold.reader_id],
                ]}
                onDone={() => {
                  keep(hold);
                  close();
                }}
                onLeave={close}
              />
            )
          }
        />
      )}
      <More {...list} />
    </section>
  );
}
