import * as m0001 from './0001-notifications.ts';
import * as m0002 from './0002-dead-letters.ts';

export const migrations = { '0001-notifications': m0001, '0002-dead-letters': m0002 };
