import type { components } from '#contracts/public.ts';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { MembershipFee } from '../../membership-fee.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];

/** Renews a membership for the term of its category. */
export function RenewMembership({ user }: { user: User }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const renew = useDeed(
    (_nothing: undefined, key) =>
      answered(
        api.POST('/users/{user_id}/membership-renewals', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    [['desk', 'reader', user.id]],
  );
  return (
    <section class="stack stack-tight">
      {renew.data?.expires_on !== undefined && (
        <Message tone="good">
          <p>{t.membershipRenewed(day(renew.data.expires_on))}</p>
        </Message>
      )}
      {renew.error && <Trouble error={renew.error} />}
      <MembershipFee category={user.patron_category} />
      <div>
        <Confirm
          kind="ordinary"
          question={t.renewMembershipQuestion(user.full_name)}
          yes={t.renewMembershipYes}
          no={t.no}
          busy={renew.isPending}
          onConfirm={() => renew.mutate(undefined)}
        >
          {t.renewMembership}
        </Confirm>
      </div>
    </section>
  );
}
