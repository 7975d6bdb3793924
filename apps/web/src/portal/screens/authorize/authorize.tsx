import { useEffect } from 'preact/hooks';
import { useSearch } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { scopeTexts } from '#contracts/permission-texts.ts';
import { Button } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { language, useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount, type Account } from '../../../house/session.ts';
import { SignInForm } from '../../../house/sign-in-form.tsx';
import { Trouble } from '../../../house/trouble.tsx';
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
      {asks && account && <Consent query={query} asks={asks} account={account} />}
    </ScreenBody>
  );
}

function Consent({ query, asks, account }: { query: string; asks: Asks; account: Account }) {
  const t = useTexts(texts);
  const chosen = language.use();
  const answer = useDeed(async (allow: boolean) => {
    const { redirect_to: back } = await answered(api.POST('/oauth/authorizations', { body: { query, allow } }));
    location.replace(back);
  });
  if (answer.isSuccess) return <p>{t.leaving}</p>;
  return (
    <section class="stack">
      <h2>{t.asks(asks.app_name)}</h2>
      <ul>
        {asks.scopes.map((scope) => (
          <li key={scope}>{scopeTexts[scope][chosen]}</li>
        ))}
      </ul>
      <p>{t.who(account.full_name)}</p>
      <p class="quiet measure">
        {t.goesTo(asks.goes_to)} {t.end}
      </p>
      {answer.error && <Trouble error={answer.error} />}
      <div class="row">
        <Button kind="main" busy={answer.isPending} onPress={() => answer.mutate(true)}>
          {t.allow}
        </Button>
        <Button busy={answer.isPending} onPress={() => answer.mutate(false)}>
          {t.deny}
        </Button>
      </div>
    </section>
  );
}
