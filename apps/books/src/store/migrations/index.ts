import * as m0001 from './0001-books.ts';
import * as m0002 from './0002-dead-letters.ts';
import * as m0010 from './0010-outbox-lanes.ts';
import * as m0020 from './0020-parked-events.ts';
import * as m0030 from './0030-idempotency-claims.ts';
import * as m0040 from './0040-loans-by-day.ts';
import * as m0041 from './0041-free-copies.ts';
import * as m0060 from './0060-browse-by-title.ts';
import * as m0090 from './0090-search-words.ts';
import * as m0091 from './0091-index-search-words.ts';
import * as m0092 from './0092-next-barcode.ts';
import * as m0100 from './0100-barcode-form.ts';
import * as m0101 from './0101-index-barcode-form.ts';
import * as m0102 from './0102-book-version.ts';
import * as m0210 from './0210-lost-and-mended-copies.ts';
import * as m0230 from './0230-book-popularity.ts';
import * as m0231 from './0231-known-popularity.ts';
import * as m0232 from './0232-drop-given-barcodes.ts';
import * as m0340 from './0340-popularity-by-book.ts';
import * as m0080 from './0080-set-aside-messages.ts';
import * as m0430 from './0430-audit-trail.ts';
import * as m0520 from './0520-branches.ts';
import * as m0530 from './0530-copy-places.ts';
import * as m0531 from './0531-index-locations.ts';
import * as m0532 from './0532-travelling-copies.ts';
import * as m0560 from './0560-kept-copies.ts';
import * as m0561 from './0561-kept-on-their-shelves.ts';
import * as m0600 from './0600-lost-on-loan.ts';
import * as m0610 from './0610-lent-despite-holds.ts';
import * as m0640 from './0640-copies-elsewhere.ts';
import * as m0710 from './0710-follow-copies.ts';
import * as m0740 from './0740-held-in-shelf-order.ts';
import * as m0770 from './0770-sign-places-of-changes.ts';

export const migrations = {
  '0001-books': m0001,
  '0002-dead-letters': m0002,
  '0010-outbox-lanes': m0010,
  '0020-parked-events': m0020,
  '0030-idempotency-claims': m0030,
  '0040-loans-by-day': m0040,
  '0041-free-copies': m0041,
  '0060-browse-by-title': m0060,
  '0090-search-words': m0090,
  '0091-index-search-words': m0091,
  '0092-next-barcode': m0092,
  '0100-barcode-form': m0100,
  '0101-index-barcode-form': m0101,
  '0102-book-version': m0102,
  '0210-lost-and-mended-copies': m0210,
  '0230-book-popularity': m0230,
  '0231-known-popularity': m0231,
  '0232-drop-given-barcodes': m0232,
  '0340-popularity-by-book': m0340,
  '0080-set-aside-messages': m0080,
  '0430-audit-trail': m0430,
  '0520-branches': m0520,
  '0530-copy-places': m0530,
  '0531-index-locations': m0531,
  '0532-travelling-copies': m0532,
  '0560-kept-copies': m0560,
  '0561-kept-on-their-shelves': m0561,
  '0600-lost-on-loan': m0600,
  '0610-lent-despite-holds': m0610,
  '0640-copies-elsewhere': m0640,
  '0710-follow-copies': m0710,
  '0740-held-in-shelf-order': m0740,
  '0770-sign-places-of-changes': m0770,
};
