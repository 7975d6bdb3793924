import { useParams } from 'wouter-preact';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { Block } from './block.tsx';
import { ReaderFines } from './reader-fines.tsx';
import { ReaderLoans } from './reader-loans.tsx';
import { SignInCode } from './sign-in-code.tsx';
import { texts } from './texts.ts';

/** One reader: how they stand, what they have, what they owe. */
export default function ReaderScreen() {
  const t = useTexts(texts);
  const { day, count, dayOf } = useFormats();
  const { id = '' } = useParams();
  const reader = useAnswer(['desk', 'reader', id], () =>
    answered(api.GET('/users/{user_id}', { params: { path: { user_id: id } } })),
  );
  const user = reader.data;
  const isUnknown = reader.error instanceof Refusal && reader.error.problem.status < 500;
  return (
    <ScreenBody title={user?.full_name ?? t.reader}>
      {reader.isPending && <Waiting label={t.loading} />}
      {reader.error && <Trouble error={reader.error} {...(!isUnknown && { onAgain: () => void reader.refetch() })} />}
      {user && (
        <>
          <dl class="facts">
            <dt>{t.card}</dt>
            <dd class="numbers">{user.card_number}</dd>
            <dt>{t.email}</dt>
            <dd>{user.email ?? <span class="quiet">{t.noEmail}</span>}</dd>
            <dt>{t.onLoan}</dt>
            <dd>{t.ofLimit(count(user.active_loans, t.books), count(user.loan_limit, t.books))}</dd>
            <dt>{t.since}</dt>
            <dd>{dayOf(user.created_at)}</dd>
            {user.expires_on !== undefined && (
              <>
                <dt>{t.cardUntil}</dt>
                <dd>{day(user.expires_on)}</dd>
              </>
            )}
          </dl>
          {user.has_password === false && <SignInCode user={user} />}
          <Block user={user} />
          <ReaderLoans readerId={user.id} />
          <ReaderFines readerId={user.id} />
        </>
      )}
    </ScreenBody>
  );
}
