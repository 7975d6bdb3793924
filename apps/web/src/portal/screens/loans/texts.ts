import { forms } from '../../../house/formats.ts';
import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Мои книги',
    loading: 'Загружаем…',
    none: 'Сейчас у вас нет книг на руках.',
    find: 'Найти книгу',
    due: (day: string) => `Вернуть до ${day}`,
    overdue: (day: string) => `Срок истёк ${day}`,
    claimed: (day: string) =>
      `Вы сообщили, что вернули книгу ${day}. Мы её ищем: напоминаний не будет, штраф не растёт.`,
    recalled: (day: string) => `Книгу попросил другой читатель. Пожалуйста, верните её до ${day}.`,
    fine: (amount: string) => `Штраф на сегодня: ${amount}`,
    renew: 'Продлить',
    renewThis: (title: string) => `Продлить: ${title}`,
    renewed: (day: string) => `Продлено до ${day}.`,
    times: forms({ one: 'раз', few: 'раза', many: 'раз', other: 'раза' }),
    left: (times: string) => `Можно продлить ещё ${times}`,
    noneLeft: 'Больше продлить нельзя',
    renewsItself: (day: string) => `Продлим сами с ${day}, если книгу никто не ждёт`,
  },
  en: {
    title: 'My loans',
    loading: 'Loading…',
    none: 'You have no books on loan.',
    find: 'Find a book',
    due: (day: string) => `Due ${day}`,
    overdue: (day: string) => `Was due ${day}`,
    claimed: (day: string) =>
      `You told us that you returned this book on ${day}. We are looking for it: no reminders, and no growing fine.`,
    recalled: (day: string) => `Another reader has asked for this book. Please return it by ${day}.`,
    fine: (amount: string) => `Fine so far: ${amount}`,
    renew: 'Renew',
    renewThis: (title: string) => `Renew: ${title}`,
    renewed: (day: string) => `Renewed until ${day}.`,
    times: forms({ one: 'more time', other: 'more times' }),
    left: (times: string) => `Can be renewed ${times}`,
    noneLeft: 'No renewals left',
    renewsItself: (day: string) => `We will renew it for you from ${day} if nobody is waiting for it`,
  },
});
