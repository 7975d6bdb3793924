import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Entry = components['schemas']['WaitingEntry'];

/** The authors of whose new books a reader is told. */
export function WaitingList() {
  const t = useTexts(texts);
  const list = useAnswer(['waiting'], () => answered(api.GET('/waiting-list')));
  // Books that the reader waits for are among their holds.
  const authors = list.data?.items.filter(({ kind }) => kind === 'author');
  return (
    <ScreenBody title={t.title}>
      {list.isPending && <Waiting label={t.loading} />}
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {authors?.length === 0 && (
        <div class="nothing">
          <p>{t.none}</p>
          <ButtonLink to="/search" kind="main">
            {t.find}
          </ButtonLink>
        </div>
      )}
      <ul class="stack">
        {authors?.map((entry) => (
          <li key={entry.id} class="card">
            <EntryLine entry={entry} />
          </li>
        ))}
      </ul>
    </ScreenBody>
  );
}

function EntryLine({ entry }: { entry: Entry }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const leave = useDeed(
    () => answered(api.DELETE('/waiting-list/{entry_id}', { params: { path: { entry_id: entry.id } } })),
    [['waiting']],
  );
  const name = entry.author ?? '';
  return (
    <article class="stack stack-tight">
      <h2 class="title">
        <Link href={`/search?author=${encodeURIComponent(name)}`}>{t.newBy(name)}</Link>
      </h2>
      <p class="quiet">{t.since(dayOf(entry.created_at))}</p>
      <div>
        <Button busy={leave.isPending} onPress={() => leave.mutate(undefined)} label={t.leaveThis(name)}>
          {t.leave}
        </Button>
      </div>
      {leave.error && <Trouble error={leave.error} />}
    </article>
  );
}
