import { useTexts } from '../language.ts';
import { ScreenBody } from '../screen.tsx';
import { OutsideAccounts } from './outside-accounts.tsx';
import { Passkeys } from './passkeys.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { texts } from './texts.ts';

/** How somebody proves who they are, and where they have done so: the same for readers and staff. */
export function Security() {
  const t = useTexts(texts);
  return (
    <ScreenBody title={t.title}>
      <div class="stack stack-wide form">
        <Passkeys />
        <OutsideAccounts />
        <SecondFactor />
        <Sessions />
      </div>
    </ScreenBody>
  );
}
