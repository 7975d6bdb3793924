import type { Screen } from '../house/screens.tsx';

/** The screens of the readers' portal. The gateway answers each of these addresses with the portal's page. */
export const screens: readonly Screen[] = [
  { path: '/', audience: 'everybody', load: () => import('./screens/home/home.tsx') },
  { path: '/search', audience: 'everybody', load: () => import('./screens/search/search.tsx') },
  { path: '/books/:id', audience: 'everybody', load: () => import('./screens/book/book.tsx') },
  { path: '/sign-in', audience: 'everybody', load: () => import('./screens/sign-in/sign-in.tsx') },
  { path: '/register', audience: 'everybody', load: () => import('./screens/register/register.tsx') },
  { path: '/author-alerts/:token/end', audience: 'everybody', load: () => import('./screens/end-alert/end-alert.tsx') },
  { path: '/first-sign-in', audience: 'everybody', load: () => import('./screens/first-sign-in/first-sign-in.tsx') },
  { path: '/me', audience: 'signed-in', load: () => import('./screens/me/me.tsx') },
  { path: '/me/loans', audience: 'signed-in', load: () => import('./screens/loans/loans.tsx') },
  { path: '/me/waiting', audience: 'signed-in', load: () => import('./screens/waiting/waiting.tsx') },
  { path: '/me/fines', audience: 'signed-in', load: () => import('./screens/fines/fines.tsx') },
  { path: '/me/notices', audience: 'signed-in', load: () => import('./screens/notices/notices.tsx') },
  { path: '/me/history', audience: 'signed-in', load: () => import('./screens/history/history.tsx') },
  { path: '/me/settings', audience: 'signed-in', load: () => import('./screens/settings/settings.tsx') },
  { path: '/me/card', audience: 'signed-in', load: () => import('./screens/card/card.tsx') },
];
