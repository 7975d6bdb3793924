import { forms } from '../../../house/formats.ts';
import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Штрафы и платежи',
    loading: 'Загружаем…',
    none: 'Платить не за что. Спасибо, что возвращаете книги вовремя!',
    owed: (amount: string) => `К оплате: ${amount}`,
    howToPay: 'Оплатить можно на кафедре выдачи.',
    alsoAtDesk: 'Оплатить можно здесь или на кафедре выдачи.',
    payAll: (amount: string) => `Оплатить онлайн ${amount}`,
    pay: (amount: string) => `Оплатить ${amount}`,
    payThis: (name: string) => `Оплатить онлайн: ${name}`,
    leaving: 'Переходим к оплате…',
    rest: (amount: string) => `Осталось оплатить: ${amount}`,
    overdue: (days: string) => `Просрочка: ${days}`,
    days: forms({ one: 'день', few: 'дня', many: 'дней', other: 'дня' }),
    statuses: {
      growing: 'начисляется, пока книга не возвращена',
      owed: 'не оплачено',
      paid: 'оплачено',
      waived: 'прощено',
      cancelled: 'отменено',
    },
  },
  en: {
    title: 'Fines and payments',
    loading: 'Loading…',
    none: 'Nothing to pay. Thank you for returning books on time!',
    owed: (amount: string) => `You owe ${amount}`,
    howToPay: 'You can pay at the desk.',
    alsoAtDesk: 'You can pay here, or at the desk.',
    payAll: (amount: string) => `Pay ${amount} online`,
    pay: (amount: string) => `Pay ${amount}`,
    payThis: (name: string) => `Pay online: ${name}`,
    leaving: 'Opening the payment page…',
    rest: (amount: string) => `Still to pay: ${amount}`,
    overdue: (days: string) => `Overdue by ${days}`,
    days: forms({ one: 'day', other: 'days' }),
    statuses: {
      growing: 'accrues until the book is returned',
      owed: 'not paid',
      paid: 'paid',
      waived: 'waived',
      cancelled: 'cancelled',
    },
  },
});
