import { defineTexts } from '../../house/language.ts';

/** Why a charge is waived. */
export const waiverTexts = defineTexts({
  ru: {
    why: 'Почему долг прощается?',
    whyHint: 'Причина останется рядом с начислением.',
    waive: 'Простить',
    /** The keys 1 to 8; 9 is another reason, in words. None tells of somebody's health: it is kept, and many can read it. */
    reasons: [
      'Уважительная причина',
      'Библиотека была закрыта',
      'Ошибка библиотеки',
      'Первая просрочка',
      'Льготная категория',
      'Взамен принесли другую книгу',
      'Долг очень старый',
      'По договорённости с заведующим',
    ],
  },
  en: {
    why: 'Why is the charge waived?',
    whyHint: 'The reason is kept with the charge.',
    waive: 'Waive it',
    reasons: [
      'Had a good reason',
      'The library was closed',
      'The library’s mistake',
      'Overdue for the first time',
      'Entitled to a concession',
      'Brought another copy instead',
      'The debt is very old',
      'Agreed with the branch manager',
    ],
  },
});
