import * as m0001 from './0001-auth.ts';
import * as m0002 from './0002-dead-letters.ts';

export const migrations = { '0001-auth': m0001, '0002-dead-letters': m0002 };
