import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { printSlip } from '../../slips/printing.ts';
import { inGroups } from '../../slips/slip.ts';
import { texts } from './texts.ts';

type User = components['schemas']['User'];
type Code = components['schemas']['SignInCode'];

/** Issues a code for the first sign-in of a reader who was registered at the desk, and prints the slip to hand over. */
export function SignInCode({ user }: { user: User }) {
  const t = useTexts(texts);
  const issue = useDeed(() =>
    answered(api.POST('/users/{user_id}/sign-in-code', { params: { path: { user_id: user.id } } })),
  );
  return (
    <section class="stack">
      {!issue.data && (
        <Message tone="calm">
          <p>{t.noPassword}</p>
          <p>
            <Button busy={issue.isPending} onPress={() => issue.mutate(undefined)}>
              {t.issueCode}
            </Button>
          </p>
        </Message>
      )}
      {issue.error && <Trouble error={issue.error} />}
      {issue.data && (
        <Issued
          user={user}
          issued={issue.data}
          isIssuing={issue.isPending}
          onIssueAgain={() => issue.mutate(undefined)}
        />
      )}
    </section>
  );
}

type IssuedProps = { user: User; issued: Code; isIssuing: boolean; onIssueAgain: () => void };

function Issued({ user, issued, isIssuing, onIssueAgain }: IssuedProps) {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const slip = {
    kind: 'sign-in',
    name: user.full_name,
    language: user.language,
    card: issued.card_number,
    code: issued.code,
    validUntil: issued.valid_until,
    address: `${location.host}/first-sign-in`,
  } as const;
  return (
    <div class="card stack form" role="status">
      <div>
        <p class="quiet">{t.code}</p>
        <p class="sign-in-code numbers">{inGroups(issued.code)}</p>
      </div>
      <p>{t.codeUntil(moment(issued.valid_until))}</p>
      <p class="quiet">{t.codeOnce}</p>
      <div class="row">
        <Button kind="main" onPress={() => printSlip(slip)}>
          {t.printSlip}
        </Button>
        <Button busy={isIssuing} onPress={onIssueAgain}>
          {t.issueAgain}
        </Button>
      </div>
    </div>
  );
}
