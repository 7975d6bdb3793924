import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { defineTexts, language, useTexts } from '../../house/language.ts';
import { maySee } from '../../house/screens.tsx';
import { useAccount } from '../../house/session.ts';
import { screens } from '../screens.ts';
import { play } from '../journal/sounds.ts';
import { say } from '../note.tsx';
import { singleLetters } from '../settings.ts';
import { commandOf } from './command-barcodes.ts';
import { passOn, perform, useKeys } from './deeds.ts';
import { KeySheet } from './key-sheet.tsx';
import { deedOf, isSingle, type Letter } from './keys.ts';
import { Palette } from './palette.tsx';
import { actOnRow, isOnNothing, moveToRow } from './rows.ts';
import { searchHere } from './search-here.ts';
import { StrokeKeys } from './stroke.tsx';
import { useKeyboard } from './use-keyboard.ts';

const texts = defineTexts({
  ru: {
    goTo: 'Куда:',
    lettersOn: 'Одиночные клавиши включены.',
    lettersOff: 'Одиночные клавиши выключены.',
    unknownCommand: 'Такой команды нет. Напечатайте лист команд заново.',
    notHere: 'Здесь эта команда ничего не делает.',
  },
  en: {
    goTo: 'Go to:',
    lettersOn: 'Single-key shortcuts are on.',
    lettersOff: 'Single-key shortcuts are off.',
    unknownCommand: 'There is no such command. Print a new command sheet.',
    notHere: 'This command does nothing here.',
  },
});

/** How long the letter of a screen is waited for after G. */
const GO_MS = 3_000;

/** The keys of the desk that are everywhere, and what they open. */
export function DeskKeys() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const account = useAccount();
  const [opened, open] = useState<'sheet' | 'palette'>();
  const [isGoing, wait] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  const letters = screens.flatMap(({ path, name, letter, audience }) =>
    name && letter && maySee(audience, account) ? [{ path, name, letter }] : [],
  );
  // A dialog hears that it is closed a moment later; by then the other one may be open.
  const close = (which: 'sheet' | 'palette') => open((now) => (now === which ? undefined : now));
  const stopGoing = () => {
    clearTimeout(timer.current);
    wait(false);
  };

  useKeys({
    palette: () => open('palette'),
    sheet: () => open('sheet'),
    go: () => {
      wait(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(stopGoing, GO_MS);
    },
    search: () => {
      if (!searchHere()) go('/desk/readers');
    },
    language: () => language.set(language.get() === 'ru' ? 'en' : 'ru'),
    letters: () => {
      singleLetters.set(!singleLetters.get());
      say(singleLetters.get() ? t.lettersOn : t.lettersOff);
    },
  });

  useKeyboard({
    isOn: maySee('staff', account),
    onScan: (code) => {
      const command = commandOf(code);
      if (command === undefined) passOn(code);
      else if (command === 'unknown') refuse(t.unknownCommand);
      else if (!perform(command)) refuse(t.notHere);
    },
    onStroke: (stroke) => {
      if (document.querySelector('dialog[open]')) return false;
      if (isSingle(stroke) && !singleLetters.get()) return false;
      if (isGoing) {
        stopGoing();
        const chosen = letters.find(({ letter }) => stroke === `Key${letter}`);
        if (chosen) go(chosen.path);
        return true;
      }
      const deed = deedOf(stroke);
      if (deed === 'up' || deed === 'down') return moveToRow(deed);
      if (deed === 'act') return actOnRow() || (isOnNothing() && perform('act'));
      return deed !== undefined && perform(deed);
    },
  });

  return (
    <>
      {opened === 'sheet' && <KeySheet onClose={() => close('sheet')} />}
      {opened === 'palette' && <Palette onClose={() => close('palette')} />}
      {isGoing && <Letters letters={letters} />}
    </>
  );
}

function refuse(why: string): void {
  play('no');
  say(why);
}

function Letters({ letters }: { letters: readonly { name: { ru: string; en: string }; letter: Letter }[] }) {
  const t = useTexts(texts);
  const chosen = language.use();
  return (
    <div class="go-letters no-print" role="status">
      <b>{t.goTo}</b>
      {letters.map(({ letter, name }) => (
        <span key={letter}>
          <StrokeKeys strokes={[`Key${letter}`]} /> {name[chosen]}
        </span>
      ))}
    </div>
  );
}
