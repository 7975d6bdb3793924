import * as m0001 from './0001-auth.ts';
import * as m0002 from './0002-dead-letters.ts';
import * as m0003 from './0003-account-version.ts';
import * as m0020 from './0020-parked-events.ts';
import * as m0040 from './0040-session-expiry.ts';
import * as m0041 from './0041-clean-up-indexes.ts';
import * as m0042 from './0042-revocation-stored.ts';
import * as m0043 from './0043-unrevoked-sessions.ts';
import * as m0080 from './0080-account-changes.ts';
import * as m0370 from './0370-sign-in-tries.ts';
import * as m0410 from './0410-session-devices.ts';
import * as m0411 from './0411-session-proof.ts';
import * as m0412 from './0412-second-factors.ts';
import * as m0420 from './0420-signing-keys.ts';
import * as m0421 from './0421-programs.ts';
import * as m0430 from './0430-audit-trail.ts';
import * as m0450 from './0450-passkeys.ts';
import * as m0451 from './0451-outbox.ts';
import * as m0460 from './0460-client-apps.ts';
import * as m0461 from './0461-device-codes.ts';
import * as m0490 from './0490-outside-accounts.ts';
import * as m0500 from './0500-tries-by-account.ts';
import * as m0515 from './0515-sessions-of-somebody.ts';
import * as m0570 from './0570-delayed-networks.ts';

export const migrations = {
  '0001-auth': m0001,
  '0002-dead-letters': m0002,
  '0003-account-version': m0003,
  '0020-parked-events': m0020,
  '0040-session-expiry': m0040,
  '0041-clean-up-indexes': m0041,
  '0042-revocation-stored': m0042,
  '0043-unrevoked-sessions': m0043,
  '0080-account-changes': m0080,
  '0370-sign-in-tries': m0370,
  '0410-session-devices': m0410,
  '0411-session-proof': m0411,
  '0412-second-factors': m0412,
  '0420-signing-keys': m0420,
  '0421-programs': m0421,
  '0430-audit-trail': m0430,
  '0450-passkeys': m0450,
  '0451-outbox': m0451,
  '0460-client-apps': m0460,
  '0461-device-codes': m0461,
  '0490-outside-accounts': m0490,
  '0500-tries-by-account': m0500,
  '0515-sessions-of-somebody': m0515,
  '0570-delayed-networks': m0570,
};
