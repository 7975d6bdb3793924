import type { Screen } from '../house/screens.tsx';

/** The screens of the staff's desk. */
export const screens: readonly Screen[] = [
  { path: '/desk', audience: 'staff', load: () => import('./screens/lane/lane.tsx') },
  { path: '/desk/readers', audience: 'staff', load: () => import('./screens/readers/readers.tsx') },
  { path: '/desk/readers/:id', audience: 'staff', load: () => import('./screens/reader/reader.tsx') },
  { path: '/desk/sign-in', audience: 'everybody', load: () => import('./screens/sign-in/sign-in.tsx') },
];
