import { useEffect, useRef, useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { may } from '#core/caller.ts';
import { Button } from '../../../design/button.tsx';
import { EmailAddress } from '../../../design/email-address.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { NAMES_OF_LANGUAGES } from '../../../house/names-of-languages.ts';
import { useAccount } from '../../../house/session.ts';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { ReaderForm } from './reader-form.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];

/** What the library knows of somebody, and its correction in the same place. */
export function ReaderData({ user }: { user: User }) {
  const t = useTexts(texts);
  const [isCorrected, correct] = useState(false);
  const place = useRef<HTMLElement>(null);
  const before = useRef(isCorrected);
  useEffect(() => {
    // Into the first field, and back to the button.
    if (before.current !== isCorrected) place.current?.querySelector<HTMLElement>('input, button')?.focus();
    before.current = isCorrected;
  }, [isCorrected]);
  const account = useAccount();
  const canCorrect = user.role === 'reader' || (account !== undefined && may(account, 'staff.appoint'));
  return (
    <section ref={place} class="stack" aria-label={t.data}>
      {isCorrected ? (
        <ReaderForm user={user} onEnd={() => correct(false)} />
      ) : (
        <>
          <Facts user={user} />
          {canCorrect && (
            <div>
              <Button onPress={() => correct(true)}>{t.correct}</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Facts({ user }: { user: User }) {
  const t = useTexts(texts);
  const { day, count, dayOf } = useFormats();
  const nameOf = useCategoryName();
  const category = usePatronCategories().data?.items.find(({ code }) => code === user.patron_category);
  return (
    <dl class="facts">
      <dt>{t.card}</dt>
      <dd class="numbers">{user.card_number}</dd>
      <dt>{t.cardUntil}</dt>
      <dd>{user.expires_on === undefined ? <span class="quiet">{t.noEnd}</span> : day(user.expires_on)}</dd>
      <dt>{t.email}</dt>
      <dd>
        {user.email === undefined ? <span class="quiet">{t.noEmail}</span> : <EmailAddress address={user.email} />}
      </dd>
      {user.pending_email !== undefined && (
        <>
          <dt>{t.pendingEmail}</dt>
          <dd>
            <EmailAddress address={user.pending_email} />
          </dd>
        </>
      )}
      <dt>{t.language}</dt>
      <dd>{NAMES_OF_LANGUAGES[user.language]}</dd>
      <dt>{t.category}</dt>
      <dd>{category ? nameOf(category) : user.patron_category}</dd>
      <dt>{t.onLoan}</dt>
      <dd>{t.ofLimit(count(user.active_loans, t.books), count(user.loan_limit, t.books))}</dd>
      {user.reading_history !== undefined && (
        <>
          <dt>{t.history}</dt>
          <dd>{t.historyKept[user.reading_history]}</dd>
        </>
      )}
      <dt>{t.since}</dt>
      <dd>{dayOf(user.created_at)}</dd>
      {user.verified_at !== undefined && user.verified_by !== undefined && (
        <VerifiedAtDesk at={user.verified_at} by={user.verified_by} />
      )}
    </dl>
  );
}

function VerifiedAtDesk({ at, by }: { at: string; by: string }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const names = useReaderNames([by]);
  return (
    <>
      <dt>{t.verifiedSince}</dt>
      <dd>
        {t.atDesk(dayOf(at))} <ReaderLink id={by} names={names} />
      </dd>
    </>
  );
}
