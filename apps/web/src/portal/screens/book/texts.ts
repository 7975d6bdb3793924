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
    material: 'Вид материала',
    year: 'Год издания',
    language: 'Язык',
  },
  en: {
    loading: 'Loading the book…',
    borrow: 'Borrow',
    wait: 'Join the waiting list',
    signInToBorrow: 'Sign in to borrow',
    signInToWait: 'Sign in to join the waiting list',
    borrowed: (day: string) => `It is yours until ${day}. Happy reading!`,
    toLoans: 'My loans',
    waits: 'You are on the waiting list. We will e-mail you as soon as the book is back on the shelf.',
    toWaiting: 'My waiting list',
    material: 'Material type',
    year: 'Published',
    language: 'Language',
  },
});
