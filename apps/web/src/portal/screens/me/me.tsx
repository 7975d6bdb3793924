import {
  Baby,
  Bell,
  Bookmark,
  BookMarked,
  CreditCard,
  EyeOff,
  History,
  Hourglass,
  ReceiptText,
  Settings,
  ShieldCheck,
  type LucideIcon,
} from 'lucide-preact';
import { Link } from 'wouter-preact';
import { Button } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useGuardian } from '../../../house/session.ts';
import { useSignOut } from '../../../house/sign-out.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { ConfirmAddress } from './confirm-address.tsx';
import { texts } from './texts.ts';
import { ToAgree } from './to-agree.tsx';

type Place = {
  to: string;
  icon: LucideIcon;
  name:
    | 'loans'
    | 'holds'
    | 'waiting'
    | 'fines'
    | 'card'
    | 'notices'
    | 'history'
    | 'children'
    | 'security'
    | 'privacy'
    | 'settings';
  /** Not for a guardian who acts for the reader. */
  isPrivate?: true;
};

const PLACES: readonly Place[] = [
  { to: '/me/loans', icon: BookMarked, name: 'loans' },
  { to: '/me/holds', icon: Bookmark, name: 'holds' },
  { to: '/me/waiting', icon: Hourglass, name: 'waiting' },
  { to: '/me/fines', icon: ReceiptText, name: 'fines' },
  { to: '/me/card', icon: CreditCard, name: 'card' },
  { to: '/me/notices', icon: Bell, name: 'notices' },
  { to: '/me/history', icon: History, name: 'history' },
  { to: '/me/children', icon: Baby, name: 'children', isPrivate: true },
  { to: '/me/security', icon: ShieldCheck, name: 'security', isPrivate: true },
  { to: '/me/privacy', icon: EyeOff, name: 'privacy' },
  { to: '/me/settings', icon: Settings, name: 'settings', isPrivate: true },
];

/** What is the reader's own, and how they stand with the library. */
export function Me() {
  const t = useTexts(texts);
  const { count, day } = useFormats();
  const me = useAnswer(['me'], () => answered(api.GET('/users/me')));
  const leave = useSignOut('/');
  const guardian = useGuardian();
  const user = me.data;
  return (
    <ScreenBody title={user?.full_name ?? t.title}>
      {me.isPending && <Waiting label={t.loading} />}
      {me.error && <Trouble error={me.error} onAgain={() => void me.refetch()} />}
      {user && (
        <div class="stack">
          {user.blocked && (
            <Message tone="bad">
              <p>{user.block_reason ? t.blockedFor(user.block_reason) : t.blocked}</p>
            </Message>
          )}
          {!user.blocked && user.forbidden?.includes('renew') && (
            <Message tone="soon">
              <p>{t.noRenewals}</p>
            </Message>
          )}
          {!user.blocked && user.forbidden?.includes('hold') && (
            <Message tone="soon">
              <p>{t.noWaiting}</p>
            </Message>
          )}
          {user.pending_email !== undefined && !guardian && <ConfirmAddress email={user.pending_email} />}
          {user.to_agree !== undefined && user.to_agree.length > 0 && <ToAgree awaited={user.to_agree} />}
          {user.has_overdue && (
            <Message tone="bad">
              <p>
                {t.overdue} <Link href="/me/loans">{t.toLoans}</Link>
              </p>
            </Message>
          )}
          <p>{t.onLoan(count(user.active_loans, t.books), count(user.loan_limit, t.books))}</p>
          {user.expires_on !== undefined && <p class="quiet">{t.until(day(user.expires_on))}</p>}
        </div>
      )}
      <nav aria-label={t.title}>
        <ul class="places">
          {PLACES.filter(({ isPrivate }) => !isPrivate || !guardian).map(({ to, icon: Icon, name }) => (
            <li key={to}>
              <Link href={to} className="place">
                <Icon class="icon" aria-hidden="true" />
                {t[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div class="stack">
        {leave.error && <Trouble error={leave.error} />}
        <div>
          <Button busy={leave.isPending} onPress={() => leave.mutate(undefined)}>
            {t.signOut}
          </Button>
        </div>
      </div>
    </ScreenBody>
  );
}
