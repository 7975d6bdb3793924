import { useLocation } from 'wouter-preact';
import { defineTexts } from '../house/language.ts';
import { deskJournal } from './journal/desk-journal.ts';

export const serveTexts = defineTexts({
  ru: {
    serve: 'Обслужить',
    serveThis: (name: string) => `Обслужить: ${name}`,
    chooseReader: 'Сначала выберите читателя стрелками.',
  },
  en: {
    serve: 'Serve',
    serveThis: (name: string) => `Serve ${name}`,
    chooseReader: 'Choose a reader with the arrow keys first.',
  },
});

/** Begins the visit of a reader who was found by name, and shows the lane. */
export function useServe(): typeof deskJournal.serve {
  const [, go] = useLocation();
  return (reader) => {
    deskJournal.serve(reader);
    go('/desk');
  };
}
