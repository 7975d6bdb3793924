import * as m0001 from './0001-users.ts';
import * as m0002 from './0002-dead-letters.ts';
import * as m0020 from './0020-parked-events.ts';
import * as m0021 from './0021-announce-admins.ts';

export const migrations = {
  '0001-users': m0001,
  '0002-dead-letters': m0002,
  '0020-parked-events': m0020,
  '0021-announce-admins': m0021,
};
