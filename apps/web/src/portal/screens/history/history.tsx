import { Link } from 'wouter-preact';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

export function History() {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const userId = useAccount()?.id ?? '';
  const history = useList(['history', userId], (cursor) =>
    answered(
      api.GET('/users/{user_id}/history', {
        params: { path: { user_id: userId }, query: { ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  return (
    <ScreenBody title={t.title}>
      {history.isPending && <Waiting label={t.loading} />}
      {history.error && <Trouble error={history.error} onAgain={() => void history.refetch()} />}
      {history.items?.length === 0 && <p>{t.none}</p>}
      <ul class="list">
        {history.items?.map((entry) => (
          <li key={entry.loan_id} class="stack stack-tight">
            <h2 class="title">
              <Link href={`/books/${entry.book_id}`}>{entry.title}</Link>
            </h2>
            <p class="quiet">
              {entry.returned_at === undefined
                ? t.since(dayOf(entry.issued_at))
                : t.between(dayOf(entry.issued_at), dayOf(entry.returned_at))}
            </p>
          </li>
        ))}
      </ul>
      <More {...history} />
    </ScreenBody>
  );
}
