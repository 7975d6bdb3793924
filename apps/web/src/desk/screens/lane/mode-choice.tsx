import { Button } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { useTexts } from '../../../house/language.ts';
import { maySee } from '../../../house/screens.tsx';
import { useAccount } from '../../../house/session.ts';
import { deskJournal } from '../../journal/desk-journal.ts';
import type { LaneMode } from '../../journal/entry.ts';
import { useKeys } from '../../keys/deeds.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { laneMode } from '../../settings.ts';
import { texts } from './texts.ts';

/** Says of all that is scanned that it lay in the return box, or was read in the library, until that is over. */
export function ModeChoice() {
  const t = useTexts(texts);
  const account = useAccount();
  const mode = laneMode.use();
  const mayBackdate = maySee('loans.set_dates', account);
  const mayCount = maySee('copies.write', account);
  const turn = (to: LaneMode) => deskJournal.setMode(mode === to ? undefined : to);
  useKeys({
    ...(mayBackdate && { box: () => turn('box') }),
    ...(mayCount && { inHouse: () => turn('in_house') }),
  });
  if (mode !== undefined)
    return (
      <Message tone="soon">
        <p>
          <b>{t.modes[mode]}.</b> {t.modeIs[mode]}
        </p>
        <p>
          <Button onPress={() => turn(mode)}>
            {t.usualMode} <StrokeKeys strokes={[mode === 'box' ? 'KeyB' : 'KeyI']} />
          </Button>
        </p>
      </Message>
    );
  return (
    <div class="row">
      {mayBackdate && (
        <Button kind="plain" onPress={() => turn('box')}>
          {t.modes.box} <StrokeKeys strokes={['KeyB']} />
        </Button>
      )}
      {mayCount && (
        <Button kind="plain" onPress={() => turn('in_house')}>
          {t.modes.in_house} <StrokeKeys strokes={['KeyI']} />
        </Button>
      )}
    </div>
  );
}
