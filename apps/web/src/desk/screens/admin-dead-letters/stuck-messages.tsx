import type { ComponentChildren } from 'preact';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { useDeed, useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { useMessageName } from '../../message-names.ts';
import { useServiceName } from '../../../house/service-names.ts';
import { Payload, Settling, Unanswered } from './settling.tsx';
import { texts } from './texts.ts';

type Stuck = { id: string; app: string; type: string; payload: Record<string, unknown> };
type Found<Item> = { items: Item[]; next_cursor?: string; unanswered: string[] };

type StuckMessagesProps<Item> = {
  /** The name of the question, as `useList` has it. */
  name: string;
  title: string;
  about: string;
  none: string;
  ask: (cursor: string | undefined) => Promise<Found<Item>>;
  cause: (message: Item) => ComponentChildren;
  /** The instant since which it is stuck. */
  since: (message: Item) => string;
  tryAgain: (message: Item) => Promise<unknown>;
  discard: (message: Item) => Promise<unknown>;
};

/** Messages that wait for an admin: what each says, why it is stuck, and what can be done. */
export function StuckMessages<Item extends Stuck>(props: StuckMessagesProps<Item>) {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const serviceName = useServiceName();
  const messageName = useMessageName();
  const { name, title, about, none, ask, cause, since } = props;
  const messages = useList<Item, Found<Item>>(['desk', name], ask);
  return (
    <section class="stack">
      <h2>{title}</h2>
      <p class="quiet measure">{about}</p>
      {messages.isPending && <Waiting label={t.loading} />}
      {messages.error && <Trouble error={messages.error} onAgain={() => void messages.refetch()} />}
      <Unanswered apps={messages.pages?.flatMap(({ unanswered }) => unanswered) ?? []} />
      {messages.items?.length === 0 && <p role="status">{none}</p>}
      {messages.items && messages.items.length > 0 && (
        <Table
          label={title}
          rows={messages.items}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t.message,
              cell: ({ type, payload }) => (
                <>
                  {messageName(type)}
                  <Payload payload={payload} />
                </>
              ),
            },
            { label: t.app, cell: ({ app }) => serviceName(app) },
            { label: t.cause, cell: cause },
            { label: t.since, cell: (message) => moment(since(message)) },
            { label: t.actions, acts: true, cell: (message) => <Acts message={message} {...props} /> },
          ]}
        />
      )}
      <More {...messages} />
    </section>
  );
}

type ActsProps<Item> = Pick<StuckMessagesProps<Item>, 'name' | 'tryAgain' | 'discard'> & { message: Item };

function Acts<Item extends Stuck>({ message, name, tryAgain, discard }: ActsProps<Item>) {
  const messageName = useMessageName();
  const changes = [['desk', name]];
  const again = useDeed(() => tryAgain(message), changes);
  const away = useDeed(() => discard(message), changes);
  return <Settling what={messageName(message.type)} again={again} discard={away} />;
}
