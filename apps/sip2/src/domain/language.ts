export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** Numbers of SIP2: whoever asks for another language gets the library's. */
const BY_NUMBER: Readonly<Record<string, Language>> = { '001': 'en', '024': 'en', '015': 'ru' };

export const languageOf = (number: string): Language | undefined => BY_NUMBER[number];

/** Its number, for answers. */
export const numberOf = (language: Language): string => (language === 'ru' ? '015' : '001');
