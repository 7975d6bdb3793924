import { lazy } from 'preact/compat';
import type { Screen } from '../house/screens.tsx';
import { BookScreen } from './screens/book/book.tsx';
import { CardScreen } from './screens/card/card.tsx';
import { Charges } from './screens/charges/charges.tsx';
import { Forgot } from './screens/forgot/forgot.tsx';
import { History } from './screens/history/history.tsx';
import { Home } from './screens/home/home.tsx';
import { Loans } from './screens/loans/loans.tsx';
import { Me } from './screens/me/me.tsx';
import { Notices } from './screens/notices/notices.tsx';
import { Register } from './screens/register/register.tsx';
import { SearchScreen } from './screens/search/search.tsx';
import { SignIn } from './screens/sign-in/sign-in.tsx';
import { Verify } from './screens/verify/verify.tsx';
import { WaitingList } from './screens/waiting/waiting.tsx';

/** Loaded together when the first of them is opened. */
const seldom = (screen: keyof typeof import('./seldom.ts')) =>
  lazy(async () => ({ default: (await import('./seldom.ts'))[screen] }));

/** The screens of the readers' portal. The gateway answers each of these addresses with the portal's page. */
export const screens: readonly Screen[] = [
  { path: '/', audience: 'everybody', component: Home, asksFirst: '/books/popular' },
  { path: '/search', audience: 'everybody', component: SearchScreen },
  { path: '/books/:id', audience: 'everybody', component: BookScreen, asksFirst: '/books/:id' },
  { path: '/sign-in', audience: 'everybody', component: SignIn },
  { path: '/authorize', audience: 'everybody', component: seldom('Authorize') },
  { path: '/register', audience: 'everybody', component: Register },
  { path: '/documents', audience: 'everybody', component: seldom('Documents'), asksFirst: '/documents' },
  { path: '/branches', audience: 'everybody', component: seldom('Branches'), asksFirst: '/branches' },
  { path: '/author-alerts/:token/end', audience: 'everybody', component: seldom('EndAlert') },
  { path: '/first-sign-in', audience: 'everybody', component: seldom('FirstSignIn') },
  { path: '/forgot', audience: 'everybody', component: Forgot },
  { path: '/verify', audience: 'everybody', component: Verify },
  { path: '/erasure', audience: 'everybody', component: seldom('Erasure') },
  { path: '/reset', audience: 'everybody', component: seldom('Reset') },
  { path: '/outside/:provider', audience: 'everybody', component: seldom('Outside') },
  { path: '/device', audience: 'signed-in', component: seldom('Device') },
  { path: '/restore', audience: 'everybody', component: seldom('Restore') },
  { path: '/me', audience: 'signed-in', component: Me, asksFirst: '/users/me' },
  { path: '/me/loans', audience: 'signed-in', component: Loans, asksFirst: '/loans/user/:me?status=open&limit=100' },
  { path: '/me/holds', audience: 'signed-in', component: seldom('Holds'), asksFirst: '/holds/user/:me' },
  { path: '/me/waiting', audience: 'signed-in', component: WaitingList, asksFirst: '/waiting-list' },
  { path: '/me/fines', audience: 'signed-in', component: Charges, asksFirst: '/charges/user/:me?limit=100' },
  { path: '/payments/:id', audience: 'signed-in', component: seldom('Payment'), asksFirst: '/payment-intents/:id' },
  { path: '/me/notices', audience: 'signed-in', component: Notices, asksFirst: '/notifications/user/:me' },
  { path: '/me/history', audience: 'signed-in', component: History, asksFirst: '/users/:me/history' },
  { path: '/me/children', audience: 'signed-in', component: seldom('Children'), asksFirst: '/users/:me/family' },
  { path: '/me/settings', audience: 'signed-in', component: seldom('Settings'), asksFirst: '/users/me' },
  { path: '/me/security', audience: 'signed-in', component: seldom('Security'), asksFirst: '/auth/sessions' },
  { path: '/me/privacy', audience: 'signed-in', component: seldom('Privacy'), asksFirst: '/users/me' },
  { path: '/me/card', audience: 'signed-in', component: CardScreen, asksFirst: '/users/me' },
];
