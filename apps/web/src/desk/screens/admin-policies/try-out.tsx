import type { components } from '#contracts/public.ts';
import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
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

/** So many days back, if nobody chooses others. */
const DAYS = 90;

/** Whichever day is chosen first; a day that is left out is the usual one. */
function period({ from, until }: { from: string; until: string }, today: string) {
  const last = until || today;
  const first = from || daysBefore(last, DAYS);
  return first <= last ? { from: first, until: last } : { from: last, until: first };
}

/** Tries a change on past loans; nothing is changed. */
export function TryOut({ changeOf }: { changeOf: () => Change | undefined }) {
  const t = useTexts(texts);
  const { number, money } = useFormats();
  const today = libraryToday();
  const [days, choose] = useState({ from: daysBefore(today, DAYS), until: today });
  const simulate = useDeed((change: Change) =>
    answered(
      api.POST('/lending-policies/simulate', {
        body: { ...period(days, today), changes: [change] },
      }),
    ),
  );
  const found = simulate.data;
  const sum = (amount_minor: number) => money({ amount_minor, currency: found?.currency ?? '' });
  return (
    <div class="stack stack-tight">
      <div class="fields">
        <Field
          label={t.triedFrom}
          type="date"
          name="tried_from"
          value={days.from}
          onInput={(from) => choose((now) => ({ ...now, from }))}
        />
        <Field
          label={t.triedUntil}
          type="date"
          name="tried_until"
          value={days.until}
          onInput={(until) => choose((now) => ({ ...now, until }))}
        />
      </div>
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
            <li>{t.fined(number(found.fines.before.loans), number(found.fines.after.loans))}</li>
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
