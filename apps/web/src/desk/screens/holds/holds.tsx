import { useState } from 'preact/hooks';
import { Choice } from '../../../design/field.tsx';
import { useBranches } from '../../../house/branches.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { deskBranch, standAt } from '../../settings.ts';
import { HoldShelf } from './hold-shelf.tsx';
import { texts } from './texts.ts';
import { ToClear } from './to-clear.tsx';
import { ToFetch } from './to-fetch.tsx';

/** What a branch has to do for holds today: fetch from the shelves, see to the hold shelf, and clear it. */
export function Holds() {
  const t = useTexts(texts);
  const { branches } = useBranches();
  const branch = deskBranch.use() ?? branches[0]?.id ?? 'main';
  const [onPaper, putOnPaper] = useState<'fetch' | 'clear'>('fetch');
  return (
    <ScreenBody title={t.title}>
      {branches.length > 1 && (
        <div class="fields no-print">
          <Choice
            label={t.branch}
            name="branch"
            value={branch}
            options={branches.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={standAt}
          />
        </div>
      )}
      <ToFetch branch={branch} isOnPaper={onPaper === 'fetch'} onPrint={() => putOnPaper('fetch')} />
      <ToClear branch={branch} isOnPaper={onPaper === 'clear'} onPrint={() => putOnPaper('clear')} />
      <HoldShelf branch={branch} />
    </ScreenBody>
  );
}
