import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    loading: 'Загружаем книгу…',
    borrow: 'Взять книгу',
    wait: 'Встать в очередь',
    signInToBorrow: 'Войти и взять книгу',
    signInToWait: 'Войти и встать в очередь',
    borrowed: (day: string) => `Книга ваша до ${day}. Приятного чтения!`,
    toLoans: 'Мои книги',
    waits: 'Вы в очереди. Мы напишем, как только книга вернётся на полку.',
    toWaiting: 'Моя очередь',
    material: 'Вид',
    year: 'Год издания',
  },
  en: {
    loading: 'Loading the book…',
    borrow: 'Borrow',
    wait: 'Wait for it',
    signInToBorrow: 'Sign in to borrow',
    signInToWait: 'Sign in to wait for it',
    borrowed: (day: string) => `It is yours until ${day}. Enjoy reading!`,
    toLoans: 'My loans',
    waits: 'You are on the waiting list. We will write to you as soon as the book is back on the shelf.',
    toWaiting: 'My waiting list',
    material: 'Kind',
    year: 'Published',
  },
});
