import { stored } from '../house/stored.ts';

const yesOrNo = (key: string, usual: boolean) =>
  stored<boolean>(key, (kept) => (typeof kept === 'boolean' ? kept : usual));

/** Whether single letters are keys (WCAG 2.1.4). */
export const singleLetters = yesOrNo('abonement.desk.letters', true);

/** Whether slips are printed without being asked for. */
export const printsItself = yesOrNo('abonement.desk.prints', false);

/** The branch where this desk stands; none until somebody has said so. */
export const deskBranch = stored<string | undefined>('abonement.desk.branch', (kept) =>
  typeof kept === 'string' ? kept : undefined,
);
