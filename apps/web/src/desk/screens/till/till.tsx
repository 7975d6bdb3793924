import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Choice } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { maySee } from '../../../house/screens.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { deskBranch, standAt } from '../../settings.ts';
import { ClosedTills } from './closed-tills.tsx';
import { OpenTills } from './open-tills.tsx';
import { texts } from './texts.ts';

type Branch = components['schemas']['Branch'];

/** The cash drawers of a branch: opened with a float, and closed with what was counted. */
export function TillScreen() {
  const t = useTexts(texts);
  const { branches } = useBranches();
  const chosen = deskBranch.use() ?? 'main';
  const branch = branches.find(({ id }) => id === chosen) ?? branches[0];
  return (
    <ScreenBody title={t.title}>
      {!branch && <Waiting label={t.loading} lines={4} />}
      {branch && branches.length > 1 && (
        <div class="fields no-print">
          <Choice
            label={t.branch}
            name="branch"
            value={branch.id}
            options={branches.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={standAt}
          />
        </div>
      )}
      {branch && (
        <>
          <OpenTills key={branch.id} branch={branch.id} areUsed={branch.uses_tills === true} />
          <UseOfTills branch={branch} />
          <ClosedTills key={`closed ${branch.id}`} branch={branch.id} />
        </>
      )}
    </ScreenBody>
  );
}

/** Whether a branch uses tills, which its manager says. */
function UseOfTills({ branch }: { branch: Branch }) {
  const t = useTexts(texts);
  const account = useAccount();
  const change = useDeed(
    (uses_tills: boolean, key) => {
      const { name, address, time_zone, week } = branch;
      return answered(
        api.PUT('/branches/{branch_id}', {
          params: { path: { branch_id: branch.id }, header: { 'Idempotency-Key': key } },
          body: { name, address, time_zone, week, uses_tills },
        }),
      );
    },
    [['branches'], ['desk', 'tills']],
  );
  if (!maySee('branches.manage', account)) return null;
  return (
    <div class="stack stack-tight no-print">
      {branch.uses_tills ? (
        <Confirm
          kind="ordinary"
          question={t.useNoMoreQuestion}
          yes={t.useNoMoreYes}
          no={t.no}
          busy={change.isPending}
          onConfirm={() => change.mutate(false)}
        >
          {t.useNoMore}
        </Confirm>
      ) : (
        <Message tone="calm">
          <p>{t.notUsedYet}</p>
          <p>
            <Button busy={change.isPending} onPress={() => change.mutate(true)}>
              {t.use}
            </Button>
          </p>
        </Message>
      )}
      {change.error && <Trouble error={change.error} />}
    </div>
  );
}
