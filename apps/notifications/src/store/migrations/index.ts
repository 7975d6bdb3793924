import * as m0001 from './0001-notifications.ts';

export const migrations = { '0001-notifications': m0001 };
