import type { components } from '#contracts/public.ts';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { useMessageName } from '../../message-names.ts';
import { useServiceName } from '../../service-names.ts';
import { Payload, Settling, Unanswered } from './settling.tsx';
import { texts } from './texts.ts';

type Letter = components['schemas']['DeadLetter'];

/** Messages that an app has got and could not handle. */
export function DeadLetters() {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const serviceName = useServiceName();
  const messageName = useMessageName();
  const letters = useList(['desk', 'dead-letters'], (cursor) =>
    answered(api.GET('/admin/dead-letters', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  return (
    <section class="stack">
      <h2>{t.letters}</h2>
      <p class="quiet measure">{t.lettersAbout}</p>
      {letters.isPending && <Waiting label={t.loading} />}
      {letters.error && <Trouble error={letters.error} onAgain={() => void letters.refetch()} />}
      <Unanswered apps={letters.pages?.flatMap(({ unanswered }) => unanswered) ?? []} />
      {letters.items?.length === 0 && <p role="status">{t.noLetters}</p>}
      {letters.items && letters.items.length > 0 && (
        <Table
          label={t.letters}
          rows={letters.items}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t.message,
              cell: (letter) => (
                <>
                  {messageName(letter.type)}
                  <Payload payload={letter.payload} />
                </>
              ),
            },
            { label: t.app, cell: ({ app }) => serviceName(app) },
            {
              label: t.cause,
              cell: ({ cause }) => (
                <>
                  {t.causes[cause.code]}
                  {cause.detail !== undefined && <p class="quiet small">{cause.detail}</p>}
                </>
              ),
            },
            { label: t.since, cell: (letter) => moment(letter.received_at) },
            { label: t.actions, acts: true, cell: (letter) => <LetterSettling letter={letter} /> },
          ]}
        />
      )}
      <More {...letters} />
    </section>
  );
}

function LetterSettling({ letter }: { letter: Letter }) {
  const messageName = useMessageName();
  const path = { app: letter.app, letter_id: letter.id };
  const changes = [['desk', 'dead-letters']];
  const again = useDeed(
    () => answered(api.POST('/admin/dead-letters/{app}/{letter_id}/redelivery', { params: { path } })),
    changes,
  );
  const discard = useDeed(
    () => answered(api.POST('/admin/dead-letters/{app}/{letter_id}/discard', { params: { path } })),
    changes,
  );
  return <Settling what={messageName(letter.type)} again={again} discard={discard} />;
}
