import * as m0001 from './0001-auth.ts';
import * as m0002 from './0002-dead-letters.ts';
import * as m0003 from './0003-account-version.ts';
import * as m0020 from './0020-parked-events.ts';

export const migrations = {
  '0001-auth': m0001,
  '0002-dead-letters': m0002,
  '0003-account-version': m0003,
  '0020-parked-events': m0020,
};
