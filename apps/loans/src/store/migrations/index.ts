import * as m0001 from './0001-loans.ts';
import * as m0002 from './0002-dead-letters.ts';
import * as m0010 from './0010-outbox-lanes.ts';
import * as m0020 from './0020-parked-events.ts';
import * as m0030 from './0030-idempotency-claims.ts';
import * as m0031 from './0031-aborted-checkouts.ts';
import * as m0040 from './0040-next-action.ts';
import * as m0041 from './0041-next-action-index.ts';
import * as m0042 from './0042-drop-reminder.ts';
import * as m0050 from './0050-closed-readers.ts';
import * as m0080 from './0080-look-at-shelf.ts';
import * as m0081 from './0081-look-at-shelf-index.ts';
import * as m0082 from './0082-set-aside-messages.ts';
import * as m0083 from './0083-old-checkouts.ts';
import * as m0090 from './0090-author-match.ts';
import * as m0091 from './0091-known-authors.ts';
import * as m0100 from './0100-barcode-form.ts';
import * as m0101 from './0101-scanned-copies.ts';
import * as m0102 from './0102-list-overdue.ts';
import * as m0130 from './0130-alert-tokens.ts';
import * as m0131 from './0131-tokens-of-known-alerts.ts';
import * as m0210 from './0210-loans-of-a-book.ts';
import * as m0230 from './0230-drop-given-barcodes.ts';
import * as m0320 from './0320-loan-check.ts';
import * as m0321 from './0321-checks-of-open-loans.ts';
import * as m0430 from './0430-audit-trail.ts';
import * as m0470 from './0470-reading-history.ts';
import * as m0471 from './0471-find-past-loans.ts';
import * as m0520 from './0520-branches.ts';
import * as m0521 from './0521-due-instants.ts';
import * as m0522 from './0522-loans-of-a-branch.ts';
import * as m0550 from './0550-charges.ts';
import * as m0551 from './0551-entries-of-settled-fines.ts';
import * as m0552 from './0552-settled-charges.ts';
import * as m0580 from './0580-loan-overrides.ts';
import * as m0581 from './0581-desk-journal.ts';
import * as m0590 from './0590-dated-policies.ts';
import * as m0600 from './0600-claims.ts';
import * as m0601 from './0601-list-claims.ts';
import * as m0602 from './0602-lost-loans.ts';
import * as m0603 from './0603-charges-of-loans.ts';
import * as m0562 from './0562-holds.ts';
import * as m0620 from './0620-tills.ts';
import * as m0621 from './0621-entries-of-tills.ts';
import * as m0640 from './0640-waiting-holds.ts';
import * as m0641 from './0641-overdue-loans.ts';
import * as m0650 from './0650-aged-to-lost.ts';
import * as m0651 from './0651-ageing-loans.ts';
import * as m0652 from './0652-auto-renewal.ts';
import * as m0653 from './0653-auto-renewing-loans.ts';
import * as m0654 from './0654-list-lost-loans.ts';
import * as m0670 from './0670-payment-intents.ts';
import * as m0700 from './0700-lost-loans-of-reader.ts';
import * as m0701 from './0701-tell-claims.ts';
import * as m0720 from './0720-handed-in.ts';
import * as m0721 from './0721-lapsing-claims.ts';
import * as m0690 from './0690-loans-by-hours.ts';
import * as m0691 from './0691-ageing-after-claims.ts';
import * as m0610 from './0610-holds-told-when-kept.ts';
import * as m0660 from './0660-recalls.ts';
import * as m0661 from './0661-recallable-loans.ts';
import * as m0662 from './0662-hold-priorities.ts';
import * as m0702 from './0702-merged-readers.ts';
import * as m0703 from './0703-find-merged-readers.ts';
import * as m0730 from './0730-overrides-by-day.ts';
import * as m0740 from './0740-ended-loans.ts';
import * as m0710 from './0710-follow-holders.ts';
import * as m0711 from './0711-kept-for-holds.ts';
import * as m0741 from './0741-branch-of-money.ts';
import * as m0742 from './0742-money-of-days.ts';
import * as m0770 from './0770-who-stood-there.ts';
import * as m0771 from './0771-find-who-stood-there.ts';
import * as m0772 from './0772-sign-places-of-changes.ts';
import * as m0780 from './0780-hold-days.ts';
import * as m0830 from './0830-loan-limits.ts';
import * as m0790 from './0790-past-loans-of-readers.ts';
import * as m0810 from './0810-payments-in-journal.ts';

export const migrations = {
  '0001-loans': m0001,
  '0002-dead-letters': m0002,
  '0010-outbox-lanes': m0010,
  '0020-parked-events': m0020,
  '0030-idempotency-claims': m0030,
  '0031-aborted-checkouts': m0031,
  '0040-next-action': m0040,
  '0041-next-action-index': m0041,
  '0042-drop-reminder': m0042,
  '0050-closed-readers': m0050,
  '0080-look-at-shelf': m0080,
  '0081-look-at-shelf-index': m0081,
  '0082-set-aside-messages': m0082,
  '0083-old-checkouts': m0083,
  '0090-author-match': m0090,
  '0091-known-authors': m0091,
  '0100-barcode-form': m0100,
  '0101-scanned-copies': m0101,
  '0102-list-overdue': m0102,
  '0130-alert-tokens': m0130,
  '0131-tokens-of-known-alerts': m0131,
  '0210-loans-of-a-book': m0210,
  '0230-drop-given-barcodes': m0230,
  '0320-loan-check': m0320,
  '0321-checks-of-open-loans': m0321,
  '0430-audit-trail': m0430,
  '0470-reading-history': m0470,
  '0471-find-past-loans': m0471,
  '0520-branches': m0520,
  '0521-due-instants': m0521,
  '0522-loans-of-a-branch': m0522,
  '0550-charges': m0550,
  '0551-entries-of-settled-fines': m0551,
  '0552-settled-charges': m0552,
  '0580-loan-overrides': m0580,
  '0581-desk-journal': m0581,
  '0590-dated-policies': m0590,
  '0562-holds': m0562,
  '0600-claims': m0600,
  '0601-list-claims': m0601,
  '0602-lost-loans': m0602,
  '0603-charges-of-loans': m0603,
  '0620-tills': m0620,
  '0621-entries-of-tills': m0621,
  '0640-waiting-holds': m0640,
  '0641-overdue-loans': m0641,
  '0610-holds-told-when-kept': m0610,
  '0650-aged-to-lost': m0650,
  '0651-ageing-loans': m0651,
  '0652-auto-renewal': m0652,
  '0653-auto-renewing-loans': m0653,
  '0654-list-lost-loans': m0654,
  '0660-recalls': m0660,
  '0661-recallable-loans': m0661,
  '0662-hold-priorities': m0662,
  '0670-payment-intents': m0670,
  '0700-lost-loans-of-reader': m0700,
  '0701-tell-claims': m0701,
  '0710-follow-holders': m0710,
  '0711-kept-for-holds': m0711,
  '0720-handed-in': m0720,
  '0721-lapsing-claims': m0721,
  '0702-merged-readers': m0702,
  '0703-find-merged-readers': m0703,
  '0730-overrides-by-day': m0730,
  '0740-ended-loans': m0740,
  '0690-loans-by-hours': m0690,
  '0691-ageing-after-claims': m0691,
  '0741-branch-of-money': m0741,
  '0742-money-of-days': m0742,
  '0770-who-stood-there': m0770,
  '0771-find-who-stood-there': m0771,
  '0772-sign-places-of-changes': m0772,
  '0780-hold-days': m0780,
  '0790-past-loans-of-readers': m0790,
  '0810-payments-in-journal': m0810,
  '0830-loan-limits': m0830,
};
