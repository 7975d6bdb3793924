import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { printSlip } from '../../slips/printing.ts';
import { texts } from './texts.ts';

type User = components['schemas']['User'];

/** Deletes the account of a reader who asks for it, and prints the receipt by which they follow it. */
export function EraseReader({ user }: { user: User }) {
  const t = useTexts(texts);
  const erase = useDeed(async () => {
    const params = { path: { user_id: user.id } };
    const { receipt } = await answered(api.POST('/users/{user_id}/erasure-receipt', { params }));
    try {
      await answered(api.DELETE('/users/{user_id}', { params }));
    } catch (error) {
      if (error instanceof Refusal) throw error;
      // It may be done, and then nobody could ask for it again: the receipt tells.
    }
    return receipt;
  });
  return (
    <section class="stack stack-tight">
      {!erase.isSuccess && (
        <div>
          <Confirm
            question={t.eraseQuestion(user.full_name)}
            yes={t.eraseYes}
            no={t.no}
            busy={erase.isPending}
            onConfirm={() => erase.mutate(undefined)}
          >
            {t.erase}
          </Confirm>
        </div>
      )}
      {erase.error && <Trouble error={erase.error} />}
      {erase.isSuccess && <Erased user={user} receipt={erase.data} />}
    </section>
  );
}

function Erased({ user: { language }, receipt }: { user: User; receipt: string }) {
  const t = useTexts(texts);
  const slip = { kind: 'erasure', language, receipt, address: `${location.host}/erasure` } as const;
  return (
    <div class="stack form" role="status">
      <Message tone="good">
        <p>{t.erased}</p>
      </Message>
      <p class="numbers">{receipt}</p>
      <div class="row">
        <Button kind="main" onPress={() => printSlip(slip)}>
          {t.printSlip}
        </Button>
        <a class="button" href={`/erasure#${receipt}`}>
          {t.followErasure}
        </a>
      </div>
    </div>
  );
}
