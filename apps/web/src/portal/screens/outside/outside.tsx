import { useEffect, useState } from 'preact/hooks';
import { Link, useParams } from 'wouter-preact';
import { ButtonLink } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { goOn } from '../../../house/outside.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { SecondStepForm, secondStepOf } from '../../../house/second-step-form.tsx';
import { signedIn, useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

const SECURITY = '/me/security';

/** A provider has sent somebody back, who wanted to sign in or to link their account there. */
export function Outside() {
  const { provider = '' } = useParams();
  const [answer] = useState(() => location.hash.slice(1) || location.search.slice(1));
  const isLink = new URLSearchParams(answer).get('state')?.startsWith('link.') ?? false;
  return isLink ? <ToLink provider={provider} answer={answer} /> : <ToSignIn provider={provider} answer={answer} />;
}

type Answer = { provider: string; answer: string };

/** Does it once, with an answer that is good once, and is kept in no history. */
function useOnce(answer: Answer, act: (answer: Answer) => Promise<void>) {
  const deed = useDeed(act);
  const { mutate } = deed;
  useEffect(() => {
    history.replaceState(null, '', location.pathname);
    if (answer.answer !== '') mutate(answer);
    // What the page was opened with.
  }, []);
  return deed;
}

function ToSignIn(answer: Answer) {
  const t = useTexts(texts);
  const account = useAccount();
  const signIn = useOnce(answer, async (body) =>
    signedIn(await answered(api.POST('/session/outside/answer', { body }))),
  );
  const step = secondStepOf(signIn.error);
  const isIn = signIn.isSuccess || (step !== undefined && account !== undefined);
  useEffect(() => {
    if (isIn) goOn('/');
  }, [isIn]);
  if (step && !account)
    return (
      <ScreenBody title={t.title}>
        <SecondStepForm step={step} onCancel={() => goOn('/sign-in')} />
      </ScreenBody>
    );
  return (
    <ScreenBody title={t.title}>
      <Told answer={answer} error={step ? null : signIn.error} />
      {signIn.error &&
        !step &&
        (isUnknown(signIn.error) ? <Unknown /> : <ButtonLink to="/sign-in">{t.signIn}</ButtonLink>)}
    </ScreenBody>
  );
}

function ToLink(answer: Answer) {
  const t = useTexts(texts);
  const link = useOnce(answer, async (body) => {
    await answered(api.POST('/auth/outside-accounts', { body }));
    goOn(SECURITY);
  });
  return (
    <ScreenBody title={t.title}>
      <Told answer={answer} error={link.error} />
      {link.error && <ButtonLink to={SECURITY}>{t.security}</ButtonLink>}
    </ScreenBody>
  );
}

function Told({ answer, error }: { answer: Answer; error: Error | null }) {
  const t = useTexts(texts);
  if (error) return <Trouble error={error} />;
  if (answer.answer !== '') return <Waiting label={t.waiting} lines={2} />;
  return (
    <Message tone="calm">
      <p>{t.nothing}</p>
    </Message>
  );
}

const isUnknown = (error: Error): boolean =>
  error instanceof Refusal && error.problem.code === 'outside_account_unknown';

/** What somebody may do whose account there is nobody's here. */
function Unknown() {
  const t = useTexts(texts);
  return (
    <>
      <p class="measure">{t.unknown}</p>
      <div>
        <ButtonLink to={`/sign-in?back=${SECURITY}`} kind="main">
          {t.signInToLink}
        </ButtonLink>
      </div>
      <p>
        {t.new} <Link href={`/register?back=${SECURITY}`}>{t.register}</Link>
      </p>
    </>
  );
}
