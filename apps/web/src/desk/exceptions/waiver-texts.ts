import { defineTexts } from '../../house/language.ts';

/** Why a charge is waived. */
export const waiverTexts = defineTexts({
  ru: {
    why: 'Почему долг прощается?',
    whyHint: 'Причина останется рядом с начислением.',
    waive: 'Простить',
    /** The keys 1 to 8; 9 is another reason, in words. */
    reasons: [
      'Болел или был в больнице',
      'Библиотека была закрыта',
      'Ошибка библиотеки',
      'Первая просрочка',
      'Льготная категория',
      'Принёс взамен другую книгу',
      'Долг очень старый',
      'По договорённости с заведующим',
    ],
  },
  en: {
    why: 'Why is the charge waived?',
    whyHint: 'The reason is kept with the charge.',
    waive: 'Waive it',
    reasons: [
      'Was ill or in hospital',
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
