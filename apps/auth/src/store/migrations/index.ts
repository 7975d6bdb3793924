import * as m0001 from './0001-auth.ts';

export const migrations = { '0001-auth': m0001 };
