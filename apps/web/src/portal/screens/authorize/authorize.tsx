import { useEffect } from 'preact/hooks';
import { useSearch } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { SignInForm } from '../../../house/sign-in-form.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { AskedAccess } from '../../asked-access.tsx';
import { texts } from './texts.ts';

type Asks = NonNullable<components['schemas']['AskedAuthorization']['asks']>;

/** An app has sent somebody here to ask whether it may act for them. */
export function Authorize() {
  const t = useTexts(texts);
  const query = useSearch();
  const account = useAccount();
  const asked = useAnswer(
    ['authorization', query],
    () => answered(api.POST('/oauth/authorization-requests', { body: { query } })),
    query !== '',
  );
  const { asks, redirect_to: elsewhere } = asked.data ?? {};
  useEffect(() => {
    if (elsewhere !== undefined) location.replace(elsewhere);
  }, [elsewhere]);
  return (
    <ScreenBody title={t.title}>
      {query === '' && (
        <Message tone="calm">
          <p>{t.incomplete}</p>
        </Message>
      )}
      {query !== '' && asked.isPending && <Waiting label={t.loading} lines={3} />}
      {asked.error && <Trouble error={asked.error} />}
      {elsewhere !== undefined && <p>{t.leaving}</p>}
      {asks && !account && (
        <>
          <p class="measure">{t.signInFirst(asks.app_name)}</p>
          <SignInForm />
        </>
      )}
      {asks && account && <Consent query={query} asks={asks} />}
    </ScreenBody>
  );
}

function Consent({ query, asks }: { query: string; asks: Asks }) {
  const t = useTexts(texts);
  const answer = useDeed(async (allow: boolean) => {
    const { redirect_to: back } = await answered(api.POST('/oauth/authorizations', { body: { query, allow } }));
    location.replace(back);
  });
  if (answer.isSuccess) return <p>{t.leaving}</p>;
  return (
    <AskedAccess asks={asks} answer={answer}>
      <p class="quiet measure">
        {t.goesTo(asks.goes_to)} {t.end}
      </p>
    </AskedAccess>
  );
}
