import { Dialog } from '../../design/dialog.tsx';
import { defineTexts, language, useTexts } from '../../house/language.ts';
import { maySee } from '../../house/screens.tsx';
import { useAccount } from '../../house/session.ts';
import { screens } from '../screens.ts';
import { printsItself, singleLetters } from '../settings.ts';
import { keys } from './keys.ts';
import { StrokeKeys } from './stroke.tsx';

const texts = defineTexts({
  ru: {
    title: 'Клавиши',
    layout: 'Клавиши определяются по расположению, поэтому подойдёт любая раскладка.',
    groups: { everywhere: 'Везде', lane: 'Выдача и возврат', reader: 'Читатель на кафедре', line: 'Запись журнала' },
    screens: 'Экраны',
    singles: 'Одиночные клавиши (буквы, цифры и знаки)',
    prints: 'Печатать листки автоматически',
    close: 'Закрыть',
  },
  en: {
    title: 'Keys',
    layout: 'Keys go by their position, so any keyboard layout works.',
    groups: {
      everywhere: 'Everywhere',
      lane: 'Lending and returns',
      reader: 'The reader at the desk',
      line: 'Journal entry',
    },
    screens: 'Screens',
    singles: 'Single-key shortcuts (letters, digits and signs)',
    prints: 'Print slips automatically',
    close: 'Close',
  },
});

const GROUPS = ['everywhere', 'lane', 'reader', 'line'] as const;

/** All keys of the desk, and what is chosen for this desk. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const chosen = language.use();
  const account = useAccount();
  const named = screens.flatMap(({ name, letter, audience }) =>
    name && letter && maySee(audience, account) ? [{ name: name[chosen], letter }] : [],
  );
  return (
    <Dialog title={t.title} shape="wide" onClose={onClose}>
      <p class="quiet">{t.layout}</p>
      <div class="key-sheet">
        {GROUPS.map((group) => (
          <section key={group} class="stack stack-tight">
            <h3>{t.groups[group]}</h3>
            <dl class="key-list">
              {keys.map(
                ({ deed, stroke, name, ...key }) =>
                  stroke &&
                  key.notInSheet !== true &&
                  key.group === group && (
                    <div key={deed}>
                      <dt>
                        <StrokeKeys strokes={[stroke]} />
                      </dt>
                      <dd>{name[chosen]}</dd>
                    </div>
                  ),
              )}
            </dl>
          </section>
        ))}
        <section class="stack stack-tight">
          <h3>{t.screens}</h3>
          <dl class="key-list">
            {named.map(({ name, letter }) => (
              <div key={letter}>
                <dt>
                  <StrokeKeys strokes={['KeyG', `Key${letter}`]} />
                </dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <Setting label={t.singles} setting={singleLetters} />
      <Setting label={t.prints} setting={printsItself} />
      <form method="dialog">
        <button class="button button-main">{t.close}</button>
      </form>
    </Dialog>
  );
}

function Setting({ label, setting }: { label: string; setting: typeof singleLetters }) {
  const isOn = setting.use();
  return (
    <label class="choice">
      <input type="checkbox" checked={isOn} onChange={(event) => setting.set(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
