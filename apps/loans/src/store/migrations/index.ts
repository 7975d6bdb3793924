import * as m0001 from './0001-loans.ts';

export const migrations = { '0001-loans': m0001 };
