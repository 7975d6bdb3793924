import { defineTexts, useTexts } from '../house/language.ts';

const names = defineTexts<Record<string, string>>({
  ru: {
    'loan.issued': 'книга выдана',
    'loan.renewed': 'книга продлена',
    'loan.due_date_changed': 'назначен другой срок возврата',
    'loan.claimed_returned': 'читатель говорит, что вернул книгу',
    'loan.claim_withdrawn': 'книга нашлась у читателя',
    'loan.lost': 'книга утеряна',
    'loan.returned': 'книга возвращена',
    'loan.overdue': 'книга просрочена',
    'loan.anonymised': 'забыто, кто брал книгу',
    'reader.balance_changed': 'изменился долг читателя',
    'branch.changed': 'филиал добавлен или изменён',
    'branch.removed': 'филиал удалён',
    'book.added': 'новая книга в каталоге',
    'book.changed': 'описание книги исправлено',
    'book.deleted': 'книга убрана из каталога',
    'book.available': 'книга вернулась на полку',
    'user.registered': 'читатель записался',
    'user.changed': 'данные читателя изменились',
    'user.history_chosen': 'читатель выбрал, сколько хранить историю чтения',
    'membership.begun': 'запись или продление по платной категории',
    'reader.merged': 'две учётные записи объединены',
    'user.deleted': 'читатель удалён',
    'notifications.email': 'письмо к отправке',
  },
  en: {
    'loan.issued': 'a book was lent',
    'loan.renewed': 'a loan was renewed',
    'loan.due_date_changed': 'another due date was set',
    'loan.claimed_returned': 'a reader says that a book is back',
    'loan.claim_withdrawn': 'the reader has the book after all',
    'loan.lost': 'a book was lost',
    'loan.returned': 'a book was returned',
    'loan.overdue': 'a book is overdue',
    'loan.anonymised': 'it is forgotten who had a book',
    'reader.balance_changed': 'what a reader owes has changed',
    'branch.changed': 'a branch was added or changed',
    'branch.removed': 'a branch was removed',
    'book.added': 'a new book in the catalogue',
    'book.changed': 'a book’s details were corrected',
    'book.deleted': 'a book was removed from the catalogue',
    'book.available': 'a book is back on the shelf',
    'user.registered': 'a reader has joined',
    'user.changed': 'a reader’s details have changed',
    'user.history_chosen': 'a reader has chosen how long their history is kept',
    'membership.begun': 'a membership with a fee has begun',
    'reader.merged': 'two accounts were merged',
    'user.deleted': 'a reader was deleted',
    'notifications.email': 'an e-mail to be sent',
  },
});

/** What a message says, in words; one that is not known is called by its type. */
export function useMessageName(): (type: string) => string {
  const known = useTexts(names);
  return (type) => known[type] ?? type;
}
