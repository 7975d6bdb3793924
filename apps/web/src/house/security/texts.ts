import { defineTexts } from '../language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Вход и безопасность',
    loading: 'Загружаем…',
    sessions: 'Где вы вошли',
    sessionsAbout:
      'Если какое-то устройство вам незнакомо, завершите на нём сеанс и смените пароль. Здесь же и приложения, которым вы разрешили доступ: завершите — и доступа больше нет.',
    app: (name: string) => `Приложение «${name}»`,
    unknownDevice: 'Неизвестное устройство',
    thisDevice: 'Это устройство',
    startedAt: (moment: string) => `Вход: ${moment}`,
    lastUsedAt: (moment: string) => `Последний раз: ${moment}`,
    network: (network: string) => `Сеть: ${network}`,
    end: 'Завершить',
    endOn: (device: string, moment: string) => `Завершить сеанс: ${device}, вход ${moment}`,
    endOthers: 'Выйти на всех остальных',
    endOthersQuestion: 'Завершить сеансы на всех устройствах, кроме этого? Там нужно будет войти снова.',
    endOthersYes: 'Да, выйти везде',
    no: 'Нет',
    othersEnded: 'Теперь вход выполнен только на этом устройстве.',
  },
  en: {
    title: 'Sign-in and security',
    loading: 'Loading…',
    sessions: 'Where you are signed in',
    sessionsAbout:
      'If you do not recognise a device, sign out there and change your password. The apps that you have let in stand here too: sign one out, and it has no access any more.',
    app: (name: string) => `App “${name}”`,
    unknownDevice: 'Unknown device',
    thisDevice: 'This device',
    startedAt: (moment: string) => `Signed in: ${moment}`,
    lastUsedAt: (moment: string) => `Last used: ${moment}`,
    network: (network: string) => `Network: ${network}`,
    end: 'Sign out there',
    endOn: (device: string, moment: string) => `Sign out there: ${device}, signed in ${moment}`,
    endOthers: 'Sign out everywhere else',
    endOthersQuestion: 'Sign out on all devices but this one? You will have to sign in there again.',
    endOthersYes: 'Yes, sign out everywhere else',
    no: 'No',
    othersEnded: 'You are now signed in on this device only.',
  },
});
