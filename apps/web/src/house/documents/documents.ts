import type { components } from '#contracts/public.ts';
import { answered, api } from '../api.ts';
import { useAnswer } from '../asking.ts';
import { defineTexts } from '../language.ts';

export type Document = components['schemas']['Document'];
export type NamedVersion = components['schemas']['NamedVersion'];
export type DocumentKind = NamedVersion['kind'];

export const DOCUMENT_KINDS: readonly DocumentKind[] = ['terms', 'personal_data'];

/** What the documents are called, on their own and within a sentence. */
export const documentNames = defineTexts<Record<DocumentKind, { title: string; within: string }>>({
  ru: {
    terms: { title: 'Правила пользования библиотекой', within: 'правила пользования библиотекой' },
    personal_data: {
      title: 'Согласие на обработку персональных данных',
      within: 'согласие на обработку персональных данных',
    },
  },
  en: {
    terms: { title: 'Rules of the library', within: 'the rules of the library' },
    personal_data: {
      title: 'Consent to the processing of personal data',
      within: 'the consent to the processing of personal data',
    },
  },
});

/** The newest version of each document that the library has published. */
export const useDocuments = () => useAnswer(['documents'], () => answered(api.GET('/documents')));

/** Where a version can be read. */
export const addressOf = ({ kind, version }: NamedVersion): string => `/documents?kind=${kind}&version=${version}`;
