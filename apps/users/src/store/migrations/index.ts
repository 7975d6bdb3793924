import * as m0001 from './0001-users.ts';
import * as m0002 from './0002-dead-letters.ts';
import * as m0030 from './0030-idempotency-claims.ts';
import * as m0050 from './0050-deletion-requests.ts';

export const migrations = {
  '0001-users': m0001,
  '0002-dead-letters': m0002,
  '0030-idempotency-claims': m0030,
  '0050-deletion-requests': m0050,
};
