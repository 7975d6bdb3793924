import type { components } from '#contracts/public.ts';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { useMessageName } from '../../message-names.ts';
import { useServiceName } from '../../service-names.ts';
import { Payload, Settling, Unanswered } from './settling.tsx';
import { texts } from './texts.ts';

type SetAside = components['schemas']['SetAsideMessage'];

/** Messages that an app could not publish. */
export function SetAsideMessages() {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const serviceName = useServiceName();
  const messageName = useMessageName();
  const messages = useList(['desk', 'set-aside'], (cursor) =>
    answered(api.GET('/admin/set-aside-messages', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  return (
    <section class="stack">
      <h2>{t.messages}</h2>
      <p class="quiet measure">{t.messagesAbout}</p>
      {messages.isPending && <Waiting label={t.loading} />}
      {messages.error && <Trouble error={messages.error} onAgain={() => void messages.refetch()} />}
      <Unanswered apps={messages.pages?.flatMap(({ unanswered }) => unanswered) ?? []} />
      {messages.items?.length === 0 && <p role="status">{t.noMessages}</p>}
      {messages.items && messages.items.length > 0 && (
        <Table
          label={t.messages}
          rows={messages.items}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t.message,
              cell: (message) => (
                <>
                  {messageName(message.type)}
                  <Payload payload={message.payload} />
                </>
              ),
            },
            { label: t.app, cell: ({ app }) => serviceName(app) },
            { label: t.cause, cell: ({ cause }) => cause },
            { label: t.since, cell: (message) => moment(message.set_aside_at) },
            { label: t.actions, acts: true, cell: (message) => <MessageSettling message={message} /> },
          ]}
        />
      )}
      <More {...messages} />
    </section>
  );
}

function MessageSettling({ message }: { message: SetAside }) {
  const messageName = useMessageName();
  const path = { app: message.app, message_id: message.id };
  const changes = [['desk', 'set-aside']];
  const again = useDeed(
    () => answered(api.POST('/admin/set-aside-messages/{app}/{message_id}/put-back', { params: { path } })),
    changes,
  );
  const discard = useDeed(
    () => answered(api.POST('/admin/set-aside-messages/{app}/{message_id}/discard', { params: { path } })),
    changes,
  );
  return <Settling what={messageName(message.type)} again={again} discard={discard} />;
}
