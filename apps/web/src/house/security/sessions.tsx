import type { components } from '#contracts/public.ts';
import { Button } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { Mark, Message } from '../../design/message.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { answered, api } from '../api.ts';
import { useDeed, useList } from '../asking.ts';
import { useFormats } from '../formats.ts';
import { useTexts } from '../language.ts';
import { titleIn } from '../outside.ts';
import { More } from '../more.tsx';
import { Trouble } from '../trouble.tsx';
import { texts } from './texts.ts';

type SignIn = components['schemas']['SignIn'];

const NAME = ['sessions'];

/** Where somebody is signed in, and how to end that there. */
export function Sessions() {
  const t = useTexts(texts);
  const sessions = useList(NAME, (cursor) =>
    answered(api.GET('/auth/sessions', { params: { query: { ...(cursor !== undefined && { cursor }) } } })),
  );
  const endOthers = useDeed(() => answered(api.DELETE('/auth/sessions')), [NAME]);
  const items = sessions.items ?? [];
  return (
    <section class="stack">
      <h2>{t.sessions}</h2>
      <p class="quiet measure">{t.sessionsAbout}</p>
      {sessions.isPending && <Waiting label={t.loading} lines={2} />}
      {sessions.error && <Trouble error={sessions.error} onAgain={() => void sessions.refetch()} />}
      <ul class="list">
        {items.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      <More {...sessions} />
      {items.length > 1 && (
        <Confirm
          kind="ordinary"
          question={t.endOthersQuestion}
          yes={t.endOthersYes}
          no={t.no}
          busy={endOthers.isPending}
          onConfirm={() => endOthers.mutate(undefined)}
        >
          {t.endOthers}
        </Confirm>
      )}
      {endOthers.error && <Trouble error={endOthers.error} />}
      {endOthers.isSuccess && items.length === 1 && (
        <Message tone="good">
          <p>{t.othersEnded}</p>
        </Message>
      )}
    </section>
  );
}

function Session({ session }: { session: SignIn }) {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const { id, app, browser, system, network, current, started_at: started, last_used_at: used, provider } = session;
  const end = useDeed(
    () => answered(api.DELETE('/auth/sessions/{session_id}', { params: { path: { session_id: id } } })),
    [NAME],
  );
  const device = app !== undefined ? t.app(app) : [browser, system].filter(Boolean).join(', ') || t.unknownDevice;
  return (
    <li class="stack stack-tight">
      <div class="row row-apart">
        <h3>{device}</h3>
        {current ? (
          <Mark tone="good">{t.thisDevice}</Mark>
        ) : (
          <Button label={t.endOn(device, moment(started))} busy={end.isPending} onPress={() => end.mutate(undefined)}>
            {t.end}
          </Button>
        )}
      </div>
      <p class="quiet small">
        {[
          t.startedAt(moment(started)),
          ...(provider ? [t.by(titleIn(provider))] : []),
          t.lastUsedAt(moment(used)),
          ...(network ? [t.network(network)] : []),
        ].join(' · ')}
      </p>
      {end.error && <Trouble error={end.error} />}
    </li>
  );
}
