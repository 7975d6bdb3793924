import { Link } from 'wouter-preact';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { addressOf, documentNames } from '../../../house/documents/documents.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** What the reader has agreed to, and when. */
export function Agreements({ userId }: { userId: string }) {
  const t = useTexts(texts);
  const names = useTexts(documentNames);
  const { dayOf, number } = useFormats();
  const agreements = useAnswer(['agreements'], () =>
    answered(api.GET('/users/{user_id}/agreements', { params: { path: { user_id: userId } } })),
  );
  return (
    <section class="stack">
      <h2>{t.documents}</h2>
      {agreements.isPending && <Waiting label={t.loading} />}
      {agreements.error && <Trouble error={agreements.error} onAgain={() => void agreements.refetch()} />}
      {agreements.data?.items.length === 0 && <p>{t.agreedToNothing}</p>}
      {agreements.data && agreements.data.items.length > 0 && (
        <>
          <ul class="stack stack-tight">
            {agreements.data.items.map(({ kind, version, agreed_at, recorded_by, agreed_by }) => (
              <li key={`${kind} ${version}`}>
                <Link href={addressOf({ kind, version })}>{t.version(names[kind].title, number(version))}</Link>
                <br />
                <span class="quiet">
                  {agreed_by !== undefined
                    ? t.agreedByGuardian(dayOf(agreed_at))
                    : recorded_by === undefined
                      ? t.agreedOn(dayOf(agreed_at))
                      : t.signedOn(dayOf(agreed_at))}
                </span>
              </li>
            ))}
          </ul>
          <p>{t.withdrawal}</p>
        </>
      )}
      <p>
        <Link href="/documents">{t.allDocuments}</Link>
      </p>
    </section>
  );
}
