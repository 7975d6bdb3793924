// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Loans of all readers
         * @description Newest first.
         */
        get: operations["listLoans"];
        put?: never;
        /**
         * Borrow a book
         * @description A reader borrows for themselves. A librarian may lend to any reader (`reader_id`, or the `card_number` that was scanned), this very copy (`barcode`), with a due date of their own, or record a loan that was written down while the system was away (`issued_at`).
         */
        post: operations["issueLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Borrow a book
         * @description The same as POST /loans.
         */
        post: operations["issueLoanAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Would a book be lent?
         * @description Asked as a loan is, and answered by the same rules; nothing is lent. What has changed by the time the loan is asked for may still refuse it.
         */
        post: operations["checkLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lend a book despite rules that are named
         * @description A person at the desk lends to somebody else, although these rules refuse it, and says why. What was overridden stays with the loan. A rule that is not named refuses as ever; naming one that does not refuse changes nothing. A branch manager may override more than a librarian, and nobody what is a fact rather than a rule: a copy that is out, an account that is closed. A book that is not for loan is due by the end of the day, unless a date is set.
         */
        post: operations["issueLoanByOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return a book
         * @description By loan or by the copy's barcode. The desk, and machines, return anyone's. A reader says of their own that they have put it into the return box: the loan is then `claimed_returned` and stays theirs until the desk scans the copy, which counts as returned by the moment of their word. If nobody has scanned it by `claim_lapses_at`, the loan goes on as if they had said nothing, and they are believed once. Returning a loan twice changes nothing. A barcode that is not on loan is refused, and the code says why; one that was returned has the day, the instant and the loan in `facts`. A librarian may record when a book was really returned (`returned_at`), as into a return box or while the system was away. That moment counts for the fine, so nobody sets it for their own loan. What its reader has claimed to have returned counts as returned by the moment of the claim. A copy that is returned at another branch (`branch_id`) than its own is then in transit: `GET /copies` says where it goes.
         */
        post: operations["returnLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/user/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A reader's loans
         * @description Newest first.
         */
        get: operations["listReaderLoans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One loan */
        get: operations["getLoan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a loan
         * @description A refusal has all reasons, and the first day on which a renewal is possible, if there is one.
         */
        post: operations["renewLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/due-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set another due date of a loan
         * @description From today on, also an earlier one, or one on which the branch is closed. The reader is told, reminders are sent for the new date, and what has accrued for the old one does not count. It is no renewal. Nobody does so for their own loan.
         */
        put: operations["setDueDate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a reader says they have brought a book back
         * @description The loan stays open and is looked for; from the day of the claim on its fine accrues no more, it is not overdue, and no reminders are sent. It cannot be renewed. A return ends it, as of the claim. Nobody does so for their own loan.
         */
        post: operations["claimReturned"];
        /**
         * Record that a reader has the book after all
         * @description The loan is as if nothing had been claimed; what it is overdue counts. A reader takes back what they alone have said.
         */
        delete: operations["withdrawClaim"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a copy on loan is lost
         * @description The loan is over. The reader is charged what the copy costs and the fee of the policy for its processing, and told so. If the copy comes back all the same, its return cancels what the policy lets. Nobody does so for their own loan.
         */
        post: operations["declareLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/user/{user_id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew all that a reader has on loan
         * @description Each loan is renewed, or its refusal has all reasons, as if it were asked for alone. Fifty of them, in the order in which they were lent; the cursor asks for those after them. All of the fifty are renewed at once, or none where a service does not answer.
         */
        post: operations["renewAllLoans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Would a loan be renewed?
         * @description Answered by the same rules as a renewal; nothing is renewed.
         */
        get: operations["checkRenewal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/renewal-override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a loan despite rules that are named
         * @description As a check-out despite rules: for somebody else, with a reason, and kept with the loan. What has accrued for a loan that is overdue is forgiven, so only a branch manager renews one.
         */
        post: operations["renewLoanByOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which rules were overridden for a loan
         * @description Newest first; by whom, and why.
         */
        get: operations["listOverrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My waiting list */
        get: operations["listWaiting"];
        put?: never;
        /**
         * Wait for a copy of a book, or for a new book by an author
         * @description Joining twice for the same book or author changes nothing. Whoever waits for a book has a hold on it, which is picked up at the main branch, and is told as soon as a copy is kept for them. Borrowing the book ends the waiting for it.
         */
        post: operations["joinWaitingList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waiting-list/books/{book_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who waits for a book
         * @description By holds, in line; the list of holds says more.
         */
        get: operations["listWaitingReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waiting-list/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Leave the waiting list, or cancel the hold */
        delete: operations["leaveWaitingList"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place a hold on a book
         * @description A reader for themselves, or the desk for any reader, and then also on this very copy (`barcode`). The first copy that can be lent is kept for the first in line, and goes to the branch where they pick it up. Whoever has a hold on the book already gets that.
         */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/user/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A reader's holds
         * @description Those that are open, and those that have ended in the last three days; the oldest first.
         */
        get: operations["listReaderHolds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/books/{book_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who waits for a copy of a book, in line
         * @description Holds for which no copy is kept yet, the first in line first; such that are paused keep their places.
         */
        get: operations["listHoldQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hold-shelf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands on the hold shelf of a branch, and for whom
         * @description By the last day on which it is kept.
         */
        get: operations["listHoldShelf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /** A hold */
        get: operations["getHold"];
        /**
         * Change where and when a reader wants the book
         * @description As long as no copy is kept for it. Until `not_before` the hold is paused: it keeps its place in line, and others are served. After `not_after` the reader does not want the book any more. What is not given is gone.
         */
        put: operations["changeHold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a hold
         * @description The desk says why, and the reader is told. What was kept for it goes to the next in line. One that is cancelled already stays so.
         */
        post: operations["cancelHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}/shelf-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set another last day on the hold shelf
         * @description Later or earlier, from today until 366 days from now; if the branch is closed then, the next open day is set. The reader is told of it after some minutes. It holds whatever else changes, unless the branch closes on that day. Never for oneself.
         */
        put: operations["setShelfDay"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a hold to another place in line
         * @description Never in a line in which one waits oneself. A place beyond the last is the last.
         */
        post: operations["moveHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recall a copy that is on loan for a hold
         * @description When a hold is placed, this happens by itself; the desk asks for it where the copy that was recalled has gone to another reader. Of the loans that may be recalled, it is the one that is back first, and its reader is told. While it is out, and not looked for, nothing more is recalled for this hold. Never in a line in which one waits oneself.
         */
        post: operations["recallForHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/author-alerts/{token}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the List-Unsubscribe header and the last link of an e-mail about an author's new book. */
                token: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Be told no more of an author's new books
         * @description Whoever has the token may end this one alert, without signing in, as mail programs do by one click (RFC 8058). The answer is the same for a token that ends nothing any more. Opened in a browser, the address leads to a page that asks first.
         */
        post: operations["endAuthorAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/user/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What a reader was charged, and what they owe
         * @description Newest first, each with the entries of its ledger. Only staff see who recorded them.
         */
        get: operations["listCharges"];
        put?: never;
        /**
         * Charge a reader
         * @description For a damaged or lost copy, its processing, the membership, or anything else that the comment says. An overdue fine comes by itself. Never oneself.
         */
        post: operations["addCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/user/{user_id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a sum from a reader
         * @description It is spread over what the reader owes, the oldest first, and the answer says how. A fine that still accrues takes nothing. Never one's own.
         */
        post: operations["payBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/readers/{user_id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what a self-check machine has taken from a reader (called by sip2)
         * @description It is spread as a sum that the desk takes.
         */
        post: operations["payAtMachine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to pay online what one owes
         * @description Whole charges, or a sum, which is for the oldest first. Open `redirect_to` in the reader's browser: they pay there, and come back to the library's pages. The library learns from the provider what became of it; ask `GET /payment-intents/{payment_id}`.
         */
        post: operations["beginPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-intents/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has become of a payment that one has begun
         * @description Known for a month after it has ended; what was paid stays in the ledger.
         */
        get: operations["getPaymentIntent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell that something has become of a payment (for the provider)
         * @description Nothing of it is believed: the library asks the provider. Of a payment that it does not know, nothing is done. It is told again where the answer is not 204.
         */
        post: operations["hearOfPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge_id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a charge was paid, or a part of it
         * @description Without an amount, all that is outstanding. Never one's own. A fine that still accrues is paid after the return.
         */
        post: operations["payCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge_id}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Waive a charge, or a part of it
         * @description Without an amount, all that is outstanding. Never one's own.
         */
        post: operations["waiveCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge_id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give back what was paid of a charge
         * @description Without an amount, all of it. What was given back is owed again, until the charge is cancelled or waived. Never one's own.
         */
        post: operations["refundCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a charge that was an error
         * @description What was paid of it is given back first. Never one's own.
         */
        post: operations["cancelCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tills, and what they have taken
         * @description The newest first.
         */
        get: operations["listTills"];
        put?: never;
        /**
         * Open a till
         * @description At a branch that uses tills. Of each name one is open at a time; several desks of a branch give theirs different names.
         */
        post: operations["openTill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tills/{till_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        /** A till, and what it has taken */
        get: operations["getTill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tills/{till_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        /**
         * What was paid and given back at a till
         * @description The oldest first.
         */
        get: operations["listTillEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tills/{till_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a till with what was counted in it
         * @description Nothing is taken by it any more. The answer says what should have been in it.
         */
        post: operations["closeTill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lending-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The policy table
         * @description The rows in force on a day, and those that are planned for later. The most specific one wins; `*` stands for any.
         */
        get: operations["listLendingPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lending-policies/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which row of the policy table decides, and why
         * @description All rows that fit, the most specific one first. It decides; the others would, were those before it not there.
         */
        get: operations["explainLendingPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lending-policies/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try changes of the policy table on past loans
         * @description Nothing is written. Each loan that was issued on these days is judged twice: by the rows that were in force on its day, and by the same rows with the changes. It is lent on the same day, renewed as often as it was, if the row allows, or by itself, if the row says so, and comes back when it did, or today if it is still out or lost. At most fifty thousand loans are judged, the latest first, and fewer where that takes longer than ten seconds.
         */
        post: operations["simulateLendingPolicies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lending-policies/{patron_category}/{material}/{branch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patron_category: components["schemas"]["PolicyCategory"];
                material: components["schemas"]["PolicyMaterial"];
                branch_id: components["schemas"]["PolicyBranch"];
            };
            cookie?: never;
        };
        /** How a row of the policy table was, is and will be */
        get: operations["listLendingPolicyVersions"];
        /**
         * Add or change a row of the policy table, from a day on
         * @description What was in force before stays known. Loans that are out keep the terms on which they were issued. Every replica goes by the new row within five seconds.
         */
        put: operations["putLendingPolicy"];
        post?: never;
        /**
         * Remove a row of the policy table, from a day on
         * @description What it was for goes by the next most specific row. The row for any reader, any material and any branch stays. No row, nothing to remove, is no error. What was planned for that day or later is dropped.
         */
        delete: operations["removeLendingPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The branches of the library
         * @description By name, each with its opening hours of the week and of today.
         */
        get: operations["listBranches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{branch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        /** One branch */
        get: operations["getBranch"];
        /**
         * Add or change a branch
         * @description Loans that are out keep their due dates.
         */
        put: operations["putBranch"];
        post?: never;
        /**
         * Remove a branch
         * @description The branch `main` stays, and one that has copies or an open till, or whose books are out. No branch, nothing to remove, is no error.
         */
        delete: operations["removeBranch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{branch_id}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        /**
         * The days on which a branch is closed, or open at other hours
         * @description From the given day on (today, if none is given), for a year.
         */
        get: operations["listBranchExceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{branch_id}/exceptions/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
                day: components["schemas"]["LocalDate"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Close a branch on a day, or open it at other hours
         * @description Without hours the branch is closed. Loans that are out keep their due dates.
         */
        put: operations["putBranchException"];
        post?: never;
        /**
         * Let a branch be open on a day as on any such day of the week
         * @description No exception, nothing to remove, is no error.
         */
        delete: operations["removeBranchException"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{branch_id}/due-dates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        /**
         * How many loans of a branch are due on some days
         * @description What `moveDueDates` would move, without your own loans.
         */
        get: operations["countLoansDue"];
        put?: never;
        /**
         * Move the due dates of loans that nobody can bring back while a branch is closed
         * @description All loans of the branch that are due from one day until another, both inclusive, become due on a later day. Each of their readers is told. Some are moved by each request: while there are `more`, ask again with another idempotency key. They keep their renewals, and it is no renewal. Hourly loans become due at the end of that day. Your own loans stay as they are, and so do those whose readers say that they have brought the copy back.
         */
        post: operations["moveDueDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has a copy, or for whom it is kept, for a desk to carry
         * @description What a desk needs to tell what is scanned while the library is away, all of it, page by page. The `changes_cursor` of the first page is where `listCopyHolderChanges` goes on.
         */
        get: operations["listCopyHolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-holders/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has changed of it
         * @description Since a request before. The same may come again.
         */
        get: operations["listCopyHolderChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what a desk has done
         * @description Entries are recorded one after the other, by their order, and each has an answer of its own. What was done counts, whatever the rules say: what they would have refused is recorded, and becomes a task for people. The later scan of a copy tells who has it, in whatever order desks tell. An entry that is answered `later` was not recorded, since another service did not answer or the time was over; neither were those of the same copy behind it and, where a service did not answer, of the same desk: they are to be sent again.
         */
        post: operations["replayJournal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the journal and machines have left to people
         * @description Oldest first; what is done, newest first, for ninety days.
         */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/tasks/{task_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a task on
         * @description Claiming what one has claimed changes nothing.
         */
        post: operations["claimTask"];
        /**
         * Put a task back
         * @description It is open to everybody again. By anybody at a desk, since whoever took it on may have gone home; of an open task, it changes nothing.
         */
        delete: operations["releaseTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/tasks/{task_id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a task is done
         * @description By anybody at a desk, also if a colleague has taken it on.
         */
        post: operations["finishTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/overdue-loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Books that are overdue
         * @description The longest first. What its reader says they brought back is not among them.
         */
        get: operations["reportOverdueLoans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/lost-loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Books that readers have lost
         * @description The latest loss first, as long as it is known who has lost it. What has come back is not among them.
         */
        get: operations["reportLostLoans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/waiting-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Holds that no copy is kept for yet
         * @description The longest wait first.
         */
        get: operations["reportWaitingHolds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which rules were overridden, for whom, by whom and why
         * @description Newest first, on these days of the library, at most 92 of them; of a branch, what was lent there.
         */
        get: operations["reportOverrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/cash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was paid and given back, by branch, method, kind of charge and whoever recorded it
         * @description On these days, at most 92 of them, as they are at each branch. What was paid online, or before branches were kept, is at none.
         */
        get: operations["reportCash"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who owes, and how much
         * @description The most first.
         */
        get: operations["reportBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/circulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was lent and came back, by branch and category of readers
         * @description On these days, at most 92 of them, as they are at each branch.
         */
        get: operations["reportCirculation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/books/{book_id}/next-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The hold that a copy that lies at a branch may serve (called by books)
         * @description Books then keeps the copy for it, unless the hold has one by then; loans learns of it by copy.kept.
         */
        get: operations["findNextHold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/checkouts/{loan_id}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Abort a checkout that became no loan (called by books)
         * @description Answers whether the loan exists. If it does not, it never will, so books may put the copy back. The Idempotency-Key of the checkout is free again.
         */
        post: operations["abortCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/readers/{user_id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a reader has on loan, waits for and owes (called by sip2)
         * @description For a self-check machine at which the reader stands. What of it the machine is told is for sip2 to say: it knows whether the reader has proved who they are.
         */
        get: operations["tellReaderAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/readers/{user_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lend nothing more to a reader, whose account is being deleted (called by users)
         * @description Refused while books are out or charges are open. Safe to repeat. Once it has succeeded, the reader borrows nothing, whatever was asked before and arrives later, and nothing tells what they have borrowed.
         */
        post: operations["closeReader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/readers/{user_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /** What would be moved if a reader were merged into another one (called by users) */
        get: operations["checkLendingMerge"];
        put?: never;
        /**
         * Make all that a reader has borrowed, owes and waits for another one's (called by users)
         * @description Both have turned out to be one person. Of two holds on one title the one nearer to its copy stays. The reader who is merged borrows nothing more.
         */
        post: operations["mergeLending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        LoanRequest: {
            book_id?: components["schemas"]["Uuid"];
            barcode?: components["schemas"]["Barcode"];
            reader_id?: components["schemas"]["Uuid"];
            /** @description Instead of `reader_id`: the number on the card of the reader. */
            card_number?: components["schemas"]["Barcode"];
            due_date?: components["schemas"]["LocalDate"];
            /** @description Where it is lent, for the desk; `main`, if none is given. Its calendar decides when the book is due. */
            branch_id?: components["schemas"]["BranchId"];
            issued_at?: components["schemas"]["Instant"];
        };
        DueTime: string;
        Loan: {
            id: components["schemas"]["Uuid"];
            reader_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            copy_id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            title: string;
            /**
             * @description `claimed_returned`: it is out, and the reader says that they have brought it back (`claimed_returned_at`). `lost`: it is over, and the copy never came back (`lost_at`).
             * @enum {string}
             */
            status: "open" | "overdue" | "claimed_returned" | "lost" | "returned";
            issued_at: components["schemas"]["Instant"];
            /** @description The last day, at the branch. */
            due_date: components["schemas"]["LocalDate"];
            /** @description The last instant of that day, or the moment by which it is due. */
            due_at?: components["schemas"]["Instant"];
            /** @description Of a loan by hours: the time of that day by which it is due, at the branch. Without it, it is due until the day ends. */
            due_time?: components["schemas"]["DueTime"];
            /** @description Where it was lent. */
            branch_id?: components["schemas"]["BranchId"];
            returned_at?: components["schemas"]["Instant"];
            lost_at?: components["schemas"]["Instant"];
            /** @description When the reader says that they brought it back; it stays once the copy is found. */
            claimed_returned_at?: components["schemas"]["Instant"];
            /** @description Of what its reader alone has said, and nobody has scanned yet: until when they are believed. */
            claim_lapses_at?: components["schemas"]["Instant"];
            /** @description When it was recalled, since somebody else waits for the book; it stays until a renewal. */
            recalled_at?: components["schemas"]["Instant"];
            renewals: number;
            renewals_left: number;
            /** @description The day on which it is renewed without being asked for, or later, once no rule is against it. Without it, never. */
            renews_from?: components["schemas"]["LocalDate"];
            fine?: components["schemas"]["Fine"];
            /** @description In the answer to a return: how many readers wait for the book. The next one is told once a copy stands on the hold shelf for them. */
            waiting?: number;
            /** @description In the answer to a claim: how many loans the reader has claimed to have returned, as far as it is known. */
            claims?: number;
            /** @description In the answer to the return of a lost copy: what was paid for it and may be given back (`refundCharge`). */
            refund?: components["schemas"]["Money"];
            /** @description In the answer to the return of a damaged copy: what its reader is charged for the damage. Without it, nobody is. */
            damage_charge?: components["schemas"]["Money"];
        };
        ReportedLoan: components["schemas"]["Loan"] & {
            /** @description What is charged for its copy if that is lost, by the terms of the loan. */
            price?: components["schemas"]["Money"];
        };
        CashSum: {
            branch_id?: components["schemas"]["BranchId"];
            /** @enum {string} */
            kind: "payment" | "refund";
            method?: components["schemas"]["PaymentMethod"];
            /** @enum {string} */
            charge_kind: "overdue" | "lost" | "processing" | "damage" | "membership" | "manual";
            /** @description Who recorded it. */
            by?: components["schemas"]["Uuid"];
            amount: components["schemas"]["Money"];
            /** @description So many entries of the ledger. */
            count: number;
        };
        Debt: {
            reader_id: components["schemas"]["Uuid"];
            owes: components["schemas"]["Money"];
            /** @description For so many. */
            charges: number;
            /** @description When the oldest of them was charged. */
            since?: components["schemas"]["Instant"];
        };
        Circulation: {
            branch_id: components["schemas"]["BranchId"];
            /** @description As it was when the loan was issued. */
            patron_category: string;
            loans: number;
            /** @description Of these loans. */
            renewals: number;
            /** @description So many of them have not come back. */
            still_out: number;
            /** @description Loans of this branch that ended on these days, whenever they were lent and wherever their copies came back. */
            returns: number;
        };
        CopyHolder: {
            copy_id: components["schemas"]["Uuid"];
            /** @description By which it is out. */
            loan?: {
                id: components["schemas"]["Uuid"];
                reader_id: components["schemas"]["Uuid"];
                due_date: components["schemas"]["LocalDate"];
            };
            /** @description For which it is kept, also where it has not come to the hold shelf yet. */
            hold?: {
                id: components["schemas"]["Uuid"];
                reader_id: components["schemas"]["Uuid"];
                /** @description Where it is picked up. */
                branch_id: string;
            };
        };
        /** @description What was done at a desk, as it was scanned. */
        JournalEntry: {
            /** @description A UUIDv7, so that the entries of a desk sort by time. */
            id: components["schemas"]["Uuid"];
            /** @description Which desk it was. */
            desk: string;
            branch_id: components["schemas"]["BranchId"];
            /**
             * @description `pick_up`: a copy was lent that waited for the reader. `pay`: money was taken from the reader.
             * @enum {string}
             */
            kind: "lend" | "return" | "renew" | "pick_up" | "pay";
            /** @description As it was scanned, also if no copy can have it. Of all but a payment. */
            barcode?: string;
            /** @description To whom it was lent, or who has paid; or `reader_id`. */
            card_number?: string;
            /** @description Of a return, who stood there: they have got the copy if it had come back before, at another desk. Of a renewal, whose loan it was. */
            reader_id?: components["schemas"]["Uuid"];
            /** @description Of a payment. What is more than is owed by then becomes a task. */
            amount_minor?: components["schemas"]["AmountMinor"];
            /** @description Of a payment. */
            method?: components["schemas"]["PaymentMethod"];
            /** @description Of a payment, what it is for; else it is for whatever the reader owes, the oldest first. */
            charge_id?: components["schemas"]["Uuid"];
            till_id?: components["schemas"]["TillOfPayment"];
            /** @description True of what was lent to somebody who could not be registered with this card afterwards: it is left to people. */
            unregistered?: boolean;
            /** @description When, by the clock of the desk. */
            at: components["schemas"]["Instant"];
        };
        JournalAnswer: {
            id: components["schemas"]["Uuid"];
            /**
             * @description `nothing_to_do`: it is so already, or no longer.
             * @enum {string}
             */
            outcome: "done" | "nothing_to_do" | "refused" | "later";
            /** @description What the rules say against it: despite which it was done, or for which it was not. */
            codes: string[];
            /**
             * @description What it was, by all that is known; missing where it is not recorded yet.
             * @enum {string}
             */
            kind?: "lend" | "return" | "renew" | "pick_up" | "pay";
            loan_id?: components["schemas"]["Uuid"];
            reader_id?: components["schemas"]["Uuid"];
        };
        /** @enum {string} */
        TaskKind: "lent_against_rules" | "had_by_two" | "unknown_card" | "unknown_barcode" | "not_renewed" | "not_recorded" | "refund_due" | "overpaid" | "not_in_till" | "reader_not_registered";
        Task: {
            id: components["schemas"]["Uuid"];
            kind: components["schemas"]["TaskKind"];
            /** @enum {string} */
            status: "open" | "claimed" | "done";
            branch_id: components["schemas"]["BranchId"];
            desk: string;
            codes: string[];
            reader_id?: components["schemas"]["Uuid"];
            loan_id?: components["schemas"]["Uuid"];
            /** @description As it was scanned. */
            barcode?: string;
            /** @description As it was scanned. */
            card_number?: string;
            /** @description What is to be given back, or was taken and is in no till. */
            amount?: components["schemas"]["Money"];
            happened_at: components["schemas"]["Instant"];
            claimed_by?: components["schemas"]["Uuid"];
            done_by?: components["schemas"]["Uuid"];
            done_at?: components["schemas"]["Instant"];
            note?: string;
        };
        /** @description Why, for whoever looks at it later. */
        OverrideReason: string;
        /** @description What the rules say to a check-out or a renewal that nobody has made yet. */
        Verdict: {
            allowed: boolean;
            reader_id: components["schemas"]["Uuid"];
            /** @description Until when, if it were done now. */
            due_date?: components["schemas"]["LocalDate"];
            /** @description The time of that day, if it would be for hours. */
            due_time?: components["schemas"]["DueTime"];
            /** @description Every rule that says no, in the order of a refusal. */
            refusals: {
                code: string;
                facts?: {
                    [key: string]: unknown;
                };
                message: string;
                /** @description Whether whoever asks may override it. */
                overridable: boolean;
            }[];
        };
        Override: {
            id: components["schemas"]["Uuid"];
            /** @enum {string} */
            act: "check_out" | "renewal";
            overrides: string[];
            reason: string;
            /** @description Who of the staff. */
            by: components["schemas"]["Uuid"];
            at: components["schemas"]["Instant"];
        };
        /** @description An override, and what it was for. */
        ReportedOverride: {
            id: components["schemas"]["Uuid"];
            loan_id: components["schemas"]["Uuid"];
            reader_id: components["schemas"]["Uuid"];
            title: string;
            barcode: components["schemas"]["Barcode"];
            /** @description Where the book was lent. */
            branch_id?: components["schemas"]["BranchId"];
            /** @enum {string} */
            act: "check_out" | "renewal";
            overrides: string[];
            reason: string;
            /** @description Who of the staff. */
            by: components["schemas"]["Uuid"];
            at: components["schemas"]["Instant"];
        };
        Fine: {
            id: components["schemas"]["Uuid"];
            loan_id: components["schemas"]["Uuid"];
            title: string;
            amount: components["schemas"]["Money"];
            days_overdue: number;
            /**
             * @description `growing`: the book is still out, and the fine accrues.
             * @enum {string}
             */
            status: "growing" | "owed" | "paid" | "waived" | "cancelled";
            settled_at?: components["schemas"]["Instant"];
        };
        Charge: {
            id: components["schemas"]["Uuid"];
            /**
             * @description `overdue`: the fine for a late return.
             * @enum {string}
             */
            kind: "overdue" | "lost" | "processing" | "damage" | "membership" | "manual";
            loan_id?: components["schemas"]["Uuid"];
            title?: string;
            /** @description Why it was charged. */
            comment?: string;
            amount: components["schemas"]["Money"];
            /** @description The amount, less payments and waivers, and more by what was refunded; 0 of a cancelled one. */
            outstanding: components["schemas"]["Money"];
            /** @description Of an overdue fine. */
            days_overdue?: number;
            /**
             * @description `growing`: the book is still out, and the fine accrues. `paid`, also if a part was waived.
             * @enum {string}
             */
            status: "growing" | "owed" | "paid" | "waived" | "cancelled";
            charged_at?: components["schemas"]["Instant"];
            settled_at?: components["schemas"]["Instant"];
            /** @description What was done about it, the oldest first, in a list of charges; the last hundred, if it is more. */
            entries?: components["schemas"]["ChargeEntry"][];
        };
        ChargeEntry: {
            id: components["schemas"]["Uuid"];
            /** @enum {string} */
            kind: "payment" | "waiver" | "refund" | "cancellation";
            amount: components["schemas"]["Money"];
            method?: components["schemas"]["PaymentMethod"];
            at: components["schemas"]["Instant"];
            /** @description Who recorded it, for staff. */
            by?: components["schemas"]["Uuid"];
            comment?: string;
        };
        SpreadPayment: {
            charges: {
                id: components["schemas"]["Uuid"];
                /** @description Of the sum. */
                paid: components["schemas"]["Money"];
            }[];
            /** @description What is still owed. */
            balance: components["schemas"]["Money"];
        };
        PaymentIntent: {
            id: components["schemas"]["Uuid"];
            /**
             * @description `created`: the provider does not know of it yet; `pending`: it is to be paid there.
             * @enum {string}
             */
            status: "created" | "pending" | "succeeded" | "failed" | "expired" | "cancelled";
            amount: components["schemas"]["Money"];
            /** @description Where it is paid, while it is pending. */
            redirect_to?: string;
            /** @description What of the money goes back by the way it came, since the charges were settled meanwhile. */
            given_back?: {
                amount: components["schemas"]["Money"];
                done: boolean;
            };
            created_at: components["schemas"]["Instant"];
            ended_at?: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        PaymentMethod: "cash" | "card" | "transfer" | "online" | "machine";
        /** @description It came back damaged: it is put aside, whoever waits for it. A loan that has ended already is charged for it all the same, once; whose loan it was not known any more is not. */
        Damaged: {
            note?: components["schemas"]["DamageNote"];
            /** @description What its reader is charged; without it, nothing. Never oneself. */
            amount_minor?: components["schemas"]["AmountMinor"];
        };
        /** @description What is damaged: the comment of the charge, and the reason in the audit trail and the history of the copy. */
        DamageNote: string;
        /** @description In minor units. */
        AmountMinor: number;
        /** @description In minor units. */
        CountedMinor: number;
        /** @description Where the desk is; `main`, if it is not said. Where tills are used, cash is taken only while one is open there. */
        BranchOfPayment: components["schemas"]["BranchId"];
        /** @description The till of this desk. Without it, it is the one that is open at the branch; of several, that which the caller has opened. */
        TillOfPayment: components["schemas"]["Uuid"];
        SumByMethod: {
            method: components["schemas"]["PaymentMethod"];
            amount: components["schemas"]["Money"];
        };
        Till: {
            id: components["schemas"]["Uuid"];
            branch_id: components["schemas"]["BranchId"];
            name: string;
            /** @enum {string} */
            status: "open" | "closed";
            opened_at: components["schemas"]["Instant"];
            opened_by: components["schemas"]["Uuid"];
            /** @description What was in it when it was opened. */
            float: components["schemas"]["Money"];
            payments: components["schemas"]["SumByMethod"][];
            refunds: components["schemas"]["SumByMethod"][];
            /** @description The float, and the cash that was paid, less the cash that was given back. */
            expected: components["schemas"]["Money"];
            counted?: components["schemas"]["Money"];
            /** @description What was counted, less what was expected. */
            difference_minor?: number;
            closed_at?: components["schemas"]["Instant"];
            closed_by?: components["schemas"]["Uuid"];
            comment?: string;
        };
        TillEntry: {
            id: components["schemas"]["Uuid"];
            at: components["schemas"]["Instant"];
            /** @enum {string} */
            kind: "payment" | "refund";
            method?: components["schemas"]["PaymentMethod"];
            amount: components["schemas"]["Money"];
            /** @description Who recorded it. */
            by?: components["schemas"]["Uuid"];
            charge: {
                id: components["schemas"]["Uuid"];
                /** @enum {string} */
                kind: "overdue" | "lost" | "processing" | "damage" | "membership" | "manual";
            };
        };
        ChargeReason: string;
        ReaderAccount: {
            loans: components["schemas"]["Loan"][];
            waiting: components["schemas"]["WaitingEntry"][];
            /** @description Those that have not ended, the oldest first. */
            holds?: {
                id: components["schemas"]["Uuid"];
                book_id: components["schemas"]["Uuid"];
                title: string;
                state: string;
                not_before?: components["schemas"]["LocalDate"];
                not_after?: components["schemas"]["LocalDate"];
            }[];
            /** @description The charges that are open: SIP2 calls all of them fines. */
            fines: components["schemas"]["Charge"][];
            balance: components["schemas"]["Money"];
            /** @description More than somebody who borrows may. */
            owes_too_much: boolean;
            /** @description What the limits of their category, or else of the library, refuse them. An older instance leaves it out. */
            refused_by_limits?: ("borrow" | "renew" | "hold")[];
        };
        HoldWishes: {
            branch_id: components["schemas"]["BranchId"];
            not_before?: components["schemas"]["LocalDate"];
            not_after?: components["schemas"]["LocalDate"];
        };
        HoldRequest: {
            book_id?: components["schemas"]["Uuid"];
            barcode?: components["schemas"]["Barcode"];
            reader_id?: components["schemas"]["Uuid"];
            /** @description Where the reader picks it up; `main`, if none is given. */
            branch_id?: components["schemas"]["BranchId"];
            /** @description The first day on which they want it. */
            not_before?: components["schemas"]["LocalDate"];
            /** @description The last such day. */
            not_after?: components["schemas"]["LocalDate"];
        };
        Hold: {
            id: components["schemas"]["Uuid"];
            reader_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            title: string;
            /** @description Where the reader picks it up. */
            branch_id: components["schemas"]["BranchId"];
            /**
             * @description `to_fetch`: a copy is kept for it and stands on its shelf still. `ready`: it stands on the hold shelf. `expired`: nobody came for it. `unfilled`: no copy came by the last day on which the reader wanted it, or the book is gone.
             * @enum {string}
             */
            state: "waiting" | "paused" | "to_fetch" | "in_transit" | "ready" | "fulfilled" | "expired" | "cancelled" | "unfilled";
            /** @description Its place in line, while no copy is kept for it. */
            position?: number;
            /** @description With which it joined the line, by the policy; none, as most do. */
            priority?: number;
            placed_at: components["schemas"]["Instant"];
            not_before?: components["schemas"]["LocalDate"];
            not_after?: components["schemas"]["LocalDate"];
            /** @description It is on one copy of the book. */
            only_this_copy?: boolean;
            /** @description Of the copy that is kept for it. */
            barcode?: string;
            ready_at?: components["schemas"]["Instant"];
            /** @description The last day on which it stands on the hold shelf. */
            shelf_until?: components["schemas"]["LocalDate"];
            ended_at?: components["schemas"]["Instant"];
            /** @description When the copy is due that was recalled for it, while that is out. */
            expected_on?: components["schemas"]["LocalDate"];
        };
        WaitingEntry: {
            id: components["schemas"]["Uuid"];
            /** @enum {string} */
            kind: "book" | "author";
            book_id?: components["schemas"]["Uuid"];
            title?: string;
            author?: string;
            created_at: components["schemas"]["Instant"];
        };
        WaitingReader: {
            id: components["schemas"]["Uuid"];
            reader_id: components["schemas"]["Uuid"];
            created_at: components["schemas"]["Instant"];
        };
        LendingTerms: {
            /** @description 0: not for loan, unless it is lent for hours. */
            loan_days: number;
            renewal_days: number;
            max_renewals: number;
            fine_per_day_minor: number;
            /** @description 0: no cap, though no fine exceeds 2147483647. */
            fine_cap_minor: number;
            /** @description A threshold: once it is passed, every day counts. */
            grace_days: number;
            closed_days?: components["schemas"]["ClosedDays"];
            /** @description Whether a day counts on which the branch is closed; true, if it is not said. */
            fines_count_closed_days?: boolean;
            fixed_due_date?: components["schemas"]["FixedDueDate"];
            /** @description What a lost copy costs whose price is not known; 0, if it is not said. */
            lost_price_minor?: number;
            /** @description What is charged besides for a lost copy; 0, if it is not said. */
            processing_fee_minor?: number;
            /** @description For how many days a lost copy that comes back is not to be paid. Without it, whenever it comes. */
            lost_refund_days?: number;
            /** @description Whether the fee is not to be paid then, either; false, if it is not said. */
            refund_processing_fee?: boolean;
            /** @description How many days overdue a copy is taken to be lost. Without it, never. */
            lost_after_days?: number;
            /** @description How many days before its due date a loan is renewed without anybody asking for it, if no rule is against that: fewer than `renewal_days`. Without it, never. */
            auto_renewal_days?: number;
            hourly?: components["schemas"]["HourlyTerms"];
            recall?: components["schemas"]["RecallTerms"];
            /** @description Whose hold has a higher one joins the line before those with a lower one, unless they have waited for a week; 0, if it is not said. */
            hold_priority?: number;
            /** @description So many open holds such a reader may have in all when they place one on such a thing. Left out, the next most specific row says so, or else the library. */
            hold_limit?: number;
            /** @description So many loans such a reader may have of what the row is for: of its material, if it names one, and lent at its branch, if it names one. Left out, the next most specific row says so, or none does. The limit of the reader or of their category holds besides. */
            loan_limit?: number;
        };
        /** @description It is lent for hours, and these terms take the place of `renewal_days`, `fine_per_day_minor`, `grace_days` and `closed_days`. `loan_days` are 0 then, and there are no `fixed_due_date`, `auto_renewal_days` and `recall`. */
        HourlyTerms: {
            hours: number;
            /** @description As many as `hours`, if it is not said. */
            renewal_hours?: number;
            closed_hours?: components["schemas"]["ClosedHours"];
            /** @description For each hour that has begun; 0, if it is not said. */
            fine_per_hour_minor?: number;
            /** @description A threshold: once it is passed, the time from the due moment on counts. 0, if it is not said. */
            grace_minutes?: number;
            /** @description How many minutes before it is due a loan is renewed without anybody asking for it, if no rule is against that: fewer than `renewal_hours` have. Without it, never. */
            auto_renewal_minutes?: number;
        };
        /**
         * @description What becomes of a moment at which the branch is closed: it stays; it is when the branch closes before; or when it opens next, which it is also if the branch does not open before. `keep`, if it is not said.
         * @enum {string}
         */
        ClosedHours: "keep" | "end_of_opening" | "next_opening";
        /** @description When somebody waits for the book, and no copy is free, such a loan is recalled: it is due `return_days` after that, though not before it has lasted `guaranteed_days`. Without these, no loan is. */
        RecallTerms: {
            guaranteed_days: number;
            return_days: number;
        };
        /** @description A day for all loans of this row, such as the end of a term. Once it has passed, it does not count. */
        FixedDueDate: {
            day: components["schemas"]["LocalDate"];
            /**
             * @description Due on that day, or by the days of the row, but not after or not before it.
             * @enum {string}
             */
            rule: "on" | "not_after" | "not_before";
        };
        PolicyCategory: string;
        PolicyMaterial: string;
        /** @description Where it is lent; `*` stands for any branch. */
        PolicyBranch: string;
        LendingPolicy: {
            patron_category: string;
            material: string;
            branch_id: components["schemas"]["PolicyBranch"];
            /** @description The first day on which it applies. Without one, it has always applied. */
            valid_from?: components["schemas"]["LocalDate"];
            loan_days: number;
            renewal_days: number;
            max_renewals: number;
            fine_per_day_minor: number;
            fine_cap_minor: number;
            grace_days: number;
            closed_days: components["schemas"]["ClosedDays"];
            fines_count_closed_days: boolean;
            fixed_due_date?: components["schemas"]["FixedDueDate"];
            lost_price_minor?: number;
            processing_fee_minor?: number;
            lost_refund_days?: number;
            refund_processing_fee?: boolean;
            lost_after_days?: number;
            auto_renewal_days?: number;
            hourly?: components["schemas"]["HourlyTerms"];
            recall?: components["schemas"]["RecallTerms"];
            hold_priority?: number;
            hold_limit?: number;
            loan_limit?: number;
        };
        /** @description How a row is from a day on. Without terms, there is no such row from then on. */
        LendingPolicyVersion: {
            patron_category: string;
            material: string;
            branch_id: components["schemas"]["PolicyBranch"];
            valid_from?: components["schemas"]["LocalDate"];
            terms?: components["schemas"]["LendingTerms"];
        };
        FineSum: {
            /** @description How many loans have one. */
            loans: number;
            amount_minor: number;
        };
        /**
         * @description What becomes of a due date on which the branch is closed; `keep`, if it is not said.
         * @enum {string}
         */
        ClosedDays: "keep" | "previous_open_day" | "next_open_day";
        /** @description A short name for a branch, such as `central`. It never changes. */
        BranchId: string;
        BranchTerms: {
            name: string;
            address: string;
            /** @description Of the IANA database, such as `Europe/Moscow`. */
            time_zone: string;
            week: components["schemas"]["WeekHours"];
            /** @description Whether cash is taken only while a till is open. It stays as it is, if it is not said; at first it is not so. */
            uses_tills?: boolean;
            /** @description For so many days a copy stands on its hold shelf; null, as the library has it. It stays as it is, if it is not said. */
            hold_shelf_days?: number | null;
            /** @description So many days before the last of these the reader is reminded; 0, never; null, as the library has it. It stays as it is, if it is not said. */
            hold_reminder_days?: number | null;
        };
        Branch: {
            id: components["schemas"]["BranchId"];
            name: string;
            address: string;
            time_zone: string;
            week: components["schemas"]["WeekHours"];
            today: {
                day: components["schemas"]["LocalDate"];
                hours: components["schemas"]["DayHours"];
                /** @description Why they are other hours than on any such day of the week. */
                reason?: string;
            };
            /** @description Whether cash is taken only while a till is open. */
            uses_tills?: boolean;
            /** @description For so many days a copy stands on its hold shelf, if not as the library has it. */
            hold_shelf_days?: number;
            /** @description So many days before the last of these the reader is reminded, if not as the library has it. */
            hold_reminder_days?: number;
            /** @description Rises with each change. */
            version: number;
        };
        /** @description When a branch is open on each day of a week. */
        WeekHours: {
            monday: components["schemas"]["DayHours"];
            tuesday: components["schemas"]["DayHours"];
            wednesday: components["schemas"]["DayHours"];
            thursday: components["schemas"]["DayHours"];
            friday: components["schemas"]["DayHours"];
            saturday: components["schemas"]["DayHours"];
            sunday: components["schemas"]["DayHours"];
        };
        /** @description When the branch is open on a day, one span after the other; none, if it is closed. */
        DayHours: {
            opens: string;
            /** @description Later than `opens`; 24:00 is the end of the day. */
            closes: string;
        }[];
        BranchExceptionTerms: {
            reason: string;
            hours?: components["schemas"]["DayHours"];
        };
        BranchException: {
            day: components["schemas"]["LocalDate"];
            reason: string;
            hours: components["schemas"]["DayHours"];
        };
        /** Format: uuid */
        Uuid: string;
        /** @description RFC 9457. `code` is stable; `detail` is for people. */
        Problem: {
            /** Format: uri-reference */
            type: string;
            title: string;
            status: number;
            code: string;
            /** @description For people, in English or Russian, as Accept-Language asks (contracts/errors). */
            detail?: string;
            /** @description What the code is about, as `limit` and `has`. */
            facts?: {
                [key: string]: unknown;
            };
            trace_id?: string;
            /** @description The fields that are wrong. */
            errors?: {
                field: string;
                /** @description What is wrong with it; stable. */
                code?: string;
                /** @description What the code is about, as `at_most`. */
                facts?: {
                    [key: string]: unknown;
                };
                /** @description The same for people, in the language of `detail`. */
                message: string;
            }[];
            /** @description Every lending rule that says no, in the order in which a librarian would hear them. */
            refusals?: {
                code: string;
                facts?: {
                    [key: string]: unknown;
                };
                /** @description The same for people, in the language of `detail`. */
                message: string;
            }[];
        };
        /**
         * Format: scanned-code
         * @description 3 to 32 letters, digits and signs of any alphabet, blanks between them. It is kept as given, without what a scanner adds at its ends, and found in capital or small letters alike.
         */
        Barcode: string;
        /**
         * Format: date-time
         * @description An instant in UTC.
         */
        Instant: string;
        /**
         * Format: date
         * @description A day in the library's time zone.
         */
        LocalDate: string;
        Money: {
            /** @description In minor units: kopecks, cents. */
            amount_minor: number;
            currency: string;
        };
        /** @description How much lending would move from one account of a reader to another. */
        LendingMoves: {
            /** @description What is out. */
            loans: number;
            past_loans: number;
            /** @description Those that are moved, and stay. */
            holds: number;
            /** @description Those of either that end, since nobody waits twice for a title, or for what they have. */
            holds_ended: number;
            /** @description With what was paid for them, also those that are settled. */
            charges: number;
            /** @description What is open of them, in minor units. */
            owes_minor: number;
            currency: string;
            /** @description Authors whose new books are waited for. */
            alerts: number;
        };
        /** @enum {string} */
        CommonErrorCode: "invalid_request" | "bad_request" | "invalid_target" | "invalid_json" | "request_aborted" | "unauthenticated" | "token_expired" | "signed_out" | "not_the_sidecar" | "forbidden" | "outside_scope" | "not_for_guardians" | "fresh_sign_in_needed" | "cross_site_request" | "no_such_resource" | "method_not_allowed" | "request_too_slow" | "request_in_progress" | "body_too_large" | "target_too_long" | "headers_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "too_many_requests" | "internal_error" | "service_unavailable";
    };
    responses: {
        /** @description A page of holds */
        HoldPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Hold"][];
                    next_cursor?: string;
                };
            };
        };
        /** @description A page of loans */
        LoanPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Loan"][];
                    next_cursor?: string;
                };
            };
        };
        /** @description A page of loans; as CSV, too, whose header `Link` says where the next page is */
        LoanReport: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["ReportedLoan"][];
                    next_cursor?: string;
                };
                "text/csv": string;
            };
        };
        /** @description A page of holds; as CSV, too, whose header `Link` says where the next page is */
        HoldReport: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Hold"][];
                    next_cursor?: string;
                };
                "text/csv": string;
            };
        };
        /** @description The request was not carried out, and why. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Only at this branch. */
        OnlyBranch: components["schemas"]["BranchId"];
        ChargeId: components["schemas"]["Uuid"];
        PaymentId: components["schemas"]["Uuid"];
        LoanId: components["schemas"]["Uuid"];
        UserId: components["schemas"]["Uuid"];
        TaskId: components["schemas"]["Uuid"];
        BranchId: components["schemas"]["BranchId"];
        TillId: components["schemas"]["Uuid"];
        /** @description The first day on which it applies; today, if it is not said. What applied on a day that has passed is never changed. */
        ValidFrom: components["schemas"]["LocalDate"];
        LoanStatus: "all" | "open" | "overdue" | "claimed_returned" | "returned";
        /** @description The `next_cursor` of the previous page; opaque. */
        Cursor: string;
        /** @description How many items a page holds. */
        Limit: number;
        /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
        IdempotencyKey: string;
        /** @description How many items a page holds. A desk takes many at a time. */
        CarriedLimit: number;
        /** @description The `changes_cursor` of the first page, or of the changes before. After a day it is refused, and all is to be taken anew. */
        ChangesCursor: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listLoans: {
        parameters: {
            query?: {
                /** @description Only of this book. */
                book_id?: components["schemas"]["Uuid"];
                status?: components["parameters"]["LoanStatus"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoanPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    issueLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoanRequest"];
            };
        };
        responses: {
            /** @description The loan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "card_not_found" | "card_lost" | "branch_not_found" | "own_loan" | "checkout_aborted" | "patron_blocked" | "email_not_verified" | "documents_not_agreed" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "no_copy_available" | "copy_on_loan" | "copy_withdrawn" | "copy_lost" | "copy_in_repair" | "copy_missing" | "copy_damaged" | "copy_in_transit" | "copy_on_order" | "copy_on_hold" | "loan_limit_reached" | "policy_limit_reached" | "not_for_loan" | "reader_closed");
                    };
                };
            };
        };
    };
    issueLoanAtDesk: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoanRequest"];
            };
        };
        responses: {
            /** @description The loan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "card_not_found" | "card_lost" | "branch_not_found" | "own_loan" | "checkout_aborted" | "patron_blocked" | "email_not_verified" | "documents_not_agreed" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "no_copy_available" | "copy_on_loan" | "copy_withdrawn" | "copy_lost" | "copy_in_repair" | "copy_missing" | "copy_damaged" | "copy_in_transit" | "copy_on_order" | "copy_on_hold" | "loan_limit_reached" | "policy_limit_reached" | "not_for_loan" | "reader_closed");
                    };
                };
            };
        };
    };
    checkLoan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoanRequest"];
            };
        };
        responses: {
            /** @description What the rules say */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "card_not_found" | "card_lost" | "branch_not_found" | "own_loan");
                    };
                };
            };
        };
    };
    issueLoanByOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    book_id?: components["schemas"]["Uuid"];
                    barcode?: components["schemas"]["Barcode"];
                    reader_id?: components["schemas"]["Uuid"];
                    card_number?: components["schemas"]["Barcode"];
                    due_date?: components["schemas"]["LocalDate"];
                    branch_id?: components["schemas"]["BranchId"];
                    issued_at?: components["schemas"]["Instant"];
                    overrides: ("has_overdue_loans" | "loan_limit_reached" | "policy_limit_reached" | "patron_expired" | "lost_limit_reached" | "fines_over_limit" | "patron_blocked" | "not_for_loan")[];
                    reason: components["schemas"]["OverrideReason"];
                };
            };
        };
        responses: {
            /** @description The loan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "card_not_found" | "card_lost" | "branch_not_found" | "own_loan" | "own_override" | "override_too_grave" | "checkout_aborted" | "patron_blocked" | "email_not_verified" | "documents_not_agreed" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "no_copy_available" | "copy_on_loan" | "copy_withdrawn" | "copy_lost" | "copy_in_repair" | "copy_missing" | "copy_damaged" | "copy_in_transit" | "copy_on_order" | "copy_on_hold" | "loan_limit_reached" | "policy_limit_reached" | "not_for_loan" | "reader_closed");
                    };
                };
            };
        };
    };
    returnLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    loan_id?: components["schemas"]["Uuid"];
                    barcode?: components["schemas"]["Barcode"];
                    returned_at?: components["schemas"]["Instant"];
                    /** @description When the desk has scanned it, by its clock. What was scanned more than five minutes ago counts as of then, but for one's own loan; a loan that has begun since is not ended. */
                    scanned_at?: components["schemas"]["Instant"];
                    /** @description It lay in the return box of the branch, so it counts as of when the branch last closed: before now, or before `returned_at`, when the box was emptied. */
                    from_box?: boolean;
                    /** @description A book that its reader had claimed to have returned stood on the shelf: no fine is charged for it. */
                    found_on_shelf?: boolean;
                    /** @description Where it was returned, for the desk; without it, where the copy was seen last. */
                    branch_id?: components["schemas"]["BranchId"];
                    damaged?: components["schemas"]["Damaged"];
                };
            };
        };
        responses: {
            /** @description The loan, closed, and its fine if it was late */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "copy_not_found" | "copy_not_on_loan" | "already_returned" | "copy_withdrawn" | "copy_lost" | "copy_in_repair" | "copy_missing" | "copy_damaged" | "copy_in_transit" | "copy_on_order" | "own_loan" | "own_charge" | "loan_not_claimed" | "loan_handed_in_before" | "loan_lost");
                    };
                };
            };
        };
    };
    listReaderLoans: {
        parameters: {
            query?: {
                status?: components["parameters"]["LoanStatus"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoanPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getLoan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The loan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "loan_not_found";
                    };
                };
            };
        };
    };
    renewLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The loan with its new due date */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "reader_not_found" | "book_not_found" | "loan_returned" | "loan_claimed_returned" | "patron_blocked" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "membership_ends" | "loan_overdue" | "renewal_limit_reached" | "fixed_due_date" | "loan_recalled" | "others_wait" | "renewal_too_soon" | "renewal_gains_nothing");
                    };
                };
            };
        };
    };
    setDueDate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    due_date: components["schemas"]["LocalDate"];
                    reason: components["schemas"]["OverrideReason"];
                };
            };
        };
        responses: {
            /** @description The loan with its new due date */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "loan_returned" | "loan_claimed_returned" | "own_loan");
                    };
                };
            };
        };
    };
    claimReturned: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description When they say they brought it; without it, now. */
                    returned_at?: components["schemas"]["Instant"];
                };
            };
        };
        responses: {
            /** @description The loan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "loan_returned" | "loan_claimed_returned" | "own_loan");
                    };
                };
            };
        };
    };
    withdrawClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The loan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "loan_returned" | "loan_not_claimed" | "own_loan");
                    };
                };
            };
        };
    };
    declareLost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: components["schemas"]["OverrideReason"];
                    /** @description What the copy costs; without it, what was known when it was lent, or what the policy says. */
                    price_minor?: number;
                };
            };
        };
        responses: {
            /** @description The loan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "loan_returned" | "loan_lost" | "own_loan");
                    };
                };
            };
        };
    };
    renewAllLoans: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            loan: components["schemas"]["Loan"];
                            renewed: boolean;
                            refusals: {
                                code: string;
                                facts?: {
                                    [key: string]: unknown;
                                };
                                message: string;
                            }[];
                        }[];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("reader_not_found" | "book_not_found");
                    };
                };
            };
        };
    };
    checkRenewal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the rules say */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "reader_not_found" | "book_not_found");
                    };
                };
            };
        };
    };
    renewLoanByOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    overrides: ("renewal_limit_reached" | "patron_expired" | "membership_ends" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_blocked" | "loan_overdue" | "others_wait")[];
                    reason: components["schemas"]["OverrideReason"];
                };
            };
        };
        responses: {
            /** @description The loan with its new due date */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "reader_not_found" | "book_not_found" | "own_override" | "override_too_grave" | "loan_returned" | "loan_claimed_returned" | "patron_blocked" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "membership_ends" | "loan_overdue" | "renewal_limit_reached" | "loan_recalled" | "others_wait" | "renewal_too_soon" | "renewal_gains_nothing");
                    };
                };
            };
        };
    };
    listOverrides: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Override"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "loan_not_found";
                    };
                };
            };
        };
    };
    listWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries that are still open, oldest first; of holds, those for which no copy is kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaitingEntry"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    joinWaitingList: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    book_id?: components["schemas"]["Uuid"];
                    author?: string;
                };
            };
        };
        responses: {
            /** @description The entry */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingEntry"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "reader_not_found" | "reader_closed" | "patron_blocked" | "email_not_verified" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "hold_limit_reached" | "not_for_loan" | "branch_not_found");
                    };
                };
            };
        };
    };
    listWaitingReaders: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                book_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the waiting list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaitingReader"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    leaveWaitingList: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                entry_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not waiting */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequest"];
            };
        };
        responses: {
            /** @description The hold */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "branch_not_found" | "reader_closed" | "patron_blocked" | "email_not_verified" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "copy_withdrawn" | "copy_lost" | "hold_limit_reached" | "not_for_loan");
                    };
                };
            };
        };
    };
    listReaderHolds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Hold"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listHoldQueue: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                book_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["HoldPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listHoldShelf: {
        parameters: {
            query: {
                branch_id: components["schemas"]["BranchId"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["HoldPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "hold_not_found";
                    };
                };
            };
        };
    };
    changeHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldWishes"];
            };
        };
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "branch_not_found" | "hold_over" | "hold_has_copy");
                    };
                };
            };
        };
    };
    cancelHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "hold_over");
                    };
                };
            };
        };
    };
    setShelfDay: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The last day. */
                    until: components["schemas"]["LocalDate"];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "hold_not_on_shelf" | "own_hold_on_shelf");
                    };
                };
            };
        };
    };
    moveHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    position: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "hold_over" | "hold_has_copy" | "own_hold");
                    };
                };
            };
        };
    };
    recallForHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "hold_over" | "hold_has_copy" | "hold_paused" | "nothing_to_recall" | "own_hold");
                    };
                };
            };
        };
    };
    endAuthorAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the List-Unsubscribe header and the last link of an e-mail about an author's new book. */
                token: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such alert any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listCharges: {
        parameters: {
            query?: {
                /** @description `open`: only what is still owed or accrues. */
                status?: "open" | "all";
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of charges, and all that is owed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Charge"][];
                        balance: components["schemas"]["Money"];
                        /** @description Whether readers can pay online. */
                        pays_online?: boolean;
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    addCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "lost" | "processing" | "damage" | "membership" | "manual";
                    amount_minor: components["schemas"]["AmountMinor"];
                    comment: components["schemas"]["ChargeReason"];
                    /** @description Of this reader, whose title the charge then has. */
                    loan_id?: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description The charge */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("reader_not_found" | "reader_closed" | "loan_not_found" | "own_charge");
                    };
                };
            };
        };
    };
    payBalance: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor: components["schemas"]["AmountMinor"];
                    method: components["schemas"]["PaymentMethod"];
                    branch_id?: components["schemas"]["BranchOfPayment"];
                    till_id?: components["schemas"]["TillOfPayment"];
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description What each charge has taken, and what is still owed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpreadPayment"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("own_charge" | "more_than_owed" | "branch_not_found" | "till_not_open" | "several_tills_open" | "till_not_found" | "till_closed");
                    };
                };
            };
        };
    };
    payAtMachine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor: components["schemas"]["AmountMinor"];
                    /** @description What the machine calls the payment. */
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description What each charge has taken, and what is still owed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpreadPayment"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("own_charge" | "more_than_owed");
                    };
                };
            };
        };
    };
    beginPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    charge_ids?: components["schemas"]["Uuid"][];
                    amount_minor?: components["schemas"]["AmountMinor"];
                };
            };
        };
        responses: {
            /** @description The payment, and where it is to be made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentIntent"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("online_payment_off" | "payment_refused" | "payment_lapsed" | "charge_not_found" | "fine_still_grows" | "charge_settled" | "charge_cancelled" | "more_than_owed");
                    };
                };
            };
        };
    };
    getPaymentIntent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentIntent"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "payment_not_found";
                    };
                };
            };
        };
    };
    hearOfPayment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    event?: string;
                    object: {
                        id: string;
                    };
                };
            };
        };
        responses: {
            /** @description It was taken */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    payCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                charge_id: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor?: components["schemas"]["AmountMinor"];
                    method: components["schemas"]["PaymentMethod"];
                    branch_id?: components["schemas"]["BranchOfPayment"];
                    till_id?: components["schemas"]["TillOfPayment"];
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The charge as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("charge_not_found" | "own_charge" | "fine_still_grows" | "charge_settled" | "charge_cancelled" | "more_than_owed" | "branch_not_found" | "till_not_open" | "several_tills_open" | "till_not_found" | "till_closed");
                    };
                };
            };
        };
    };
    waiveCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                charge_id: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor?: components["schemas"]["AmountMinor"];
                    comment: components["schemas"]["ChargeReason"];
                };
            };
        };
        responses: {
            /** @description The charge as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("charge_not_found" | "own_charge" | "fine_still_grows" | "charge_settled" | "charge_cancelled" | "more_than_owed");
                    };
                };
            };
        };
    };
    refundCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                charge_id: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor?: components["schemas"]["AmountMinor"];
                    method: components["schemas"]["PaymentMethod"];
                    branch_id?: components["schemas"]["BranchOfPayment"];
                    till_id?: components["schemas"]["TillOfPayment"];
                    comment: components["schemas"]["ChargeReason"];
                };
            };
        };
        responses: {
            /** @description The charge as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("charge_not_found" | "own_charge" | "fine_still_grows" | "charge_cancelled" | "nothing_paid" | "more_than_paid" | "branch_not_found" | "till_not_open" | "several_tills_open" | "till_not_found" | "till_closed" | "till_has_less");
                    };
                };
            };
        };
    };
    cancelCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                charge_id: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    comment: components["schemas"]["ChargeReason"];
                };
            };
        };
        responses: {
            /** @description The charge as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("charge_not_found" | "own_charge" | "fine_still_grows" | "charge_settled" | "charge_cancelled" | "charge_paid");
                    };
                };
            };
        };
    };
    listTills: {
        parameters: {
            query?: {
                branch_id?: components["schemas"]["BranchId"];
                status?: "open" | "closed" | "all";
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tills */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Till"][];
                        /** @description Of all sums. */
                        currency: string;
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    openTill: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    branch_id: components["schemas"]["BranchId"];
                    /** @description What the desk calls it, such as `Desk 1`. */
                    name: string;
                    float_minor: components["schemas"]["CountedMinor"];
                };
            };
        };
        responses: {
            /** @description The till */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Till"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("branch_not_found" | "tills_not_used" | "till_open_already");
                    };
                };
            };
        };
    };
    getTill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The till */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Till"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "till_not_found";
                    };
                };
            };
        };
    };
    listTillEntries: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TillEntry"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "till_not_found";
                    };
                };
            };
        };
    };
    closeTill: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    counted_minor: components["schemas"]["CountedMinor"];
                    /** @description Why it is not what it should be, if it is not. */
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The till as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Till"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("till_not_found" | "till_closed");
                    };
                };
            };
        };
    };
    listLendingPolicies: {
        parameters: {
            query?: {
                /** @description The day; today, if it is not said. */
                on?: components["schemas"]["LocalDate"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LendingPolicy"][];
                        /** @description What changes after that day, the next change first; at most a thousand. */
                        planned: components["schemas"]["LendingPolicyVersion"][];
                        /** @description Of the fines. */
                        currency: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    explainLendingPolicy: {
        parameters: {
            query: {
                patron_category: string;
                material: string;
                /** @description Where it is lent; `main`, if it is not said. */
                branch_id?: components["schemas"]["BranchId"];
                /** @description The day; today, if it is not said. */
                on?: components["schemas"]["LocalDate"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What decides, and what would */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: components["schemas"]["LocalDate"];
                        /** @description False, too, if no row fits. */
                        for_loan: boolean;
                        /** @description When what is lent on that day is due, if the membership does not end before. */
                        due_date?: components["schemas"]["LocalDate"];
                        /** @description Of what is lent for hours: now, or, on another day, as soon as the branch opens. */
                        due_time?: components["schemas"]["DueTime"];
                        /** @description So many open holds the reader may have: the first of `fitting` that says so decides, or else the library. */
                        hold_limit?: number;
                        /** @description So many loans the reader may have of this material and from this branch (`*`: of any, from any): the first of `fitting` that says so decides. None, if none does. */
                        loan_limit?: {
                            limit: number;
                            material: components["schemas"]["PolicyMaterial"];
                            branch_id: components["schemas"]["PolicyBranch"];
                        };
                        fitting: {
                            policy: components["schemas"]["LendingPolicy"];
                            decides: boolean;
                            /** @description What the row names itself; for the rest it has `*`. A row that names the branch precedes one that does not, then the category, then the material. */
                            names: ("branch" | "category" | "material")[];
                        }[];
                        currency: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    simulateLendingPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: components["schemas"]["LocalDate"];
                    until: components["schemas"]["LocalDate"];
                    changes: {
                        patron_category: components["schemas"]["PolicyCategory"];
                        material: components["schemas"]["PolicyMaterial"];
                        branch_id: components["schemas"]["PolicyBranch"];
                        /** @description Without them, the row is removed. */
                        terms?: components["schemas"]["LendingTerms"];
                    }[];
                };
            };
        };
        responses: {
            /** @description What would have been otherwise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many were judged. */
                        loans: number;
                        /** @description Whether there were more loans than were judged. */
                        more: boolean;
                        /** @description Loans of which the material is not known, as they are older than this version. */
                        not_judged: number;
                        /** @description Loans that would have been refused. */
                        not_lent: number;
                        lent_longer: number;
                        lent_shorter: number;
                        renewals_refused: number;
                        /** @description Renewals that nobody would have asked for, as if nobody had waited. */
                        automatic_renewals?: {
                            before: number;
                            after: number;
                        };
                        fines: {
                            before: components["schemas"]["FineSum"];
                            after: components["schemas"]["FineSum"];
                        };
                        /** @description Loans of which the copy would have been taken to be lost, and what is to be paid for those by the prices of the rows, without what is not to be paid since the copy came back. */
                        losses?: {
                            before: components["schemas"]["FineSum"];
                            after: components["schemas"]["FineSum"];
                        };
                        currency: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listLendingPolicyVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patron_category: components["schemas"]["PolicyCategory"];
                material: components["schemas"]["PolicyMaterial"];
                branch_id: components["schemas"]["PolicyBranch"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest first; at most a thousand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LendingPolicyVersion"][];
                        currency: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    putLendingPolicy: {
        parameters: {
            query?: {
                /** @description The first day on which it applies; today, if it is not said. What applied on a day that has passed is never changed. */
                valid_from?: components["parameters"]["ValidFrom"];
            };
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                patron_category: components["schemas"]["PolicyCategory"];
                material: components["schemas"]["PolicyMaterial"];
                branch_id: components["schemas"]["PolicyBranch"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LendingTerms"];
            };
        };
        responses: {
            /** @description The row as it is from that day on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LendingPolicy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    removeLendingPolicy: {
        parameters: {
            query?: {
                /** @description The first day on which it applies; today, if it is not said. What applied on a day that has passed is never changed. */
                valid_from?: components["parameters"]["ValidFrom"];
            };
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                patron_category: components["schemas"]["PolicyCategory"];
                material: components["schemas"]["PolicyMaterial"];
                branch_id: components["schemas"]["PolicyBranch"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From that day on there is no such row */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "policy_for_all";
                    };
                };
            };
        };
    };
    listBranches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Branch"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The branch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    putBranch: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BranchTerms"];
            };
        };
        responses: {
            /** @description The branch as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    removeBranch: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such branch */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("main_branch_stays" | "branch_in_use");
                    };
                };
            };
        };
    };
    listBranchExceptions: {
        parameters: {
            query?: {
                from?: components["schemas"]["LocalDate"];
            };
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of their days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BranchException"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    putBranchException: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
                day: components["schemas"]["LocalDate"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BranchExceptionTerms"];
            };
        };
        responses: {
            /** @description The exception as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchException"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    removeBranchException: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
                day: components["schemas"]["LocalDate"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such exception */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    countLoansDue: {
        parameters: {
            query: {
                from: components["schemas"]["LocalDate"];
                until: components["schemas"]["LocalDate"];
            };
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description So many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        loans: number;
                        /** @description Whether there are more than were counted. */
                        more: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    moveDueDates: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: components["schemas"]["LocalDate"];
                    until: components["schemas"]["LocalDate"];
                    /** @description After the last of those days. */
                    due_date: components["schemas"]["LocalDate"];
                    reason: components["schemas"]["OverrideReason"];
                };
            };
        };
        responses: {
            /** @description How many were moved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        moved: number;
                        /** @description Whether others are left to move. */
                        more: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    listCopyHolders: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. A desk takes many at a time. */
                limit?: components["parameters"]["CarriedLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyHolder"][];
                        next_cursor?: string;
                        changes_cursor: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listCopyHolderChanges: {
        parameters: {
            query: {
                /** @description The `changes_cursor` of the first page, or of the changes before. After a day it is refused, and all is to be taken anew. */
                cursor: components["parameters"]["ChangesCursor"];
                /** @description How many items a page holds. A desk takes many at a time. */
                limit?: components["parameters"]["CarriedLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has changed, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyHolder"][];
                        /** @description Copies that nobody has and that are not kept any more. */
                        gone: components["schemas"]["Uuid"][];
                        changes_cursor: string;
                        /** @description Whether there is more by now. */
                        more: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    replayJournal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Now, by the clock of the desk. If it is off by more than two minutes, the times of the entries are shifted. */
                    sent_at: components["schemas"]["Instant"];
                    entries: components["schemas"]["JournalEntry"][];
                };
            };
        };
        responses: {
            /** @description The answers, in the order of the entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["JournalAnswer"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                status?: "open" | "claimed" | "done";
                branch_id?: components["schemas"]["BranchId"];
                kind?: components["schemas"]["TaskKind"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Task"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    claimTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("task_not_found" | "own_task" | "task_claimed" | "task_done");
                    };
                };
            };
        };
    };
    releaseTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("task_not_found" | "own_task" | "task_done");
                    };
                };
            };
        };
    };
    finishTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What was done. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("task_not_found" | "own_task" | "task_done");
                    };
                };
            };
        };
    };
    reportOverdueLoans: {
        parameters: {
            query?: {
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoanReport"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportLostLoans: {
        parameters: {
            query?: {
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoanReport"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportWaitingHolds: {
        parameters: {
            query?: {
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["HoldReport"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportOverrides: {
        parameters: {
            query: {
                from: components["schemas"]["LocalDate"];
                to: components["schemas"]["LocalDate"];
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReportedOverride"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportCash: {
        parameters: {
            query: {
                from: components["schemas"]["LocalDate"];
                to: components["schemas"]["LocalDate"];
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sums; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CashSum"][];
                        next_cursor?: string;
                    };
                    "text/csv": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportBalances: {
        parameters: {
            query?: {
                /** @description Only those who owe so much or more. */
                at_least_minor?: number;
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of readers; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Debt"][];
                        next_cursor?: string;
                    };
                    "text/csv": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportCirculation: {
        parameters: {
            query: {
                from: components["schemas"]["LocalDate"];
                to: components["schemas"]["LocalDate"];
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By branch, then by category; as CSV, too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Circulation"][];
                    };
                    "text/csv": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    findNextHold: {
        parameters: {
            query: {
                copy_id: components["schemas"]["Uuid"];
                branch_id: components["schemas"]["BranchId"];
            };
            header?: never;
            path: {
                book_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hold, if there is one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hold?: {
                            hold_id: components["schemas"]["Uuid"];
                            branch_id: components["schemas"]["BranchId"];
                        };
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    abortCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the loan exists */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exists: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    tellReaderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most a thousand loans, newest first; what is waited for, oldest first; and at most a hundred charges that are open, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReaderAccount"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "reader_not_found";
                    };
                };
            };
        };
    };
    closeReader: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Closed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("has_open_loans" | "has_open_fines");
                    };
                };
            };
        };
    };
    checkLendingMerge: {
        parameters: {
            query: {
                into: components["schemas"]["Uuid"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it would move, and every reason against it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refusals: {
                            code: string;
                            facts?: {
                                [key: string]: unknown;
                            };
                        }[];
                        moves: components["schemas"]["LendingMoves"];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    mergeLending: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    into: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description It is the other one's */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("reader_closed" | "both_have_book");
                    };
                };
            };
        };
    };
}
