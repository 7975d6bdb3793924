import * as m0001 from './0001-users.ts';

export const migrations = { '0001-users': m0001 };
