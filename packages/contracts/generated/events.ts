// Generated from contracts/events by `npm run generate`.
/**
 * A book has come into the catalogue.
 */
export interface BookAdded {
event_type: "book.added"
book_id: string
/**
 * Several authors are divided by a semicolon.
 */
author: string
title: string
/**
 * Rises with each change. Missing in messages of the previous release.
 */
version?: number
}

/**
 * A copy of the book has come back to the shelf.
 */
export interface BookAvailable {
event_type: "book.available"
book_id: string
/**
 * Several authors are divided by a semicolon.
 */
author: string
title: string
/**
 * How many copies can be borrowed now.
 */
available: number
}

/**
 * A book's description was corrected.
 */
export interface BookChanged {
event_type: "book.changed"
book_id: string
/**
 * Several authors are divided by a semicolon.
 */
author: string
title: string
/**
 * Rises with each change. Missing in messages of the previous release.
 */
version?: number
}

/**
 * A book has left the catalogue.
 */
export interface BookDeleted {
event_type: "book.deleted"
book_id: string
}

/**
 * A branch of the library was added or changed.
 */
export interface BranchChanged {
event_type: "branch.changed"
branch_id: string
name: string
/**
 * Rises with each change of the branch: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * There is no such branch any more.
 */
export interface BranchRemoved {
event_type: "branch.removed"
branch_id: string
/**
 * Rises with each change of the branch: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * The copy that was kept for a hold turned out to be none to be lent: the hold waits again.
 */
export interface CopyFreed {
event_type: "copy.freed"
hold_id: string
book_id: string
/**
 * The copy has left the collection: it was lost or withdrawn.
 */
gone?: boolean
/**
 * Rises with each change of what is kept for the hold: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * A copy is kept for a hold, or was seen at another place.
 */
export interface CopyKept {
event_type: "copy.kept"
hold_id: string
book_id: string
copy_id: string
barcode: string
/**
 * Where the reader picks it up, as it was when the copy was kept.
 */
branch_id?: string
/**
 * Still on its shelf, on its way, or where its reader picks it up.
 */
place: ("shelf" | "in_transit" | "hold_shelf")
/**
 * Rises with each change of what is kept for the hold: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * A hold has ended: no copy is kept for it any more.
 */
export interface HoldEnded {
event_type: "hold.ended"
hold_id: string
book_id: string
how: ("fulfilled" | "expired" | "cancelled" | "unfilled")
}

/**
 * A returned loan is nobody's any more: whoever knows whose it was forgets it.
 */
export interface LoanAnonymised {
event_type: "loan.anonymised"
loan_id: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * A reader has the book after all that they had claimed to have returned: what it is overdue counts.
 */
export interface LoanClaimWithdrawn {
event_type: "loan.claim_withdrawn"
loan_id: string
reader_id: string
book_id: string
copy_id: string
title: string
/**
 * As it was when the loan was issued.
 */
patron_category: string
issued_at: string
due_date: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * A reader says that they have brought back what is out: until its copy is found, the loan is not overdue.
 */
export interface LoanClaimedReturned {
event_type: "loan.claimed_returned"
loan_id: string
reader_id: string
book_id: string
copy_id: string
title: string
/**
 * As it was when the loan was issued.
 */
patron_category: string
issued_at: string
due_date: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
/**
 * When they brought it back, as they say.
 */
claimed_at: string
}

/**
 * Staff have set another due date of a loan.
 */
export interface LoanDueDateChanged {
event_type: "loan.due_date_changed"
loan_id: string
reader_id: string
book_id: string
copy_id: string
title: string
/**
 * As it was when the loan was issued.
 */
patron_category: string
issued_at: string
due_date: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * A reader has borrowed a copy.
 */
export interface LoanIssued {
event_type: "loan.issued"
loan_id: string
reader_id: string
book_id: string
copy_id: string
title: string
/**
 * As it was when the loan was issued.
 */
patron_category: string
issued_at: string
due_date: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * A copy on loan was recorded as lost: the loan is over. If the copy comes back all the same, loan.returned follows.
 */
export interface LoanLost {
event_type: "loan.lost"
loan_id: string
reader_id: string
book_id: string
copy_id: string
title: string
/**
 * As it was when the loan was issued.
 */
patron_category: string
issued_at: string
due_date: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
lost_at: string
}

/**
 * A loan's due date is past. Told once for each due date.
 */
export interface LoanOverdue {
event_type: "loan.overdue"
loan_id: string
reader_id: string
book_id: string
copy_id: string
title: string
/**
 * As it was when the loan was issued.
 */
patron_category: string
issued_at: string
due_date: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * A loan has a new due date.
 */
export interface LoanRenewed {
event_type: "loan.renewed"
loan_id: string
reader_id: string
book_id: string
copy_id: string
title: string
/**
 * As it was when the loan was issued.
 */
patron_category: string
issued_at: string
due_date: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
renewals: number
}

/**
 * A copy came back.
 */
export interface LoanReturned {
event_type: "loan.returned"
loan_id: string
reader_id: string
book_id: string
copy_id: string
title: string
/**
 * As it was when the loan was issued.
 */
patron_category: string
issued_at: string
due_date: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
returned_at: string
days_overdue: number
/**
 * Where it was returned. Without it, where its copy was seen last.
 */
branch_id?: string
/**
 * True if it came back damaged, and is put aside; left out otherwise.
 */
damaged?: boolean
/**
 * The hold that the copy may be kept for, unless that has one by now, and where its reader picks it up.
 */
hold?: {
hold_id: string
branch_id: string
}
}

/**
 * The desk has registered a reader, or renewed their membership, and their category has a fee for it.
 */
export interface MembershipBegun {
event_type: "membership.begun"
user_id: string
/**
 * The id of the charge for it, so that there is one for each time.
 */
charge_id: string
/**
 * In minor units of the library's currency.
 */
fee_minor: number
/**
 * Who at the desk has done so.
 */
recorded_by: string
}

/**
 * A command: tell a reader by e-mail.
 */
export interface NotificationsEmail {
type: ("loan_issued" | "loan_renewed" | "due_date_changed" | "loan_recalled" | "loan_returned" | "loan_lost" | "due_soon" | "due_today" | "overdue" | "book_available" | "author_has_new_book" | "hold_ready" | "hold_delayed" | "hold_ending" | "hold_expired" | "hold_cancelled" | "hold_unfilled" | "membership_ending" | "account_not_deleted" | "password_reset" | "password_changed" | "email_verification" | "new_sign_in" | "sign_in_changed" | "address_changed" | "address_corrected" | "guardian_linked" | "guardian_ended" | "child_linked" | "child_ended")
user_id: string
/**
 * Where to, if the sender knows it; else notifications knows the reader's address.
 */
user_email?: string
book_title?: string
author?: string
due_date?: string
/**
 * The time of the due date by which a loan by hours is due, at its branch.
 */
due_time?: string
/**
 * Where a copy stands on the hold shelf; `due_date` is the last day on which it does.
 */
branch_name?: string
/**
 * Of a reminder: another reader has asked for the book, so that it is not renewed.
 */
recalled?: boolean
days_overdue?: number
fine?: {
amount_minor: number
currency: string
}
loan_id?: string
book_id?: string
/**
 * Ends the author alert that this notice comes from, and nothing else.
 */
alert_end_token?: string
/**
 * How many books the reader has.
 */
open_loans?: number
/**
 * Of the account's link that the e-mail has: users tells its token, and where it goes, when it is sent.
 */
link_id?: string
/**
 * When something was changed, or somebody signed in, in the library's time zone, to the minute.
 */
changed_at?: string
/**
 * What proved who changed it: the former password, a link from an e-mail, or a code from the desk.
 */
changed_by?: ("password" | "link" | "code")
/**
 * What has changed about how somebody signs in, or is good no longer.
 */
sign_in_change?: ("second_factor_on" | "second_factor_off" | "recovery_codes_renewed" | "recovery_code_used" | "passkey_added" | "passkey_removed" | "outside_account_added" | "outside_account_removed")
/**
 * Of a sign-in, as `listSessions` tells it.
 */
browser?: string
/**
 * Its operating system.
 */
system?: string
/**
 * From where it came, as far as it tells the place.
 */
network?: string
/**
 * The guardian of the child who is told, or the child of the guardian who is: users says their name when the e-mail is sent.
 */
relative_id?: string
/**
 * From which day on they are that no more.
 */
ends_on?: string
/**
 * The last day of a membership.
 */
expires_on?: string
/**
 * Whether the reader owes any.
 */
open_fines?: boolean
}

/**
 * What a reader owes in fines has changed.
 */
export interface ReaderBalanceChanged {
event_type: "reader.balance_changed"
reader_id: string
balance_minor: number
currency: string
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
}

/**
 * Two accounts are one person's: whatever is known of the one is the other's from now on. That the one is gone, user.deleted says afterwards.
 */
export interface ReaderMerged {
event_type: "reader.merged"
/**
 * The account that is closed.
 */
from: string
/**
 * The account that is kept.
 */
to: string
}

/**
 * A user's profile, role or standing has changed.
 */
export interface UserChanged {
event_type: "user.changed"
user_id: string
/**
 * Empty: the user has given none, or has not confirmed it.
 */
email: string
full_name: string
language: ("ru" | "en")
role: ("reader" | "librarian" | "branch_manager" | "admin")
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
/**
 * The password is another one now.
 */
credentials_changed?: boolean
/**
 * A former address was put back by its link. Since then somebody else may have been at the account: what was added to sign in with is not to be trusted.
 */
address_restored_since?: string
}

/**
 * A user is gone: whoever keeps something personal of theirs forgets it.
 */
export interface UserDeleted {
event_type: "user.deleted"
user_id: string
}

/**
 * A user has chosen how long it is known what they have read.
 */
export interface UserHistoryChosen {
event_type: "user.history_chosen"
user_id: string
/**
 * `none`: only until a returned book is sure to be undamaged. `legal`: as long as the library has to. `always`: until they choose otherwise.
 */
reading_history: ("none" | "legal" | "always")
/**
 * The version of the account that the choice made: of two choices, the one with the higher holds.
 */
account_version: number
}

/**
 * Somebody has become a reader.
 */
export interface UserRegistered {
event_type: "user.registered"
user_id: string
/**
 * Empty: the user has given none, or has not confirmed it.
 */
email: string
full_name: string
language: ("ru" | "en")
role: ("reader" | "librarian" | "branch_manager" | "admin")
/**
 * Rises with each change of the subject: an event with a lower one than was seen is old news.
 */
version: number
}

export type EventData = {
  'book.added': BookAdded;
  'book.available': BookAvailable;
  'book.changed': BookChanged;
  'book.deleted': BookDeleted;
  'branch.changed': BranchChanged;
  'branch.removed': BranchRemoved;
  'copy.freed': CopyFreed;
  'copy.kept': CopyKept;
  'hold.ended': HoldEnded;
  'loan.anonymised': LoanAnonymised;
  'loan.claim_withdrawn': LoanClaimWithdrawn;
  'loan.claimed_returned': LoanClaimedReturned;
  'loan.due_date_changed': LoanDueDateChanged;
  'loan.issued': LoanIssued;
  'loan.lost': LoanLost;
  'loan.overdue': LoanOverdue;
  'loan.renewed': LoanRenewed;
  'loan.returned': LoanReturned;
  'membership.begun': MembershipBegun;
  'notifications.email': NotificationsEmail;
  'reader.balance_changed': ReaderBalanceChanged;
  'reader.merged': ReaderMerged;
  'user.changed': UserChanged;
  'user.deleted': UserDeleted;
  'user.history_chosen': UserHistoryChosen;
  'user.registered': UserRegistered;
};
export const topics = {
  "loan.issued": "loan.events",
  "loan.renewed": "loan.events",
  "loan.due_date_changed": "loan.events",
  "loan.claimed_returned": "loan.events",
  "loan.claim_withdrawn": "loan.events",
  "loan.lost": "loan.events",
  "loan.returned": "loan.events",
  "loan.overdue": "loan.events",
  "loan.anonymised": "loan.events",
  "reader.balance_changed": "loan.events",
  "branch.changed": "loan.events",
  "branch.removed": "loan.events",
  "hold.ended": "loan.events",
  "book.added": "book.events",
  "book.changed": "book.events",
  "book.deleted": "book.events",
  "book.available": "book.events",
  "copy.kept": "book.events",
  "copy.freed": "book.events",
  "user.registered": "user.events",
  "user.changed": "user.events",
  "user.history_chosen": "user.events",
  "membership.begun": "user.events",
  "user.deleted": "user.events",
  "reader.merged": "user.events",
  "notifications.email": "notifications.email"
} as const;
/** The topics on which several events may share a message. */
export const batchedTopics: readonly string[] = ["loan.events"];
/** The apps that publish. */
export const publishers: readonly string[] = ["auth","books","loans","users"];
/** The apps that subscribe, and keep what they could not handle. */
export const subscribers: readonly string[] = ["analytics","auth","books","loans","notifications","users"];
export const schemas = {
  "book.added": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:book.added",
    "title": "book.added",
    "description": "A book has come into the catalogue.",
    "type": "object",
    "required": [
      "event_type",
      "book_id",
      "author",
      "title"
    ],
    "properties": {
      "event_type": {
        "const": "book.added"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "author": {
        "description": "Several authors are divided by a semicolon.",
        "type": "string"
      },
      "title": {
        "type": "string"
      },
      "version": {
        "description": "Rises with each change. Missing in messages of the previous release.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "book.available": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:book.available",
    "title": "book.available",
    "description": "A copy of the book has come back to the shelf.",
    "type": "object",
    "required": [
      "event_type",
      "book_id",
      "author",
      "title",
      "available"
    ],
    "properties": {
      "event_type": {
        "const": "book.available"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "author": {
        "description": "Several authors are divided by a semicolon.",
        "type": "string"
      },
      "title": {
        "type": "string"
      },
      "available": {
        "description": "How many copies can be borrowed now.",
        "type": "integer",
        "minimum": 0
      }
    }
  },
  "book.changed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:book.changed",
    "title": "book.changed",
    "description": "A book's description was corrected.",
    "type": "object",
    "required": [
      "event_type",
      "book_id",
      "author",
      "title"
    ],
    "properties": {
      "event_type": {
        "const": "book.changed"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "author": {
        "description": "Several authors are divided by a semicolon.",
        "type": "string"
      },
      "title": {
        "type": "string"
      },
      "version": {
        "description": "Rises with each change. Missing in messages of the previous release.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "book.deleted": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:book.deleted",
    "title": "book.deleted",
    "description": "A book has left the catalogue.",
    "type": "object",
    "required": [
      "event_type",
      "book_id"
    ],
    "properties": {
      "event_type": {
        "const": "book.deleted"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      }
    }
  },
  "branch.changed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:branch.changed",
    "title": "branch.changed",
    "description": "A branch of the library was added or changed.",
    "type": "object",
    "required": [
      "event_type",
      "branch_id",
      "name",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "branch.changed"
      },
      "branch_id": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]{0,31}$"
      },
      "name": {
        "type": "string"
      },
      "version": {
        "description": "Rises with each change of the branch: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "branch.removed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:branch.removed",
    "title": "branch.removed",
    "description": "There is no such branch any more.",
    "type": "object",
    "required": [
      "event_type",
      "branch_id",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "branch.removed"
      },
      "branch_id": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]{0,31}$"
      },
      "version": {
        "description": "Rises with each change of the branch: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "copy.freed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:copy.freed",
    "title": "copy.freed",
    "description": "The copy that was kept for a hold turned out to be none to be lent: the hold waits again.",
    "type": "object",
    "required": [
      "event_type",
      "hold_id",
      "book_id",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "copy.freed"
      },
      "hold_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "gone": {
        "description": "The copy has left the collection: it was lost or withdrawn.",
        "type": "boolean"
      },
      "version": {
        "description": "Rises with each change of what is kept for the hold: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "copy.kept": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:copy.kept",
    "title": "copy.kept",
    "description": "A copy is kept for a hold, or was seen at another place.",
    "type": "object",
    "required": [
      "event_type",
      "hold_id",
      "book_id",
      "copy_id",
      "barcode",
      "place",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "copy.kept"
      },
      "hold_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "copy_id": {
        "type": "string",
        "format": "uuid"
      },
      "barcode": {
        "type": "string"
      },
      "branch_id": {
        "description": "Where the reader picks it up, as it was when the copy was kept.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]{0,31}$"
      },
      "place": {
        "description": "Still on its shelf, on its way, or where its reader picks it up.",
        "enum": [
          "shelf",
          "in_transit",
          "hold_shelf"
        ]
      },
      "version": {
        "description": "Rises with each change of what is kept for the hold: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "hold.ended": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:hold.ended",
    "title": "hold.ended",
    "description": "A hold has ended: no copy is kept for it any more.",
    "type": "object",
    "required": [
      "event_type",
      "hold_id",
      "book_id",
      "how"
    ],
    "properties": {
      "event_type": {
        "const": "hold.ended"
      },
      "hold_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "how": {
        "enum": [
          "fulfilled",
          "expired",
          "cancelled",
          "unfilled"
        ]
      }
    }
  },
  "loan.anonymised": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:loan.anonymised",
    "title": "loan.anonymised",
    "description": "A returned loan is nobody's any more: whoever knows whose it was forgets it.",
    "type": "object",
    "required": [
      "event_type",
      "loan_id",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "loan.anonymised"
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "loan.claim_withdrawn": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:loan.claim_withdrawn",
    "title": "loan.claim_withdrawn",
    "description": "A reader has the book after all that they had claimed to have returned: what it is overdue counts.",
    "type": "object",
    "required": [
      "event_type",
      "loan_id",
      "reader_id",
      "book_id",
      "copy_id",
      "title",
      "patron_category",
      "issued_at",
      "due_date",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "loan.claim_withdrawn"
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "reader_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "copy_id": {
        "type": "string",
        "format": "uuid"
      },
      "title": {
        "type": "string"
      },
      "patron_category": {
        "description": "As it was when the loan was issued.",
        "type": "string"
      },
      "issued_at": {
        "type": "string",
        "format": "date-time"
      },
      "due_date": {
        "type": "string",
        "format": "date"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "loan.claimed_returned": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:loan.claimed_returned",
    "title": "loan.claimed_returned",
    "description": "A reader says that they have brought back what is out: until its copy is found, the loan is not overdue.",
    "type": "object",
    "required": [
      "event_type",
      "loan_id",
      "reader_id",
      "book_id",
      "copy_id",
      "title",
      "patron_category",
      "issued_at",
      "due_date",
      "version",
      "claimed_at"
    ],
    "properties": {
      "event_type": {
        "const": "loan.claimed_returned"
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "reader_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "copy_id": {
        "type": "string",
        "format": "uuid"
      },
      "title": {
        "type": "string"
      },
      "patron_category": {
        "description": "As it was when the loan was issued.",
        "type": "string"
      },
      "issued_at": {
        "type": "string",
        "format": "date-time"
      },
      "due_date": {
        "type": "string",
        "format": "date"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      },
      "claimed_at": {
        "description": "When they brought it back, as they say.",
        "type": "string",
        "format": "date-time"
      }
    }
  },
  "loan.due_date_changed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:loan.due_date_changed",
    "title": "loan.due_date_changed",
    "description": "Staff have set another due date of a loan.",
    "type": "object",
    "required": [
      "event_type",
      "loan_id",
      "reader_id",
      "book_id",
      "copy_id",
      "title",
      "patron_category",
      "issued_at",
      "due_date",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "loan.due_date_changed"
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "reader_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "copy_id": {
        "type": "string",
        "format": "uuid"
      },
      "title": {
        "type": "string"
      },
      "patron_category": {
        "description": "As it was when the loan was issued.",
        "type": "string"
      },
      "issued_at": {
        "type": "string",
        "format": "date-time"
      },
      "due_date": {
        "type": "string",
        "format": "date"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "loan.issued": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:loan.issued",
    "title": "loan.issued",
    "description": "A reader has borrowed a copy.",
    "type": "object",
    "required": [
      "event_type",
      "loan_id",
      "reader_id",
      "book_id",
      "copy_id",
      "title",
      "patron_category",
      "issued_at",
      "due_date",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "loan.issued"
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "reader_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "copy_id": {
        "type": "string",
        "format": "uuid"
      },
      "title": {
        "type": "string"
      },
      "patron_category": {
        "description": "As it was when the loan was issued.",
        "type": "string"
      },
      "issued_at": {
        "type": "string",
        "format": "date-time"
      },
      "due_date": {
        "type": "string",
        "format": "date"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "loan.lost": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:loan.lost",
    "title": "loan.lost",
    "description": "A copy on loan was recorded as lost: the loan is over. If the copy comes back all the same, loan.returned follows.",
    "type": "object",
    "required": [
      "event_type",
      "loan_id",
      "reader_id",
      "book_id",
      "copy_id",
      "title",
      "patron_category",
      "issued_at",
      "due_date",
      "version",
      "lost_at"
    ],
    "properties": {
      "event_type": {
        "const": "loan.lost"
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "reader_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "copy_id": {
        "type": "string",
        "format": "uuid"
      },
      "title": {
        "type": "string"
      },
      "patron_category": {
        "description": "As it was when the loan was issued.",
        "type": "string"
      },
      "issued_at": {
        "type": "string",
        "format": "date-time"
      },
      "due_date": {
        "type": "string",
        "format": "date"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      },
      "lost_at": {
        "type": "string",
        "format": "date-time"
      }
    }
  },
  "loan.overdue": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:loan.overdue",
    "title": "loan.overdue",
    "description": "A loan's due date is past. Told once for each due date.",
    "type": "object",
    "required": [
      "event_type",
      "loan_id",
      "reader_id",
      "book_id",
      "copy_id",
      "title",
      "patron_category",
      "issued_at",
      "due_date",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "loan.overdue"
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "reader_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "copy_id": {
        "type": "string",
        "format": "uuid"
      },
      "title": {
        "type": "string"
      },
      "patron_category": {
        "description": "As it was when the loan was issued.",
        "type": "string"
      },
      "issued_at": {
        "type": "string",
        "format": "date-time"
      },
      "due_date": {
        "type": "string",
        "format": "date"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "loan.renewed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:loan.renewed",
    "title": "loan.renewed",
    "description": "A loan has a new due date.",
    "type": "object",
    "required": [
      "event_type",
      "loan_id",
      "reader_id",
      "book_id",
      "copy_id",
      "title",
      "patron_category",
      "issued_at",
      "due_date",
      "version",
      "renewals"
    ],
    "properties": {
      "event_type": {
        "const": "loan.renewed"
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "reader_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "copy_id": {
        "type": "string",
        "format": "uuid"
      },
      "title": {
        "type": "string"
      },
      "patron_category": {
        "description": "As it was when the loan was issued.",
        "type": "string"
      },
      "issued_at": {
        "type": "string",
        "format": "date-time"
      },
      "due_date": {
        "type": "string",
        "format": "date"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      },
      "renewals": {
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "loan.returned": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:loan.returned",
    "title": "loan.returned",
    "description": "A copy came back.",
    "type": "object",
    "required": [
      "event_type",
      "loan_id",
      "reader_id",
      "book_id",
      "copy_id",
      "title",
      "patron_category",
      "issued_at",
      "due_date",
      "version",
      "returned_at",
      "days_overdue"
    ],
    "properties": {
      "event_type": {
        "const": "loan.returned"
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "reader_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "copy_id": {
        "type": "string",
        "format": "uuid"
      },
      "title": {
        "type": "string"
      },
      "patron_category": {
        "description": "As it was when the loan was issued.",
        "type": "string"
      },
      "issued_at": {
        "type": "string",
        "format": "date-time"
      },
      "due_date": {
        "type": "string",
        "format": "date"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      },
      "returned_at": {
        "type": "string",
        "format": "date-time"
      },
      "days_overdue": {
        "type": "integer",
        "minimum": 0
      },
      "branch_id": {
        "description": "Where it was returned. Without it, where its copy was seen last.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]{0,31}$"
      },
      "damaged": {
        "description": "True if it came back damaged, and is put aside; left out otherwise.",
        "type": "boolean"
      },
      "hold": {
        "description": "The hold that the copy may be kept for, unless that has one by now, and where its reader picks it up.",
        "type": "object",
        "required": [
          "hold_id",
          "branch_id"
        ],
        "properties": {
          "hold_id": {
            "type": "string",
            "format": "uuid"
          },
          "branch_id": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{0,31}$"
          }
        }
      }
    }
  },
  "membership.begun": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:membership.begun",
    "title": "membership.begun",
    "description": "The desk has registered a reader, or renewed their membership, and their category has a fee for it.",
    "type": "object",
    "required": [
      "event_type",
      "user_id",
      "charge_id",
      "fee_minor",
      "recorded_by"
    ],
    "properties": {
      "event_type": {
        "const": "membership.begun"
      },
      "user_id": {
        "type": "string",
        "format": "uuid"
      },
      "charge_id": {
        "description": "The id of the charge for it, so that there is one for each time.",
        "type": "string",
        "format": "uuid"
      },
      "fee_minor": {
        "description": "In minor units of the library's currency.",
        "type": "integer",
        "minimum": 1
      },
      "recorded_by": {
        "description": "Who at the desk has done so.",
        "type": "string",
        "format": "uuid"
      }
    }
  },
  "notifications.email": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:notifications.email",
    "title": "notifications.email",
    "description": "A command: tell a reader by e-mail.",
    "type": "object",
    "required": [
      "type",
      "user_id"
    ],
    "properties": {
      "type": {
        "enum": [
          "loan_issued",
          "loan_renewed",
          "due_date_changed",
          "loan_recalled",
          "loan_returned",
          "loan_lost",
          "due_soon",
          "due_today",
          "overdue",
          "book_available",
          "author_has_new_book",
          "hold_ready",
          "hold_delayed",
          "hold_ending",
          "hold_expired",
          "hold_cancelled",
          "hold_unfilled",
          "membership_ending",
          "account_not_deleted",
          "password_reset",
          "password_changed",
          "email_verification",
          "new_sign_in",
          "sign_in_changed",
          "address_changed",
          "address_corrected",
          "guardian_linked",
          "guardian_ended",
          "child_linked",
          "child_ended"
        ]
      },
      "user_id": {
        "type": "string",
        "format": "uuid"
      },
      "user_email": {
        "description": "Where to, if the sender knows it; else notifications knows the reader's address.",
        "type": "string",
        "maxLength": 254,
        "x-personal": true
      },
      "book_title": {
        "type": "string"
      },
      "author": {
        "type": "string"
      },
      "due_date": {
        "type": "string",
        "format": "date"
      },
      "due_time": {
        "description": "The time of the due date by which a loan by hours is due, at its branch.",
        "type": "string",
        "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
      },
      "branch_name": {
        "description": "Where a copy stands on the hold shelf; `due_date` is the last day on which it does.",
        "type": "string"
      },
      "recalled": {
        "description": "Of a reminder: another reader has asked for the book, so that it is not renewed.",
        "type": "boolean"
      },
      "days_overdue": {
        "type": "integer",
        "minimum": 0
      },
      "fine": {
        "type": "object",
        "required": [
          "amount_minor",
          "currency"
        ],
        "properties": {
          "amount_minor": {
            "type": "integer",
            "minimum": 0
          },
          "currency": {
            "type": "string"
          }
        }
      },
      "loan_id": {
        "type": "string",
        "format": "uuid"
      },
      "book_id": {
        "type": "string",
        "format": "uuid"
      },
      "alert_end_token": {
        "description": "Ends the author alert that this notice comes from, and nothing else.",
        "type": "string",
        "format": "uuid",
        "x-personal": true
      },
      "open_loans": {
        "description": "How many books the reader has.",
        "type": "integer",
        "minimum": 0
      },
      "link_id": {
        "description": "Of the account's link that the e-mail has: users tells its token, and where it goes, when it is sent.",
        "type": "string",
        "format": "uuid"
      },
      "changed_at": {
        "description": "When something was changed, or somebody signed in, in the library's time zone, to the minute.",
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"
      },
      "changed_by": {
        "description": "What proved who changed it: the former password, a link from an e-mail, or a code from the desk.",
        "enum": [
          "password",
          "link",
          "code"
        ]
      },
      "sign_in_change": {
        "description": "What has changed about how somebody signs in, or is good no longer.",
        "enum": [
          "second_factor_on",
          "second_factor_off",
          "recovery_codes_renewed",
          "recovery_code_used",
          "passkey_added",
          "passkey_removed",
          "outside_account_added",
          "outside_account_removed"
        ]
      },
      "browser": {
        "description": "Of a sign-in, as `listSessions` tells it.",
        "type": "string",
        "maxLength": 60
      },
      "system": {
        "description": "Its operating system.",
        "type": "string",
        "maxLength": 60
      },
      "network": {
        "description": "From where it came, as far as it tells the place.",
        "type": "string",
        "maxLength": 60,
        "x-personal": true
      },
      "relative_id": {
        "description": "The guardian of the child who is told, or the child of the guardian who is: users says their name when the e-mail is sent.",
        "type": "string",
        "format": "uuid"
      },
      "ends_on": {
        "description": "From which day on they are that no more.",
        "type": "string",
        "format": "date"
      },
      "expires_on": {
        "description": "The last day of a membership.",
        "type": "string",
        "format": "date"
      },
      "open_fines": {
        "description": "Whether the reader owes any.",
        "type": "boolean"
      }
    },
    "allOf": [
      {
        "if": {
          "properties": {
            "type": {
              "const": "membership_ending"
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "expires_on"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "const": "account_not_deleted"
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "open_loans",
            "open_fines"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "enum": [
                "account_not_deleted",
                "password_reset",
                "password_changed",
                "new_sign_in",
                "sign_in_changed",
                "email_verification",
                "address_changed",
                "address_corrected",
                "guardian_linked",
                "guardian_ended",
                "child_linked",
                "child_ended"
              ]
            }
          },
          "required": [
            "type"
          ]
        },
        "else": {
          "required": [
            "book_title"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "enum": [
                "guardian_linked",
                "guardian_ended",
                "child_linked",
                "child_ended"
              ]
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "relative_id"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "enum": [
                "guardian_linked",
                "child_linked"
              ]
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "ends_on"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "enum": [
                "password_reset",
                "email_verification",
                "address_changed",
                "address_corrected"
              ]
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "link_id"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "const": "password_changed"
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "changed_at",
            "changed_by"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "enum": [
                "new_sign_in",
                "address_changed",
                "address_corrected"
              ]
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "changed_at"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "const": "sign_in_changed"
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "changed_at",
            "sign_in_change"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "enum": [
                "loan_issued",
                "loan_renewed",
                "due_soon",
                "due_today",
                "overdue",
                "hold_ready"
              ]
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "due_date"
          ]
        }
      },
      {
        "if": {
          "properties": {
            "type": {
              "const": "author_has_new_book"
            }
          },
          "required": [
            "type"
          ]
        },
        "then": {
          "required": [
            "author"
          ]
        }
      }
    ]
  },
  "reader.balance_changed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:reader.balance_changed",
    "title": "reader.balance_changed",
    "description": "What a reader owes in fines has changed.",
    "type": "object",
    "required": [
      "event_type",
      "reader_id",
      "balance_minor",
      "currency",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "reader.balance_changed"
      },
      "reader_id": {
        "type": "string",
        "format": "uuid"
      },
      "balance_minor": {
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991
      },
      "currency": {
        "type": "string",
        "pattern": "^[A-Z]{3}$"
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "reader.merged": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:reader.merged",
    "title": "reader.merged",
    "description": "Two accounts are one person's: whatever is known of the one is the other's from now on. That the one is gone, user.deleted says afterwards.",
    "type": "object",
    "required": [
      "event_type",
      "from",
      "to"
    ],
    "properties": {
      "event_type": {
        "const": "reader.merged"
      },
      "from": {
        "description": "The account that is closed.",
        "type": "string",
        "format": "uuid"
      },
      "to": {
        "description": "The account that is kept.",
        "type": "string",
        "format": "uuid"
      }
    }
  },
  "user.changed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:user.changed",
    "title": "user.changed",
    "description": "A user's profile, role or standing has changed.",
    "type": "object",
    "required": [
      "event_type",
      "user_id",
      "email",
      "full_name",
      "language",
      "role",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "user.changed"
      },
      "user_id": {
        "type": "string",
        "format": "uuid"
      },
      "email": {
        "description": "Empty: the user has given none, or has not confirmed it.",
        "type": "string",
        "x-personal": true
      },
      "full_name": {
        "type": "string",
        "x-personal": true
      },
      "language": {
        "enum": [
          "ru",
          "en"
        ]
      },
      "role": {
        "enum": [
          "reader",
          "librarian",
          "branch_manager",
          "admin"
        ]
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      },
      "credentials_changed": {
        "description": "The password is another one now.",
        "type": "boolean"
      },
      "address_restored_since": {
        "description": "A former address was put back by its link. Since then somebody else may have been at the account: what was added to sign in with is not to be trusted.",
        "type": "string",
        "format": "date-time"
      }
    }
  },
  "user.deleted": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:user.deleted",
    "title": "user.deleted",
    "description": "A user is gone: whoever keeps something personal of theirs forgets it.",
    "type": "object",
    "required": [
      "event_type",
      "user_id"
    ],
    "properties": {
      "event_type": {
        "const": "user.deleted"
      },
      "user_id": {
        "type": "string",
        "format": "uuid"
      }
    }
  },
  "user.history_chosen": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:user.history_chosen",
    "title": "user.history_chosen",
    "description": "A user has chosen how long it is known what they have read.",
    "type": "object",
    "required": [
      "event_type",
      "user_id",
      "reading_history",
      "account_version"
    ],
    "properties": {
      "event_type": {
        "const": "user.history_chosen"
      },
      "user_id": {
        "type": "string",
        "format": "uuid"
      },
      "reading_history": {
        "description": "`none`: only until a returned book is sure to be undamaged. `legal`: as long as the library has to. `always`: until they choose otherwise.",
        "enum": [
          "none",
          "legal",
          "always"
        ]
      },
      "account_version": {
        "description": "The version of the account that the choice made: of two choices, the one with the higher holds.",
        "type": "integer",
        "minimum": 1
      }
    }
  },
  "user.registered": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:abonement:event:user.registered",
    "title": "user.registered",
    "description": "Somebody has become a reader.",
    "type": "object",
    "required": [
      "event_type",
      "user_id",
      "email",
      "full_name",
      "language",
      "role",
      "version"
    ],
    "properties": {
      "event_type": {
        "const": "user.registered"
      },
      "user_id": {
        "type": "string",
        "format": "uuid"
      },
      "email": {
        "description": "Empty: the user has given none, or has not confirmed it.",
        "type": "string",
        "x-personal": true
      },
      "full_name": {
        "type": "string",
        "x-personal": true
      },
      "language": {
        "enum": [
          "ru",
          "en"
        ]
      },
      "role": {
        "enum": [
          "reader",
          "librarian",
          "branch_manager",
          "admin"
        ]
      },
      "version": {
        "description": "Rises with each change of the subject: an event with a lower one than was seen is old news.",
        "type": "integer",
        "minimum": 1
      }
    }
  }
};
