import { defineTexts } from '../../../house/language.ts';

/** What services keep; each is a word of theirs (packages/platform, apps/<app>/src/store/personal-data.ts). */
const KINDS: Record<string, { ru: string; en: string }> = {
  act: {
    ru: 'журнал: кто и когда видел или менял ваши данные, без имени',
    en: 'the trail of who saw or changed your data, without your name',
  },
  seen: {
    ru: 'журнал: в каких списках вас видели, без имени',
    en: 'the trail of which lists you were seen in, without your name',
  },
  session: { ru: 'когда и с каких устройств вы входили', en: 'when and from which devices you signed in' },
  account_change: { ru: 'что ваши сеансы завершены', en: 'that you were signed out' },
  reader: { ru: 'что на этот номер больше нельзя выдавать книги', en: 'that nothing may be lent to this number' },
  notice: { ru: 'что письма отправлялись, без текста и адреса', en: 'that e-mails were sent, without text or address' },
  message: { ru: 'сообщение об удалении для других служб', en: 'the message to other services about the deletion' },
  answer: { ru: 'ответы на последние запросы', en: 'answers to the last requests' },
};

export const texts = defineTexts({
  ru: {
    title: 'Удаление учётной записи',
    loading: 'Загружаем…',
    ask: 'Здесь видно, как библиотека стирает учётную запись. Введите код из расписки, которую вы получили при удалении.',
    receipt: 'Расписка',
    receiptHint: 'Пять групп по пять знаков.',
    show: 'Показать',
    other: 'Ввести код заново',
    again: 'Обновить',
    states: {
      not_requested: 'Учётную запись никто не просил удалить: она работает как прежде.',
      requested: 'Просьба принята. Учётная запись будет удалена, как только ответит служба выдачи.',
      refused: 'Удалить учётную запись не получилось. Войдите: в кабинете написано, что мешает.',
      erasing: 'Учётная запись удалена. Службы библиотеки проверяют, что о вас ничего не осталось.',
      erased: 'Готово: все службы проверили и подтвердили, что данные стёрты.',
    },
    erasedAt: (at: string) => `Учётная запись удалена ${at}.`,
    services: 'Что подтвердили службы',
    waiting: 'ещё не подтвердила',
    confirmed: (at: string) => `ничего не осталось, проверено ${at}`,
    kinds: (kind: string) => KINDS[kind]?.ru ?? kind,
    until: (day: string) => `(до ${day})`,
    forGood: '(бессрочно)',
    elsewhere: 'Что ещё остаётся',
    elsewhereKept: [
      'Номер удалённой учётной записи остаётся бессрочно, чтобы запоздавшие сообщения никого не вернули.',
      'Прошлые выдачи остаются для статистики: они больше ничьи.',
      'В сообщениях между службами имя и адрес могут храниться ещё 14 дней.',
      'Резервные копии хранятся столько, сколько решила библиотека.',
    ],
    keepReceipt:
      'Сохраните код или адрес этой страницы: по нему год можно смотреть, чем всё кончилось. Имени в нём нет.',
  },
  en: {
    title: 'Deleted account',
    loading: 'Loading…',
    ask: 'Here you see how the library erases an account. Enter the code of the receipt that you were given when it was deleted.',
    receipt: 'Receipt',
    receiptHint: 'Five groups of five signs.',
    show: 'Show',
    other: 'Enter the code again',
    again: 'Refresh',
    states: {
      not_requested: 'Nobody has asked for this account to be deleted: it works as before.',
      requested: 'Your request is noted. The account is deleted as soon as the lending desk answers.',
      refused: 'The account could not be deleted. Sign in to see why.',
      erasing: 'The account is deleted. The library’s services are checking that nothing of yours is left.',
      erased: 'Done: all services have checked and confirmed that your data are erased.',
    },
    erasedAt: (at: string) => `The account was deleted on ${at}.`,
    services: 'What the services confirm',
    waiting: 'not confirmed yet',
    confirmed: (at: string) => `nothing is left, checked on ${at}`,
    kinds: (kind: string) => KINDS[kind]?.en ?? kind,
    until: (day: string) => `(until ${day})`,
    forGood: '(for good)',
    elsewhere: 'What stays elsewhere',
    elsewhereKept: [
      'The number of the deleted account stays for good, so that late messages bring nobody back.',
      'Past loans stay for statistics: they are nobody’s any more.',
      'Messages between the services may have your name and address for 14 more days.',
      'Backups are kept as long as the library has decided.',
    ],
    keepReceipt:
      'Keep the code or the address of this page: for a year it shows how this ended. Your name is not in it.',
  },
});
