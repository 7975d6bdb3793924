import { useTexts } from '../../../house/language.ts';
import { AdminScreen } from '../../admin.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { SetAsideMessages } from './set-aside-messages.tsx';
import { texts } from './texts.ts';

/** What services could not hand to each other. */
export function AdminDeadLetters() {
  const t = useTexts(texts);
  return (
    <AdminScreen title={t.title}>
      <DeadLetters />
      <SetAsideMessages />
    </AdminScreen>
  );
}
