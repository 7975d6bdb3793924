import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { fieldError, Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];
type Change = components['schemas']['UserChange'];

/** Suspends a reader's borrowing with a reason that the reader is told, or lifts it. */
export function Block({ user }: { user: User }) {
  const t = useTexts(texts);
  const [reason, write] = useState('');
  const change = useDeed(
    (body: Change, key) =>
      answered(
        api.PATCH('/users/{user_id}', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [['desk', 'reader', user.id]],
  );
  if (user.blocked)
    return (
      <Message tone="bad">
        <p>{user.block_reason ? t.blockedFor(user.block_reason) : t.blocked}</p>
        {change.error && <Trouble error={change.error} />}
        <p>
          <Button busy={change.isPending} onPress={() => change.mutate({ blocked: false, block_reason: null })}>
            {t.lift}
          </Button>
        </p>
      </Message>
    );
  return (
    <form
      class="stack form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ blocked: true, block_reason: reason.trim() });
        write('');
      }}
    >
      {change.error && <Trouble error={change.error} />}
      <Field
        label={t.reason}
        hint={t.reasonHint}
        name="block_reason"
        required
        maxLength={500}
        value={reason}
        onInput={write}
        error={fieldError(change.error, 'block_reason')}
      />
      <div>
        <Button kind="bad" type="submit" busy={change.isPending}>
          {t.suspend}
        </Button>
      </div>
    </form>
  );
}
