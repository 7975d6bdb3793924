import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysBefore, libraryToday } from '../../../house/library-day.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Change = {
  patron_category: string;
  material: string;
  branch_id: string;
  terms: components['schemas']['LendingTerms'];
};

/** So many days back. */
const DAYS = 90;

/** Tries a change on the loans of the last three months; nothing is changed. */
export function TryOut({ changeOf }: { changeOf: () => Change | undefined }) {
  const t = useTexts(texts);
  const { number, money } = useFormats();
  const today = libraryToday();
  const simulate = useDeed((change: Change) =>
    answered(
      api.POST('/lending-policies/simulate', {
        body: { from: daysBefore(today, DAYS), until: today, changes: [change] },
      }),
    ),
  );
  const found = simulate.data;
  const sum = (amount_minor: number) => money({ amount_minor, currency: found?.currency ?? '' });
  return (
    <div class="stack stack-tight">
      <div class="row">
        <Button
          busy={simulate.isPending}
          onPress={() => {
            const change = changeOf();
            if (change) simulate.mutate(change);
          }}
        >
          {t.tryOut}
        </Button>
      </div>
      {simulate.error && <Trouble error={simulate.error} />}
      {found && (
        <div class="stack stack-tight" role="status">
          <p>{found.more ? t.triedOnLatest(number(found.loans)) : t.triedOn(number(found.loans))}</p>
          <ul>
            <li>{t.wouldNotBeLent(number(found.not_lent))}</li>
            <li>{t.wouldBeLonger(number(found.lent_longer))}</li>
            <li>{t.wouldBeShorter(number(found.lent_shorter))}</li>
            <li>{t.renewalsRefused(number(found.renewals_refused))}</li>
            <li>{t.fines(sum(found.fines.before.amount_minor), sum(found.fines.after.amount_minor))}</li>
            {found.losses && (
              <>
                <li>{t.losses(number(found.losses.before.loans), number(found.losses.after.loans))}</li>
                <li>{t.lossSums(sum(found.losses.before.amount_minor), sum(found.losses.after.amount_minor))}</li>
              </>
            )}
            {found.automatic_renewals && (
              <li>
                {t.automaticRenewals(number(found.automatic_renewals.before), number(found.automatic_renewals.after))}
              </li>
            )}
            {found.not_judged > 0 && <li>{t.notJudged(number(found.not_judged))}</li>}
          </ul>
        </div>
      )}
    </div>
  );
}
