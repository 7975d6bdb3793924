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

export function WaitingList() {
  const t = useTexts(texts);
  const list = useAnswer(['waiting'], () => answered(api.GET('/waiting-list')));
  return (
    <ScreenBody title={t.title}>
      {list.isPending && <Waiting label={t.loading} />}
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.data?.items.length === 0 && (
        <div class="nothing">
          <p>{t.none}</p>
          <ButtonLink to="/search" kind="main">
            {t.find}
          </ButtonLink>
        </div>
      )}
      <ul class="stack">
        {list.data?.items.map((entry) => (
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
  const name = entry.title ?? entry.author ?? '';
  return (
    <article class="stack stack-tight">
      <h2 class="title">
        {entry.book_id === undefined ? (
          <Link href={`/search?author=${encodeURIComponent(name)}`}>{t.newBy(name)}</Link>
        ) : (
          <Link href={`/books/${entry.book_id}`}>{name}</Link>
        )}
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
