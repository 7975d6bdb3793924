import { forms } from '../../../house/formats.ts';
import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Задержки входа',
    about: 'Из этих сетей пока нельзя войти ни в одну учётную запись: там слишком часто ошибались паролем.',
    loading: 'Загружаем…',
    none: 'Сейчас ни одна сеть не ждёт.',
    network: 'Сеть',
    unknown: 'неизвестна',
    failed: 'Неверных попыток',
    last: 'Последняя попытка',
    wait: 'Ждать ещё',
    actions: 'Действия',
    lift: 'Разрешить вход',
    liftQuestion: (network: string) => `Разрешить вход из сети ${network} прямо сейчас?`,
    liftYes: 'Да, разрешить',
    no: 'Нет',
    minutes: forms({ one: 'минуту', few: 'минуты', many: 'минут', other: 'минуты' }),
  },
  en: {
    title: 'Sign-in delays',
    about: 'Nobody in these networks can sign in to any account for now: too many wrong passwords were entered there.',
    loading: 'Loading…',
    none: 'No network has to wait at the moment.',
    network: 'Network',
    unknown: 'unknown',
    failed: 'Failed tries',
    last: 'Last try',
    wait: 'Still to wait',
    actions: 'Actions',
    lift: 'Let them sign in',
    liftQuestion: (network: string) => `Let everybody in network ${network} sign in now?`,
    liftYes: 'Yes, let them',
    no: 'No',
    minutes: forms({ one: 'minute', other: 'minutes' }),
  },
});
