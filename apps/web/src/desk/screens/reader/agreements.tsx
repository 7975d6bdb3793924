import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { addressOf, documentNames } from '../../../house/documents/documents.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { Signature } from './signature.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];

/** What the reader is to sign, and what they have agreed to, which is looked for when somebody wants to see it. */
export function Agreements({ user }: { user: User }) {
  const t = useTexts(texts);
  const [isOpen, open] = useState(false);
  return (
    <section class="stack" aria-label={t.documents}>
      {user.to_agree?.map((awaited) => (
        <Signature key={awaited.kind} user={user} awaited={awaited} />
      ))}
      <details class="more" onToggle={(event) => open(event.currentTarget.open)}>
        <summary>{t.agreements}</summary>
        {isOpen && <AgreedTo userId={user.id} />}
      </details>
    </section>
  );
}

function AgreedTo({ userId }: { userId: string }) {
  const t = useTexts(texts);
  const titles = useTexts(documentNames);
  const { dayOf, number } = useFormats();
  const agreements = useAnswer(['desk', 'reader', userId, 'agreements'], () =>
    answered(api.GET('/users/{user_id}/agreements', { params: { path: { user_id: userId } } })),
  );
  const items = agreements.data?.items ?? [];
  const names = useReaderNames(items.flatMap(({ recorded_by, agreed_by }) => recorded_by ?? agreed_by ?? []));
  return (
    <>
      {agreements.isPending && <Waiting label={t.loading} />}
      {agreements.error && <Trouble error={agreements.error} onAgain={() => void agreements.refetch()} />}
      {agreements.data && items.length === 0 && <p>{t.noAgreements}</p>}
      {items.length > 0 && (
        <ul class="stack stack-tight">
          {items.map(({ kind, version, agreed_at, recorded_by, agreed_by }) => (
            <li key={`${kind} ${version}`}>
              <a href={addressOf({ kind, version })}>{t.version(titles[kind].title, number(version))}</a>:{' '}
              {recorded_by === undefined && agreed_by === undefined && t.agreedAlone(dayOf(agreed_at))}
              {agreed_by !== undefined && (
                <>
                  {t.byGuardian(dayOf(agreed_at))} <ReaderLink id={agreed_by} names={names} />
                </>
              )}
              {recorded_by !== undefined && (
                <>
                  {t.onPaper(dayOf(agreed_at))} <ReaderLink id={recorded_by} names={names} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
