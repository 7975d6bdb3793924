import type { EventData } from '#events';
import type { Language, Line } from './notice.ts';

type Command = EventData['notifications.email'];
export type AccountNotice = Extract<
  Command['type'],
  | 'email_verification'
  | 'password_reset'
  | 'password_changed'
  | 'new_sign_in'
  | 'sign_in_changed'
  | 'address_changed'
  | 'address_corrected'
  | 'guardian_linked'
  | 'guardian_ended'
  | 'child_linked'
  | 'child_ended'
>;

type Facts = {
  /** When something was changed, in words. */
  at: string;
  by: NonNullable<Command['changed_by']>;
  /** What has changed about how somebody signs in. */
  change: NonNullable<Command['sign_in_change']>;
  /** From where somebody has signed in: on what, and in which network; empty if nothing is known of it. */
  from: string;
  /** The name of the guardian or the child whom it is about; empty if nobody knows it any more. */
  relative: string;
  /** On which day it ends that they are that, in words. */
  until: string;
  /** The link that only this e-mail has. */
  link: (page: string) => Line;
  /** A page that everybody may open. */
  page: (path: string) => Line;
};
type Text = { subject: string; lines: (facts: Facts) => Line[] };

/** Notices about a person's account. They say what to do if it was somebody else. */
export const ACCOUNT_TEXTS: Record<AccountNotice, Record<Language, Text>> = {
  // It may go to anybody's address, so it repeats nothing that was written at the registration.
  email_verification: {
    ru: {
      subject: 'Подтвердите адрес для библиотеки',
      lines: ({ link }) => [
        'Этот адрес указали в библиотеке. Если это были вы, подтвердите его. Понадобится пароль, который вы придумали:',
        link('/verify'),
        'После этого с ним можно войти, и на него будут приходить письма. Ссылка действует семь дней.',
        'Если это были не вы, просто удалите письмо. Пока адрес не подтверждён, других писем не будет.',
      ],
    },
    en: {
      subject: 'Confirm your address for the library',
      lines: ({ link }) => [
        'Somebody gave this address to the library. If it was you, please confirm it, with the password that you chose:',
        link('/verify'),
        'Then you can sign in with it, and we write to it. The link works for seven days.',
        'If it was not you, just delete this e-mail. Until the address is confirmed, we send no others.',
      ],
    },
  },
  password_reset: {
    ru: {
      subject: 'Новый пароль для входа в библиотеку',
      lines: ({ link }) => [
        'Кто-то — надеемся, вы — хочет сменить пароль для входа в библиотеку. Придумать новый можно здесь:',
        link('/reset'),
        'Ссылка действует один час и срабатывает один раз.',
        'Если это были не вы, просто удалите письмо: без ссылки пароль не сменить, и он остаётся прежним.',
      ],
    },
    en: {
      subject: 'A new password for the library',
      lines: ({ link }) => [
        'Somebody, we hope you, wants to change the password for your library account. Choose a new one here:',
        link('/reset'),
        'The link works once, within an hour.',
        'If it was not you, just delete this e-mail: without the link your password stays as it is.',
      ],
    },
  },
  password_changed: {
    ru: {
      subject: 'Ваш пароль изменён',
      lines: ({ at, by, page }) => [
        {
          password: `${at} пароль для входа в библиотеку сменили в настройках, введя прежний.`,
          link: `${at} пароль для входа в библиотеку сменили по ссылке из нашего письма.`,
          code: `${at} пароль для входа в библиотеку придумали по коду с кафедры выдачи.`,
        }[by],
        'Если это были вы, всё в порядке. На других устройствах войдите с новым паролем.',
        'Если не вы, сразу смените пароль по ссылке, которую мы пришлём на этот адрес, и сообщите библиотекарю:',
        page('/forgot'),
      ],
    },
    en: {
      subject: 'Your password was changed',
      lines: ({ at, by, page }) => [
        {
          password: `On ${at}, the password for your library account was changed in the settings, with the former one.`,
          link: `On ${at}, the password for your library account was changed by the link in our e-mail.`,
          code: `On ${at}, the password for your library account was chosen by the code from the desk.`,
        }[by],
        'If it was you, all is well. On other devices, please sign in with the new password.',
        'If it was not you, change it at once by a link that we send to this address, and tell a librarian:',
        page('/forgot'),
      ],
    },
  },
  new_sign_in: {
    ru: {
      subject: 'Новый вход в вашу учётную запись',
      lines: ({ at, from, page }) => [
        `${at} в вашу учётную запись библиотеки вошли оттуда, откуда раньше не входили${from && `: ${from}`}.`,
        'Если это были вы, всё в порядке.',
        'Если не вы, сразу смените пароль по ссылке, которую мы пришлём на этот адрес: все сеансы завершатся. Потом проверьте, всё ли вам знакомо в разделе «Вход и безопасность», и сообщите библиотекарю:',
        page('/forgot'),
      ],
    },
    en: {
      subject: 'A new sign-in to your account',
      lines: ({ at, from, page }) => [
        `On ${at}, somebody signed in to your library account from where nobody had before${from && `: ${from}`}.`,
        'If it was you, all is well.',
        'If it was not you, change your password at once by a link that we send to this address: all sign-ins end. Then look whether you know all that is listed under “Sign-in and security”, and tell a librarian:',
        page('/forgot'),
      ],
    },
  },
  sign_in_changed: {
    ru: {
      subject: 'Изменения в том, как вы входите',
      lines: ({ at, change, page }) => [
        {
          second_factor_on: `${at} для входа в библиотеку включили подтверждение кодом из приложения.`,
          second_factor_off: `${at} подтверждение входа в библиотеку кодом из приложения отключили.`,
          recovery_codes_renewed: `${at} получены новые запасные коды для входа в библиотеку. Прежние больше не действуют.`,
          recovery_code_used: `${at} использован один из запасных кодов для входа в библиотеку. Больше он не действует.`,
          passkey_added: `${at} добавлен ключ доступа для входа в библиотеку.`,
          passkey_removed: `${at} удалён ключ доступа для входа в библиотеку.`,
          outside_account_added: `${at} для входа в библиотеку привязан аккаунт другого сайта.`,
          outside_account_removed: `${at} аккаунт другого сайта отвязан: войти с ним в библиотеку больше нельзя.`,
        }[change],
        'Если это были вы, всё в порядке.',
        'Если не вы, сразу смените пароль по ссылке, которую мы пришлём на этот адрес: все сеансы завершатся. Потом проверьте, всё ли вам знакомо в разделе «Вход и безопасность», и сообщите библиотекарю:',
        page('/forgot'),
      ],
    },
    en: {
      subject: 'A change in how you sign in',
      lines: ({ at, change, page }) => [
        {
          second_factor_on: `On ${at}, two-step sign-in was turned on for your library account.`,
          second_factor_off: `On ${at}, two-step sign-in was turned off for your library account.`,
          recovery_codes_renewed: `On ${at}, new recovery codes were made for your library account. The old ones no longer work.`,
          recovery_code_used: `On ${at}, one of the recovery codes of your library account was used. It no longer works.`,
          passkey_added: `On ${at}, a passkey was added to your library account.`,
          passkey_removed: `On ${at}, a passkey was removed from your library account.`,
          outside_account_added: `On ${at}, an account of another site was linked with your library account. It signs in here now.`,
          outside_account_removed: `On ${at}, an account of another site was unlinked from your library account. It signs in here no more.`,
        }[change],
        'If it was you, all is well.',
        'If it was not you, change your password at once by a link that we send to this address: all sign-ins end. Then look whether you know all that is listed under “Sign-in and security”, and tell a librarian:',
        page('/forgot'),
      ],
    },
  },
  address_changed: {
    ru: {
      subject: 'Адрес для входа в библиотеку изменён',
      lines: ({ at, link }) => [
        `${at} вместо этого адреса для входа в библиотеку указали и подтвердили другой. Письма теперь приходят на него.`,
        'Если это были вы, всё в порядке, и делать ничего не нужно.',
        'Если не вы, верните этот адрес и придумайте новый пароль. На всех устройствах нужно будет войти заново:',
        link('/restore'),
        'Ссылка действует четырнадцать дней. Потом проверьте, всё ли вам знакомо в разделе «Вход и безопасность», и сообщите, пожалуйста, библиотекарю.',
      ],
    },
    en: {
      subject: 'The address of your library account was changed',
      lines: ({ at, link }) => [
        `On ${at}, another address was given and confirmed for your library account in the place of this one. Messages go there now.`,
        'If it was you, all is well, and there is nothing to do.',
        'If it was not you, take this address back and choose a new password. Everybody who is signed in is signed out:',
        link('/restore'),
        'The link works for fourteen days. Then look whether you know all that is listed under “Sign-in and security”, and please tell a librarian.',
      ],
    },
  },
  address_corrected: {
    ru: {
      subject: 'Этого адреса больше нет в вашем читательском билете',
      lines: ({ at }) => [
        `${at} этот адрес убрали из вашего читательского билета или заменили другим: на кафедре выдачи или тот, чей адрес был указан раньше. Писем на него больше не будет.`,
        'Если вы просили об этом или сделали это сами, всё в порядке. Если нет, подойдите, пожалуйста, на кафедру выдачи.',
      ],
    },
    en: {
      subject: 'This address is no longer on your library card',
      lines: ({ at }) => [
        `On ${at}, this address was removed from your library card, or replaced by another: at the desk, or by whoever had an earlier address here. We write to this address no more.`,
        'If you asked for it or did it yourself, all is well. If not, please come to the desk.',
      ],
    },
  },
  guardian_linked: {
    ru: {
      subject: 'В библиотеке записан ваш представитель',
      lines: ({ relative, until, page }) => [
        `На кафедре выдачи записали, что ${relative ? `вас представляет ${relative}` : 'у вас есть представитель'}. Это до ${until}.`,
        'Представитель видит, что вы взяли, и может продлевать ваши книги. Сменить ваш пароль или адрес представитель не может. Кто вас представляет, видно здесь:',
        page('/me/children'),
        'Если это ошибка, подойдите, пожалуйста, на кафедру выдачи: запись уберут.',
      ],
    },
    en: {
      subject: 'You have a guardian at the library',
      lines: ({ relative, until, page }) => [
        `At the desk, ${relative || 'somebody'} was recorded as your guardian, until ${until}.`,
        'A guardian sees what you have borrowed and can renew your books. A guardian cannot change your password or your address. You see here who your guardians are:',
        page('/me/children'),
        'If this is wrong, please come to the desk: it will be undone.',
      ],
    },
  },
  guardian_ended: {
    ru: {
      subject: 'В библиотеке у вас одним представителем меньше',
      lines: ({ relative, page }) => [
        `${relative ? `${relative} больше не представляет вас в библиотеке` : 'Один из представителей больше не представляет вас в библиотеке'}: ваши книги и учётная запись этому человеку больше не видны.`,
        'Делать ничего не нужно. Кто вас представляет, видно здесь:',
        page('/me/children'),
        'Если это ошибка, подойдите, пожалуйста, на кафедру выдачи.',
      ],
    },
    en: {
      subject: 'You have one guardian less at the library',
      lines: ({ relative, page }) => [
        `${relative || 'One of your guardians'} is your guardian at the library no longer, and no longer sees your books or your account.`,
        'There is nothing to do. You see here who your guardians are:',
        page('/me/children'),
        'If this is wrong, please come to the desk.',
      ],
    },
  },
  child_linked: {
    ru: {
      subject: 'Вы записаны в библиотеке представителем ребёнка',
      lines: ({ relative, until, page }) => [
        `На кафедре выдачи вас записали представителем${relative ? `. Читатель: ${relative}` : ' ребёнка'}. Это до ${until}.`,
        'Вы видите, что взял ребёнок, и можете продлевать его книги. Если у него нет своего адреса, письма о книгах приходят вам. Его учётную запись можно открыть здесь:',
        page('/me/children'),
        'Если это ошибка, подойдите, пожалуйста, на кафедру выдачи: запись уберут.',
      ],
    },
    en: {
      subject: 'You are a child’s guardian at the library',
      lines: ({ relative, until, page }) => [
        `At the desk, you were recorded as a guardian of ${relative || 'a child'}, until ${until}.`,
        'You see what the child has borrowed and can renew it. If the child has no address, our e-mails about books come to you. You can open the account here:',
        page('/me/children'),
        'If this is wrong, please come to the desk: it will be undone.',
      ],
    },
  },
  child_ended: {
    ru: {
      subject: 'Вы больше не представляете ребёнка в библиотеке',
      lines: ({ relative, page }) => [
        `Вы больше не записаны представителем${relative ? `. Читатель: ${relative}` : ' одного из детей'}. Книги и учётная запись ребёнка вам больше не видны, и письма о них не придут.`,
        'Делать ничего не нужно. Кого вы представляете, видно здесь:',
        page('/me/children'),
        'Если это ошибка, подойдите, пожалуйста, на кафедру выдачи.',
      ],
    },
    en: {
      subject: 'You are no longer a child’s guardian at the library',
      lines: ({ relative, page }) => [
        `You are no longer recorded as a guardian of ${relative || 'one of your children'}. You do not see the child’s books or account any more, and get no e-mails about them.`,
        'There is nothing to do. You see here whose guardian you are:',
        page('/me/children'),
        'If this is wrong, please come to the desk.',
      ],
    },
  },
};

/** It goes to a mailbox whose address a stranger may have given, so it repeats nothing of what they wrote. */
export const TO_OWNER: Record<Language, { subject: string; lines: (page: Facts['page']) => Line[] }> = {
  ru: {
    subject: 'Вы уже записаны в библиотеку',
    lines: (page) => [
      'Кто-то — надеемся, вы — указал этот адрес, чтобы записаться в библиотеку или сменить свой. Но с ним уже записаны вы. Войти можно здесь:',
      page('/sign-in'),
      'Если вы забыли пароль, придумайте новый:',
      page('/forgot'),
      'Если это были не вы, просто удалите письмо: у вас ничего не изменилось, и тот, кто указал адрес, не знает, что он ваш.',
    ],
  },
  en: {
    subject: 'You have joined the library already',
    lines: (page) => [
      'Somebody, we hope you, gave this address to join the library or to change theirs. But you have joined with it already. You can sign in here:',
      page('/sign-in'),
      'If you have forgotten your password, choose a new one:',
      page('/forgot'),
      'If it was not you, just delete this e-mail: nothing of yours has changed, and whoever gave the address does not know that it is yours.',
    ],
  },
};
