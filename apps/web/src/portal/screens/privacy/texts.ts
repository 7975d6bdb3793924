import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Личные данные',
    loading: 'Загружаем…',
    history: 'История чтения',
    historyAbout: 'Вы решаете, как долго библиотека помнит, какие книги вы брали и уже вернули.',
    keep: 'Хранить историю',
    choices: { none: 'Не хранить', legal: 'Пока этого требуют правила', always: 'Всегда' },
    meanings: {
      none: 'Через несколько дней после возврата мы забудем, что книгу брали вы: эти дни нужны, чтобы проверить, цела ли она. Всё, что вы вернули раньше, забудем в течение часа. Восстановить историю потом нельзя.',
      legal: 'Мы забудем, что книгу брали вы, когда истечёт срок, в течение которого библиотека обязана это знать.',
      always: 'Мы будем помнить всё, что вы прочли, пока вы не решите иначе. Что уже забыто, не вернуть.',
    },
    save: 'Сохранить',
    saved: 'Сохранено. О книгах на руках и неоплаченных штрафах мы помним в любом случае.',
    documents: 'Документы',
    agreedToNothing: 'Вы пока ничего не принимали.',
    version: (name: string, version: string) => `${name}, версия ${version}`,
    agreedOn: (day: string) => `Принято ${day}`,
    agreedByGuardian: (day: string) => `Принято представителем ${day}`,
    signedOn: (day: string) => `Подписано на бумаге, отмечено ${day}`,
    withdrawal:
      'Без этого библиотека не может вести ваш билет. Отозвать согласие можно в любой момент: удалите учётную запись внизу этой страницы.',
    allDocuments: 'Документы библиотеки',
    yourData: 'Всё, что о вас хранится',
    yourDataAbout:
      'Вы можете скачать всё, что библиотека о вас знает: страницу для чтения и те же данные для программ. Кроме вас, этот файл не должен увидеть никто.',
    download: 'Скачать мои данные',
    deletion: 'Удаление учётной записи',
    deletionAbout:
      'Библиотека сотрёт всё, что о вас знает, и каждая её служба это подтвердит. Сначала верните книги и оплатите штрафы. Вернуть учётную запись нельзя.',
    deleteAccount: 'Удалить учётную запись',
    deleteQuestion: 'Удалить вашу учётную запись навсегда? Войти в неё больше не получится.',
    deleteYes: 'Да, удалить навсегда',
    no: 'Нет',
  },
  en: {
    title: 'Personal data',
    loading: 'Loading…',
    history: 'Reading history',
    historyAbout: 'You decide how long the library remembers which books you have borrowed and returned.',
    keep: 'Keep my history',
    choices: { none: 'Do not keep it', legal: 'As long as the rules ask', always: 'Always' },
    meanings: {
      none: 'A few days after you return a book, we forget that it was you who had it; until then we check that it is undamaged. What you returned before that is forgotten within an hour. It cannot be brought back.',
      legal: 'We forget that it was you who had a book once the time is over for which the library has to know.',
      always: 'We remember what you have read until you decide otherwise. What is forgotten already stays so.',
    },
    save: 'Save',
    saved: 'Saved. Books that you still have and fines that are not paid are remembered in any case.',
    documents: 'Documents',
    agreedToNothing: 'You have not agreed to anything yet.',
    version: (name: string, version: string) => `${name}, version ${version}`,
    agreedOn: (day: string) => `Agreed on ${day}`,
    agreedByGuardian: (day: string) => `A guardian agreed on ${day}`,
    signedOn: (day: string) => `Signed on paper, recorded on ${day}`,
    withdrawal:
      'Without this the library cannot keep a card for you. You can withdraw your consent at any time: delete your account at the end of this page.',
    allDocuments: 'Documents of the library',
    yourData: 'All that is held on you',
    yourDataAbout:
      'You can download all that the library knows about you: a page to read, and the same data for programs. Nobody but you should see that file.',
    download: 'Download my data',
    deletion: 'Delete my account',
    deletionAbout:
      'The library erases all that it knows about you, and each of its services confirms it. Return your books and pay your fines first. The account cannot be brought back.',
    deleteAccount: 'Delete my account',
    deleteQuestion: 'Delete your account for good? You will not be able to sign in to it again.',
    deleteYes: 'Yes, delete it for good',
    no: 'No',
  },
});
