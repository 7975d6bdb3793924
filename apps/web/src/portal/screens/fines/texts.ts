import { forms } from '../../../house/formats.ts';
import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Штрафы',
    loading: 'Загружаем…',
    none: 'Штрафов нет. Спасибо, что возвращаете книги вовремя!',
    owed: (amount: string) => `К оплате: ${amount}`,
    howToPay: 'Оплатить можно на кафедре выдачи.',
    overdue: (days: string) => `Просрочка: ${days}`,
    days: forms({ one: 'день', few: 'дня', many: 'дней', other: 'дня' }),
    statuses: {
      growing: 'начисляется, пока книга не возвращена',
      owed: 'не оплачен',
      paid: 'оплачен',
      waived: 'прощён',
    },
  },
  en: {
    title: 'Fines',
    loading: 'Loading…',
    none: 'No fines. Thank you for returning books on time!',
    owed: (amount: string) => `You owe ${amount}`,
    howToPay: 'You can pay at the desk.',
    overdue: (days: string) => `Overdue by ${days}`,
    days: forms({ one: 'day', other: 'days' }),
    statuses: { growing: 'accrues until the book is returned', owed: 'not paid', paid: 'paid', waived: 'waived' },
  },
});
