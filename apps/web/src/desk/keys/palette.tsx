import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { Dialog } from '../../design/dialog.tsx';
import { answered, api } from '../../house/api.ts';
import { useAnswer } from '../../house/asking.ts';
import { defineTexts, language, useTexts } from '../../house/language.ts';
import { maySee } from '../../house/screens.tsx';
import { useAccount } from '../../house/session.ts';
import { carriedReaders } from '../carried/carried-data.ts';
import { screens } from '../screens.ts';
import { useServe } from '../serve.ts';
import { canPerform, perform } from './deeds.ts';
import { keys, type Stroke } from './keys.ts';
import { matches } from './matches.ts';
import { StrokeKeys } from './stroke.tsx';

const texts = defineTexts({
  ru: {
    title: 'Найти экран, читателя, книгу или действие',
    placeholder: 'Экран, читатель, книга, действие…',
    screens: 'Экраны',
    actions: 'Действия',
    readers: 'Читатели',
    books: 'Книги',
    looking: 'Ищем…',
    none: 'Ничего не нашлось. Достаточно начала слова.',
    away: 'Библиотека не отвечает: книг сейчас не найти, а обслужить можно только тех читателей, о ком есть данные на этой кафедре.',
    serve: 'обслужить',
    found: (count: number) => `Найдено: ${count}`,
  },
  en: {
    title: 'Find a screen, a reader, a book or an action',
    placeholder: 'Screen, reader, book, action…',
    screens: 'Screens',
    actions: 'Actions',
    readers: 'Readers',
    books: 'Books',
    looking: 'Searching…',
    none: 'Nothing found. The beginning of a word is enough.',
    away: 'The library is not responding: books cannot be searched for right now, and only readers whose data this desk carries can be served.',
    serve: 'serve',
    found: (count: number) => `Found: ${count}`,
  },
});

type Choice = {
  id: string;
  label: string;
  detail?: string;
  strokes?: readonly Stroke[];
  choose: () => void;
  serve?: () => void;
};
type Group = { name: string; choices: readonly Choice[] };

/** Fewer letters find half of the library. */
const LETTERS = 2;
/** After the last letter, before the library is asked. */
const PAUSE_MS = 150;

/** One line that finds everything at the desk, by the keyboard alone (the combobox of the ARIA practices). */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const id = useId();
  const [words, write] = useState('');
  const [at, move] = useState(0);
  const { groups, isLooking, isAway } = useFound(words.trim());
  const choices = groups.flatMap((group) => group.choices);
  const active = choices[Math.min(at, choices.length - 1)];
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [active]);

  const choose = (act: (() => void) | undefined) => {
    if (!act) return;
    // Closed first, so that the focus is back on the page before anything is done there.
    list.current?.closest('dialog')?.close();
    act();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowDown: (at + 1) % Math.max(choices.length, 1),
      ArrowUp: (at + choices.length - 1) % Math.max(choices.length, 1),
    }[event.code];
    if (to !== undefined) move(to);
    else if (event.code === 'Enter' || event.code === 'NumpadEnter')
      choose(event.shiftKey ? active?.serve : active?.choose);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={t.title} hideTitle shape="from-top" onClose={onClose}>
      <input
        class="input"
        type="text"
        role="combobox"
        aria-label={t.title}
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(active && { 'aria-activedescendant': `${id}-${active.id}` })}
        autoComplete="off"
        spellcheck={false}
        maxLength={100}
        placeholder={t.placeholder}
        value={words}
        onInput={(event) => {
          write(event.currentTarget.value);
          move(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="palette-list" id={`${id}-list`} role="listbox" aria-label={t.title} ref={list}>
        {groups.map(
          (group) =>
            group.choices.length > 0 && (
              <div key={group.name} role="group" aria-label={group.name}>
                <p class="palette-group small quiet" aria-hidden="true">
                  {group.name}
                </p>
                {group.choices.map((choice) => (
                  <div
                    key={choice.id}
                    id={`${id}-${choice.id}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={choice === active}
                    class="palette-choice row row-apart"
                    onClick={() => choose(choice.choose)}
                    onMouseMove={() => move(choices.indexOf(choice))}
                  >
                    <span>
                      {choice.label}
                      {choice.detail !== undefined && <span class="small quiet"> {choice.detail}</span>}
                    </span>
                    {choice.strokes && <StrokeKeys strokes={choice.strokes} />}
                    {choice.serve && (
                      <span class="small quiet">
                        {t.serve} <StrokeKeys strokes={['Shift+Enter']} />
                      </span>
                    )}
                  </div>
                ))}
              </div>
            ),
        )}
      </div>
      <p class={choices.length > 0 && !isAway ? 'visually-hidden' : 'quiet'} role="status">
        {isAway ? t.away : isLooking ? t.looking : choices.length === 0 ? t.none : t.found(choices.length)}
      </p>
    </Dialog>
  );
}

function useFound(words: string): { groups: readonly Group[]; isLooking: boolean; isAway: boolean } {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const account = useAccount();
  const chosen = language.use();
  const asked = useSettled(words);
  const isAsked = asked.length >= LETTERS;
  const readers = useAnswer(
    ['desk', 'palette', 'readers', asked],
    () => answered(api.GET('/users', { params: { query: { q: asked, limit: 5 } } })),
    isAsked,
  );
  const books = useAnswer(
    ['desk', 'palette', 'books', asked],
    () => answered(api.GET('/books', { params: { query: { q: asked, limit: 5 } } })),
    isAsked,
  );
  const serve = useServe();
  // Whom the library does not find, this desk may know.
  const carried = useAnswer(
    ['desk', 'palette', 'carried', asked],
    () => carriedReaders(asked, 5),
    isAsked && readers.error !== null,
  );
  const open = (kind: 'reader' | 'book', id: string) => {
    const screen = screens.find(({ opens }) => opens === kind);
    if (screen) go(screen.path.replace(':id', id));
    else location.assign(`/${kind}s/${id}`);
  };

  const named = screens.flatMap(({ path, name, letter, audience }): Choice[] =>
    name && maySee(audience, account) && matches(`${name.ru} ${name.en}`, words)
      ? [
          {
            id: `screen${path.replaceAll('/', '-')}`,
            label: name[chosen],
            ...(letter && { strokes: ['KeyG', `Key${letter}`] as const }),
            choose: () => go(path),
          },
        ]
      : [],
  );
  const actions = keys.flatMap(({ deed, name, stroke, notInPalette }): Choice[] =>
    notInPalette !== true && canPerform(deed) && matches(`${name.ru} ${name.en}`, words)
      ? [{ id: deed, label: name[chosen], ...(stroke && { strokes: [stroke] }), choose: () => void perform(deed) }]
      : [],
  );
  const groups = [
    { name: t.screens, choices: named },
    { name: t.actions, choices: actions },
    {
      name: t.readers,
      choices: [
        ...(isAsked ? (readers.data?.items ?? []) : []).map((reader): Choice => ({
          id: reader.id,
          label: reader.full_name,
          detail: reader.card_number,
          choose: () => open('reader', reader.id),
          serve: () => serve(reader),
        })),
        ...(isAsked && readers.error ? (carried.data ?? []) : []).map(({ card_numbers: [card = ''], ...reader }) => {
          const serveThem = () => serve({ ...reader, card_number: card });
          return { id: reader.id, label: reader.full_name, detail: card, choose: serveThem, serve: serveThem };
        }),
      ],
    },
    {
      name: t.books,
      choices: (isAsked ? (books.data?.items ?? []) : []).map(({ id, title, author }): Choice => ({
        id,
        label: title,
        detail: author,
        choose: () => open('book', id),
      })),
    },
  ];
  return {
    groups,
    isLooking: words !== asked || (isAsked && (readers.isPending || books.isPending)),
    isAway: isAsked && Boolean(readers.error ?? books.error),
  };
}

/** What is written, once nothing more is written for a moment. */
function useSettled(words: string): string {
  const [settled, settle] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => settle(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}
