import * as m0001 from './0001-users.ts';
import * as m0002 from './0002-dead-letters.ts';
import * as m0040 from './0040-clean-up-indexes.ts';
import * as m0041 from './0041-search-users.ts';

export const migrations = {
  '0001-users': m0001,
  '0002-dead-letters': m0002,
  '0040-clean-up-indexes': m0040,
  '0041-search-users': m0041,
};
