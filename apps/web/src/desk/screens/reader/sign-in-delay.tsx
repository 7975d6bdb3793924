import type { components } from '#contracts/public.ts';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];

/** Lets somebody sign in at once who has to wait because of wrong passwords; shown only where there were some. */
export function SignInDelay({ user }: { user: User }) {
  const t = useTexts(texts);
  const { count } = useFormats();
  const key = ['desk', 'reader', user.id, 'sign-in-delay'];
  const params = { path: { user_id: user.id } };
  const delay = useAnswer(key, () => answered(api.GET('/users/{user_id}/sign-in-delay', { params })));
  const lift = useDeed(() => answered(api.DELETE('/users/{user_id}/sign-in-delay', { params })), [key]);
  const { failed_tries: failed = 0, wait_seconds: seconds = 0, networks_waiting: networks = 0 } = delay.data ?? {};
  return (
    <>
      {lift.isSuccess && (
        <Message tone="good">
          <p>{t.liftedDelay}</p>
        </Message>
      )}
      {failed > 0 && (
        <section class="stack stack-tight">
          <Message tone="soon">
            <p>{t.signInDelay(count(failed, t.tries))}</p>
            {seconds > 0 && <p>{t.waits(count(Math.ceil(seconds / 60), t.minutes))}</p>}
            {networks > 0 && <p>{t.networksWait(count(networks, t.networks))}</p>}
          </Message>
          <div>
            <Confirm
              kind="ordinary"
              question={t.liftDelayQuestion}
              yes={t.liftDelayYes}
              no={t.no}
              busy={lift.isPending}
              onConfirm={() => lift.mutate(undefined)}
            >
              {t.liftDelay}
            </Confirm>
          </div>
          {lift.error && <Trouble error={lift.error} />}
        </section>
      )}
    </>
  );
}
