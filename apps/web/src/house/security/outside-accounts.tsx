import type { components } from '#contracts/public.ts';
import { Button } from '../../design/button.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { answered, api } from '../api.ts';
import { useAnswer, useDeed } from '../asking.ts';
import { defineTexts, useTexts } from '../language.ts';
import { titleIn, useOutsideProviders, useWayTo } from '../outside.ts';
import { Trouble } from '../trouble.tsx';
import { WayIn } from './way-in.tsx';

type OutsideAccount = components['schemas']['OutsideAccount'];
type Provider = components['schemas']['OutsideProvider'];

const texts = defineTexts({
  ru: {
    loading: 'Загружаем…',
    title: 'Аккаунты других сайтов',
    about:
      'Привяжите аккаунт, и им можно будет входить вместо пароля. Библиотека узнаёт от того сайта только то, что это вы. Пароль продолжает действовать.',
    link: (title: string) => `Привязать: ${title}`,
    addedOn: (day: string) => `Привязан ${day}`,
    lastUsed: (moment: string) => `Последний вход: ${moment}`,
    neverUsed: 'Ещё не использовался',
    remove: 'Отвязать',
    removeOne: (title: string) => `Отвязать: ${title}`,
    removeQuestion: 'Отвязать аккаунт? Войти с ним больше не получится, но пароль продолжит действовать.',
    removeYes: 'Да, отвязать',
    no: 'Нет',
  },
  en: {
    loading: 'Loading…',
    title: 'Accounts of other sites',
    about:
      'Link an account, and you can sign in with it instead of your password. All that the library learns from the other site is that it is you. Your password goes on working.',
    link: (title: string) => `Link: ${title}`,
    addedOn: (day: string) => `Linked ${day}`,
    lastUsed: (moment: string) => `Last used: ${moment}`,
    neverUsed: 'Not used yet',
    remove: 'Unlink',
    removeOne: (title: string) => `Unlink: ${title}`,
    removeQuestion: 'Unlink this account? You can no longer sign in with it, but your password goes on working.',
    removeYes: 'Yes, unlink',
    no: 'No',
  },
});

const ACCOUNTS = ['outside-accounts'];

/** The accounts of other sites that somebody signs in by, and how to link one. Of a library that takes none, nothing. */
export function OutsideAccounts() {
  const providers = useOutsideProviders().data?.items ?? [];
  return providers.length > 0 ? <Linked providers={providers} /> : null;
}

function Linked({ providers }: { providers: readonly Provider[] }) {
  const t = useTexts(texts);
  const accounts = useAnswer(ACCOUNTS, () => answered(api.GET('/auth/outside-accounts')));
  const link = useWayTo((provider) => answered(api.POST('/auth/outside-accounts/requests', { body: { provider } })));
  const items = accounts.data?.items;
  const others = providers.filter(({ id }) => items?.every(({ provider }) => provider !== id));
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="quiet measure">{t.about}</p>
      {accounts.isPending && <Waiting label={t.loading} lines={2} />}
      {accounts.error && <Trouble error={accounts.error} onAgain={() => void accounts.refetch()} />}
      {items && items.length > 0 && (
        <ul class="list">
          {items.map((account) => (
            <OneAccount key={account.id} account={account} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div class="row">
          {others.map(({ id, title }) => (
            <Button key={id} busy={link.isPending && link.variables === id} onPress={() => link.mutate(id)}>
              {t.link(titleIn(title))}
            </Button>
          ))}
        </div>
      )}
      {link.error && <Trouble error={link.error} />}
    </section>
  );
}

function OneAccount({ account }: { account: OutsideAccount }) {
  const t = useTexts(texts);
  const { id, provider, title, linked_at: added, last_used_at: used } = account;
  const path = { outside_account_id: id };
  const removal = useDeed(
    () => answered(api.DELETE('/auth/outside-accounts/{outside_account_id}', { params: { path } })),
    [ACCOUNTS],
  );
  return <WayIn {...{ t, added, used, removal }} name={title ? titleIn(title) : provider} />;
}
