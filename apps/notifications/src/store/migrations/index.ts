import * as m0001 from './0001-notifications.ts';
import * as m0002 from './0002-dead-letters.ts';
import * as m0003 from './0003-old-deliveries.ts';
import * as m0010 from './0010-delivery-leases.ts';
import * as m0020 from './0020-parked-events.ts';
import * as m0021 from './0021-waiting-notices.ts';
import * as m0040 from './0040-clean-up-indexes.ts';
import * as m0150 from './0150-ask-for-recipients.ts';
import * as m0430 from './0430-audit-trail.ts';
import * as m0470 from './0470-reading-history.ts';
import * as m0510 from './0510-guardians.ts';
import * as m0511 from './0511-find-guardians.ts';

export const migrations = {
  '0001-notifications': m0001,
  '0002-dead-letters': m0002,
  '0003-old-deliveries': m0003,
  '0010-delivery-leases': m0010,
  '0020-parked-events': m0020,
  '0021-waiting-notices': m0021,
  '0040-clean-up-indexes': m0040,
  '0150-ask-for-recipients': m0150,
  '0430-audit-trail': m0430,
  '0470-reading-history': m0470,
  '0510-guardians': m0510,
  '0511-find-guardians': m0511,
};
