import { Barcode } from '../../../house/barcode.tsx';
import { Button } from '../../../design/button.tsx';
import { language, useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { codeOfCommand } from '../../keys/command-barcodes.ts';
import { keys } from '../../keys/keys.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { texts } from './texts.ts';

/** A sheet of barcodes that do what keys do. */
export function CommandsScreen() {
  const t = useTexts(texts);
  const chosen = language.use();
  return (
    <ScreenBody title={t.title}>
      <div class="stack no-print">
        <p class="measure">{t.what}</p>
        <div>
          <Button kind="main" onPress={() => print()}>
            {t.print}
          </Button>
        </div>
      </div>
      <ul class="commands">
        {keys.map(
          ({ deed, name, stroke, barcode }) =>
            barcode !== undefined && (
              <li key={deed} class="command">
                <p>
                  <b>{name[chosen]}</b>
                  {stroke && <StrokeKeys strokes={[stroke]} />}
                </p>
                <Barcode text={codeOfCommand(barcode)} />
              </li>
            ),
        )}
      </ul>
    </ScreenBody>
  );
}
