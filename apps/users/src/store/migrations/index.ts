import * as m0001 from './0001-users.ts';
import * as m0002 from './0002-dead-letters.ts';
import * as m0010 from './0010-outbox-lanes.ts';
import * as m0020 from './0020-parked-events.ts';
import * as m0021 from './0021-announce-admins.ts';
import * as m0030 from './0030-idempotency-claims.ts';
import * as m0040 from './0040-clean-up-indexes.ts';
import * as m0041 from './0041-search-users.ts';
import * as m0050 from './0050-deletion-requests.ts';
import * as m0080 from './0080-large-balances.ts';
import * as m0081 from './0081-refused-deletions.ts';
import * as m0082 from './0082-set-aside-messages.ts';
import * as m0090 from './0090-search-text.ts';
import * as m0100 from './0100-users-by-name.ts';
import * as m0160 from './0160-card-form.ts';
import * as m0161 from './0161-scanned-cards.ts';
import * as m0220 from './0220-sign-in-codes.ts';
import * as m0221 from './0221-readers-without-address.ts';
import * as m0310 from './0310-next-card.ts';
import * as m0311 from './0311-one-card-each.ts';
import * as m0380 from './0380-credentials-version.ts';
import * as m0381 from './0381-password-tries.ts';
import * as m0390 from './0390-one-more-role.ts';
import * as m0400 from './0400-account-links.ts';
import * as m0401 from './0401-verified-users.ts';
import * as m0430 from './0430-audit-trail.ts';
import * as m0440 from './0440-pending-addresses.ts';
import * as m0441 from './0441-find-pending-addresses.ts';
import * as m0470 from './0470-reading-history.ts';
import * as m0480 from './0480-documents.ts';
import * as m0485 from './0485-guardianships.ts';
import * as m0495 from './0495-erasures.ts';
import * as m0510 from './0510-guardians-agree.ts';
import * as m0571 from './0571-cards.ts';
import * as m0572 from './0572-reader-blocks.ts';
import * as m0573 from './0573-category-terms.ts';
import * as m0574 from './0574-reader-notes.ts';
import * as m0680 from './0680-told-memberships.ts';
import * as m0681 from './0681-find-untold-memberships.ts';
import * as m0682 from './0682-number-once.ts';
import * as m0700 from './0700-category-limits.ts';
import * as m0701 from './0701-claimed-loans.ts';
import * as m0702 from './0702-reader-merges.ts';
import * as m0703 from './0703-refused-merges.ts';
import * as m0710 from './0710-follow-readers.ts';
import * as m0770 from './0770-sign-places-of-changes.ts';
import * as m0780 from './0780-membership-fees.ts';
import * as m0800 from './0800-card-ranges.ts';

export const migrations = {
  '0001-users': m0001,
  '0002-dead-letters': m0002,
  '0010-outbox-lanes': m0010,
  '0020-parked-events': m0020,
  '0021-announce-admins': m0021,
  '0030-idempotency-claims': m0030,
  '0040-clean-up-indexes': m0040,
  '0041-search-users': m0041,
  '0050-deletion-requests': m0050,
  '0080-large-balances': m0080,
  '0081-refused-deletions': m0081,
  '0082-set-aside-messages': m0082,
  '0090-search-text': m0090,
  '0100-users-by-name': m0100,
  '0160-card-form': m0160,
  '0161-scanned-cards': m0161,
  '0220-sign-in-codes': m0220,
  '0221-readers-without-address': m0221,
  '0310-next-card': m0310,
  '0311-one-card-each': m0311,
  '0380-credentials-version': m0380,
  '0381-password-tries': m0381,
  '0390-one-more-role': m0390,
  '0400-account-links': m0400,
  '0401-verified-users': m0401,
  '0430-audit-trail': m0430,
  '0440-pending-addresses': m0440,
  '0441-find-pending-addresses': m0441,
  '0470-reading-history': m0470,
  '0480-documents': m0480,
  '0485-guardianships': m0485,
  '0495-erasures': m0495,
  '0510-guardians-agree': m0510,
  '0571-cards': m0571,
  '0572-reader-blocks': m0572,
  '0573-category-terms': m0573,
  '0574-reader-notes': m0574,
  '0680-told-memberships': m0680,
  '0681-find-untold-memberships': m0681,
  '0682-number-once': m0682,
  '0700-category-limits': m0700,
  '0701-claimed-loans': m0701,
  '0702-reader-merges': m0702,
  '0703-refused-merges': m0703,
  '0710-follow-readers': m0710,
  '0770-sign-places-of-changes': m0770,
  '0780-membership-fees': m0780,
  '0800-card-ranges': m0800,
};
