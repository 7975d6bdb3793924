import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Код с экрана устройства',
    lead: 'Устройство, которое просит доступ к вашему кабинету, показывает код. Введите его, только если устройство сейчас перед вами: код, который прислали или продиктовали, вводить не надо.',
    code: 'Код',
    next: 'Дальше',
    sent: 'Если код вам прислали или продиктовали, не разрешайте: доступ к вашему кабинету получит чужое устройство.',
    end: 'Пароль устройство не узнает. Закончить его доступ можно в любой момент на странице «Вход и безопасность».',
    allowed: (app: string) => `Готово: «${app}» теперь продолжит само.`,
    denied: (app: string) => `«${app}» доступа не получит.`,
  },
  en: {
    title: 'A code from a device',
    lead: 'A device that asks for access to your account shows a code. Enter it only if the device is before you now; a code that somebody has sent or told you is not for you to enter.',
    code: 'Code',
    next: 'Next',
    sent: 'If somebody has sent or told you the code, do not allow it: another person’s device would get into your account.',
    end: 'The device does not learn your password. You can end its access at any time, under “Sign-in and security”.',
    allowed: (app: string) => `Done: “${app}” goes on by itself now.`,
    denied: (app: string) => `“${app}” gets no access.`,
  },
});
