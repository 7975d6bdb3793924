import type { components } from '#contracts/public.ts';
import { defineTexts } from './language.ts';

export type Material = components['schemas']['Material'];

/** The kinds of items, in the order in which a library has most of them. */
export const MATERIALS: readonly Material[] = ['book', 'periodical', 'audiobook', 'music', 'score', 'video', 'map'];

export const materialNames = defineTexts<Record<Material, string>>({
  ru: {
    book: 'книга',
    audiobook: 'аудиокнига',
    music: 'музыка',
    periodical: 'журнал или газета',
    score: 'ноты',
    video: 'видео',
    map: 'карта',
  },
  en: {
    book: 'book',
    audiobook: 'audiobook',
    music: 'music',
    periodical: 'magazine or newspaper',
    score: 'score',
    video: 'video',
    map: 'map',
  },
});
