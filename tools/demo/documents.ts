import type { components } from '#contracts/public.ts';

type DemoDocument = components['schemas']['NamedVersion'] & { text_ru: string; text_en: string };

/** What its readers are asked to agree to. */
export const DOCUMENTS: readonly DemoDocument[] = [
  {
    kind: 'terms',
    version: 1,
    text_ru: `Записаться в библиотеку может каждый. Билет личный: не передавайте его другим.

Взятые книги возвращают в срок или продлевают. За опоздание начисляется штраф, а повреждённую или утерянную книгу заменяют такой же или равноценной.

Библиотека напоминает о сроках и сообщает об изменении правил. Если с чем-то не согласны, поговорите с нами на кафедре выдачи.`,
    text_en: `Anybody can join the library. Your card is yours alone: please do not lend it to others.

Books are returned in time, or renewed. There is a fine for being late, and a book that is damaged or lost is replaced by the same or one of equal worth.

The library reminds you of due dates, and tells you when these rules change. If you disagree with something, please talk to us at the desk.`,
  },
  {
    kind: 'personal_data',
    version: 1,
    text_ru: `Я согласен на то, чтобы библиотека хранила и использовала моё имя, адрес электронной почты, номер билета и сведения о взятых книгах: чтобы выдавать мне книги, напоминать о сроках и вести учёт.

Библиотека никому их не передаёт. Сколько помнить прочитанное, я выбираю сам. Согласие действует, пока у меня есть билет; чтобы отозвать его, достаточно удалить учётную запись.`,
    text_en: `I agree that the library stores and uses my name, my e-mail address, the number of my card and which books I have borrowed: to lend me books, to remind me of due dates, and to keep its accounts.

The library passes them on to nobody. How long it remembers what I have read is my own choice. I consent for as long as I have a card; to withdraw, it is enough to delete my account.`,
  },
];
