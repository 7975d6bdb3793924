import { Button } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './renew-all-texts.ts';

/** Renews all that a reader has on loan, and says of what was not renewed why. */
export function RenewAll({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const renew = useDeed((_: undefined, key) => renewAll(readerId, key), [['loans'], ['me']]);
  const refused = renew.data?.filter(({ renewed }) => !renewed) ?? [];
  return (
    <div class="stack stack-tight">
      <div class="row">
        <Button busy={renew.isPending} onPress={() => renew.mutate(undefined)}>
          {t.renewAll}
        </Button>
        {renew.data && <span role="status">{t.renewed(renew.data.length - refused.length, renew.data.length)}</span>}
      </div>
      {refused.map(({ loan, refusals }) => (
        <Message key={loan.id} tone="soon">
          <p>
            {loan.title}: {refusals.map(({ message }) => message).join(' ')}
          </p>
        </Message>
      ))}
      {renew.error && <Trouble error={renew.error} />}
    </div>
  );
}

/** Page by page; each has a key of its own. */
async function renewAll(readerId: string, key: string) {
  const all = [];
  let cursor: string | undefined;
  do {
    const page = await answered(
      api.POST('/loans/user/{user_id}/renewals', {
        params: {
          path: { user_id: readerId },
          query: cursor === undefined ? {} : { cursor },
          header: { 'Idempotency-Key': key + (cursor ?? '') },
        },
      }),
    );
    all.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return all;
}
