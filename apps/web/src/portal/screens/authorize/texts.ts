import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Доступ для приложения',
    loading: 'Загружаем…',
    incomplete:
      'Сюда приходят из приложения, которое просит доступ к вашему читательскому кабинету. Начните, пожалуйста, в нём.',
    signInFirst: (app: string) =>
      `«${app}» просит доступ к вашему читательскому кабинету. Сначала войдите в библиотеку.`,
    goesTo: (place: string) => `После ответа вы вернётесь в ${place}.`,
    end: 'Пароль приложение не узнает. Закончить его доступ можно в любой момент на странице «Вход и безопасность».',
    leaving: 'Возвращаемся в приложение…',
  },
  en: {
    title: 'Access for an app',
    loading: 'Loading…',
    incomplete: 'People come here from an app that asks for access to their account. Please begin there.',
    signInFirst: (app: string) => `“${app}” asks for access to your account. Please sign in to the library first.`,
    goesTo: (place: string) => `After your answer you go back to ${place}.`,
    end: 'The app does not learn your password. You can end its access at any time, under “Sign-in and security”.',
    leaving: 'Going back to the app…',
  },
});
