// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search readers and staff */
        get: operations["listUsers"];
        put?: never;
        /**
         * Register a reader who has come to the desk
         * @description The reader has the card that is given, or else gets the next number, and may borrow at once. An e-mail address is theirs to give; without one they get no notices. They sign in once they have chosen a password by a code (`POST /users/{user_id}/sign-in-code`). Where their category has a membership fee, they are charged with it.
         */
        post: operations["registerReaderAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My profile */
        get: operations["getOwnProfile"];
        /**
         * Change my profile
         * @description Another address is `pending_email` until the link that is sent there is opened (`completeVerification`); until then the old one stays. The answer is the same whether somebody has it or not. The old one is told then, with a link that puts it back for fourteen days (`completePasswordReset`). To give up a change, send the address that one has.
         */
        put: operations["updateOwnProfile"];
        post?: never;
        /**
         * Delete my profile
         * @description Refused while books are out or fines are open, as the lending desk has it. Where the desk does not answer, the profile is deleted as soon as it does, or the reader is told by e-mail why it was not. `deletion` in the profile says how the request stands.
         */
        delete: operations["deleteOwnProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send me the link again that confirms my e-mail address
         * @description Whose address does not wait for that is sent nothing.
         */
        post: operations["sendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to a version of a document
         * @description It is kept which version and when, and which guardian has agreed for a child. To agree again changes nothing. `to_agree` in the profile says which versions wait for it.
         */
        post: operations["agreeToDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/by-card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The user with this card
         * @description The whole number, as it is scanned or typed, in capital or small letters; of several cards, any that works. One that was reported lost is refused. Without `readers.read`, it is told who the reader is and whether they may borrow, but neither their address nor why they are blocked.
         */
        get: operations["getUserByCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carried-readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readers, for a desk to carry
         * @description What a desk needs to tell what is scanned while the library is away, all of it, page by page. The `changes_cursor` of the first page is where `listCarriedReaderChanges` goes on.
         */
        get: operations["listCarriedReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carried-readers/changes": {
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
        get: operations["listCarriedReaderChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The names of these users
         * @description Whoever is deleted, or never was, is left out.
         */
        get: operations["listUserNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /** One user */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete the account of somebody who asks for it at the desk
         * @description As they would themselves (`deleteOwnProfile`). It takes `staff.appoint` for anybody who has another role than a reader.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Correct a reader's data; change their category, limit, block or card's last day; change a role
         * @description About readers. It takes `staff.appoint` to change a role, or anybody who has another one; nobody changes their own role, category, limit, block or last day. An address is corrected for somebody who is there; the former one is told.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/users/{user_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Into which account one was merged, and how far that is
         * @description Of each service it is told whether it has looked and found nothing left of the merged account.
         */
        get: operations["followMerge"];
        put?: never;
        /**
         * Merge an account into another one of the same reader
         * @description All that is kept of it becomes the other one's: loans, holds, charges, cards (which go on working), notes, blocks, agreements, guardians and children, notices. The account itself is closed, nobody signs in with it any more, and its id answers where it went. How the reader is reached, their category, membership and reading history stay as the kept account has them. Nobody merges their own.
         */
        post: operations["mergeReader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/merge-check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Would an account be merged into another one, and what would move?
         * @description By the same rules as the merge; nothing is changed.
         */
        get: operations["checkMerge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/erasure-receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a receipt by which it can be followed how an account is erased
         * @description To be asked for before the account is deleted, so that no answer that is lost takes it along. Whoever has it sees how far the erasure is (`followErasure`), for a year, and not whose it is.
         */
        post: operations["giveErasureReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erasures/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have accounts erased again, after a backup was restored
         * @description A backup of a service brings back whom it had. Each account that was deleted since the backup was made is erased once more everywhere, and each service confirms it anew. Ask again with `next_cursor` until there is none. In `refused` are those of whom loans has books out again; they are to be settled there first.
         */
        post: operations["repeatErasures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erasures/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How far the erasure of an account is, by its receipt
         * @description Of each service it is told whether it has looked and found nothing left, what it keeps, and until when.
         */
        post: operations["followErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that somebody has shown at the desk who they are
         * @description For librarians, about readers who have registered themselves and not confirmed their e-mail address: they may borrow and wait from then on. It says too that the address is theirs, so read it out to them. If somebody else has it by now, correct it first. Whoever registered them may have been another person, so the password of the registration works no more: they choose theirs by a code (`issueSignInCode`) or by a link in an e-mail (`requestPasswordReset`).
         */
        post: operations["verifyInPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What somebody has agreed to, and when
         * @description The latest first. At most the hundred latest.
         */
        get: operations["listAgreements"];
        put?: never;
        /**
         * Record that somebody has signed a document on paper
         * @description For librarians, about whoever stands before them. The paper is kept by the library; here it is kept which version it was, when it was recorded, and by whom. Nobody records their own: whoever is signed in agrees by themselves.
         */
        post: operations["recordAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/sign-in-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue a code by which a reader chooses their first password
         * @description To be printed and handed over: for a reader who was registered at the desk and has no password yet. It works once, until the end of `valid_until`, together with the number of the card (`POST /auth/first-password`).
         */
        post: operations["issueSignInCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/membership-renewals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a membership for the term of its category
         * @description From its last day, while it runs; from today, if it is over or had no end. One that runs for a term from today or longer has begun today or was renewed already. Where the category has a membership fee, they are charged with it.
         */
        post: operations["renewMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What the desk has noted about somebody, for itself
         * @description Newest first.
         */
        get: operations["listNotes"];
        put?: never;
        /**
         * Note something about a reader
         * @description For whoever stands at the desk next. It is in the archive of personal data that the reader may ask for.
         */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
                note_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a note about a reader
         * @description To remove it again changes nothing.
         */
        delete: operations["removeNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What the desk has forbidden somebody, and why
         * @description Newest first, also those that have not begun, and for a year those that are over.
         */
        get: operations["listBlocks"];
        put?: never;
        /**
         * Forbid a reader to borrow, to renew or to wait
         * @description Several blocks stand side by side; each is over after its last day, or when it is lifted. The reason is for the desk: the reader is told to ask there.
         */
        post: operations["addBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/blocks/{block_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
                block_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Lift a block before its end
         * @description To lift it again changes nothing.
         */
        delete: operations["liftBlock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * The cards of somebody beside the one that their account names
         * @description Those that work as well, and those that are lost; the last recorded first.
         */
        get: operations["listCards"];
        put?: never;
        /**
         * Give somebody one more card
         * @description It works beside those that they have. The number of a lost card is given to nobody.
         */
        post: operations["addCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/lost-cards": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that a card is lost
         * @description It works no more, and whoever scans it is told so. If it is the one that the account names, its holder has another one at once: the `replacement` that the desk gives them, or the next number, which they can show on their telephone. To report it again changes nothing. Whoever reports many within a month themselves has to come to the desk.
         */
        post: operations["reportCardLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/family": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /** Who acts for somebody as their guardian, and for whom they act */
        get: operations["getFamily"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/guardians/{guardian_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
                guardian_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Make somebody the guardian of a child, or change on which day that ends
         * @description For librarians, once they have seen who the guardian is. Both are verified; the child is a reader who is nobody's guardian, and the guardian has none. Nobody does it for themselves, on either side. Only the day on which it ends is kept, and no date of birth.
         */
        put: operations["linkGuardian"];
        post?: never;
        /** End what makes somebody the guardian of a child */
        delete: operations["unlinkGuardian"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What a reader has borrowed
         * @description Newest first.
         */
        get: operations["getUserHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patron-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of readers and their loan limits */
        get: operations["listPatronCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patron-categories/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add or change a kind of reader */
        put: operations["putPatronCategory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/card-ranges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers of printed cards */
        get: operations["listCardRanges"];
        /**
         * Say which numbers the library's printed cards have
         * @description From then on, no card gets any other number at the desk; those that are given out already stay. Without any range, a card may have any number. The numbers that the library gives out itself, R and six digits or more, are in none of them.
         */
        put: operations["putCardRanges"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What readers agree to
         * @description The newest version of each document that the library has published; none, if it asks for no agreement.
         */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** One version of a document, as it was published */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{kind}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the next version of a document
         * @description It is never changed afterwards. Everybody is asked to agree to it from now on. From the day of `required_from` on, whoever has not agreed to it can borrow nothing more; without one, they are only asked. It stands until they agree to this version or a later one.
         */
        post: operations["publishDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/exports/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep in the audit trail that an archive of all that is held on somebody was asked for
         * @description Before the archive is handed out, or once it cannot be made.
         */
        post: operations["noteExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a reader (called by auth)
         * @description The account has no address until whoever has the mailbox confirms it, so it is added alike whether somebody has the address or not.
         */
        post: operations["registerReader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/first-passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the first password of a reader who has a code from the desk (called by auth) */
        post: operations["setFirstPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/email-verifications/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an e-mail address, by the token of a link and the account's password (called by auth) */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link to another password sent to this address, if somebody has it (called by auth)
         * @description The answer comes before the address is looked for, so its time tells nothing either.
         */
        post: operations["askForPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/password-resets/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set another password, by the token of a link (called by auth) */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/account-links/{link_id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token for the e-mail that is about to be sent (called by notifications)
         * @description Only its hash is stored, so no message and no row has it. Where the address is another account's by now, there is none: its owner is told so instead.
         */
        post: operations["addLinkToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/credentials/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check an e-mail address and a password (called by auth)
         * @description Of a wrong password it says whose it is not, so that the owner's trail has the try. That is for auth alone: a client is not told whether there is an account.
         */
        post: operations["checkCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/accounts/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /** An account as it is now, for a token's renewal (called by auth) */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/accounts/{user_id}/guardians/{guardian_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
                guardian_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /** A child's account as it is now, if somebody is its guardian today (called by auth) */
        get: operations["getWard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/contacts/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * How a user is reached (called by notifications)
         * @description For recipients whose user events never arrived, and those who had no address then. The version is that of the event that said the same, so an event with a lower one is old news. Guardians are in no event: who they are today is said here alone.
         */
        get: operations["getContact"];
        put?: never;
        post?: never;
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
        Account: {
            id: components["schemas"]["Uuid"];
            email: string;
            full_name: string;
            role: components["schemas"]["Role"];
            /** @enum {string} */
            language: "ru" | "en";
        };
        CheckedAccount: components["schemas"]["Account"] & {
            /** @description The account's when its password was checked. */
            version: number;
        };
        CurrentAccount: components["schemas"]["Account"] & {
            /** @description The account's now. */
            version: number;
            /** @description The version that the last change of the password made. Older sign-ins are over. */
            credentials_version: number;
        };
        Contact: components["schemas"]["ReachableUser"] | components["schemas"]["DeletedUser"];
        ReachableUser: {
            id: components["schemas"]["Uuid"];
            /** @constant */
            deleted: false;
            /** @description Missing if they have given none. */
            email?: string;
            full_name: string;
            /** @enum {string} */
            language: "ru" | "en";
            version: number;
            /** @description Those who act for them today and have a confirmed address: they are told of the child's books where the child has none. */
            guardians: components["schemas"]["ReachableGuardian"][];
        };
        ReachableGuardian: {
            id: components["schemas"]["Uuid"];
            email: string;
            /** @enum {string} */
            language: "ru" | "en";
        };
        LinkToken: {
            address: string;
            /** @enum {string} */
            language: "ru" | "en";
            /** @description Missing if the address is another account's. */
            token?: string;
        };
        DeletedUser: {
            id: components["schemas"]["Uuid"];
            /** @constant */
            deleted: true;
        };
        User: {
            id: components["schemas"]["Uuid"];
            /** @description The number on the reader's card. */
            card_number: string;
            /** @description Missing if they have none. They sign in by it. */
            email?: string;
            /** @description An address that they have given and not confirmed yet. */
            pending_email?: string;
            full_name: string;
            /** @enum {string} */
            language: "ru" | "en";
            role: components["schemas"]["Role"];
            patron_category: components["schemas"]["PatronCategoryCode"];
            /** @description The reader's own limit or the category's. */
            loan_limit: number;
            /** @description Whether they may not borrow. */
            blocked: boolean;
            block_reason?: string;
            /** @description What the desk has forbidden them. An older instance leaves it out. */
            forbidden?: components["schemas"]["Deed"][];
            /** @description The membership's last day. */
            expires_on?: components["schemas"]["LocalDate"];
            active_loans: number;
            has_overdue: boolean;
            created_at: components["schemas"]["Instant"];
            /** @description False until a reader who was registered at the desk has chosen one. An older instance leaves it out. */
            has_password?: boolean;
            /** @description Whether they have confirmed their e-mail address, or shown at the desk who they are: before that they may neither borrow nor wait, and get no notices. An older instance leaves it out. */
            verified?: boolean;
            /** @description Since when; of readers from before this was recorded, since it is. */
            verified_at?: components["schemas"]["Instant"];
            /** @description Who saw at the desk who they are; missing if they have confirmed their address. */
            verified_by?: components["schemas"]["Uuid"];
            /** @description How long it is known what they have read, as they choose. An older instance leaves it out. */
            reading_history?: components["schemas"]["ReadingHistory"];
            /** @description The newest versions of documents that they have not agreed to. An older instance leaves it out. */
            to_agree?: components["schemas"]["AwaitedAgreement"][];
            deletion?: components["schemas"]["Deletion"];
        };
        CarriedReader: {
            id: components["schemas"]["Uuid"];
            full_name: string;
            /** @enum {string} */
            language: "ru" | "en";
            /** @description Of the cards that work. */
            card_numbers: string[];
            lost_card_numbers: string[];
            loan_limit: number;
            /** @description The membership's last day. */
            expires_on?: components["schemas"]["LocalDate"];
            blocked: boolean;
            /** @description When the desk has forbidden them to borrow, or will have. */
            blocks: {
                from: components["schemas"]["LocalDate"];
                /** @description The last day. */
                until?: components["schemas"]["LocalDate"];
            }[];
            verified: boolean;
            owes?: components["schemas"]["Money"];
        };
        ReaderNote: {
            id: components["schemas"]["Uuid"];
            note: string;
            alerts: boolean;
            written_at: components["schemas"]["Instant"];
            written_by: components["schemas"]["Uuid"];
        };
        /**
         * @description What a block can forbid.
         * @enum {string}
         */
        Deed: "borrow" | "renew" | "hold";
        NewBlock: {
            forbids: components["schemas"]["Deed"][];
            reason: string;
            /** @description Its first day; today, if it is left out. */
            from?: components["schemas"]["LocalDate"];
            /** @description Its last day; without one it has no end. */
            until?: components["schemas"]["LocalDate"];
        };
        ReaderBlock: {
            id: components["schemas"]["Uuid"];
            forbids: components["schemas"]["Deed"][];
            /** @description For the desk alone. */
            reason: string;
            from: components["schemas"]["LocalDate"];
            /** @description Its last day; missing if it has none or was lifted. */
            until?: components["schemas"]["LocalDate"];
            set_at: components["schemas"]["Instant"];
            set_by: components["schemas"]["Uuid"];
            lifted_at?: components["schemas"]["Instant"];
            lifted_by?: components["schemas"]["Uuid"];
            /** @description Whether it forbids anything today. */
            in_force: boolean;
        };
        CardRanges: {
            ranges: {
                first: components["schemas"]["Barcode"];
                last: components["schemas"]["Barcode"];
            }[];
        };
        ReaderCard: {
            card_number: string;
            /** @description When it was given out or, of one that the account named before, reported lost. */
            recorded_at: components["schemas"]["Instant"];
            recorded_by: components["schemas"]["Uuid"];
            /** @description Since when it works no more; missing if it works. */
            lost_at?: components["schemas"]["Instant"];
        };
        AwaitedAgreement: {
            kind: components["schemas"]["DocumentKind"];
            version: components["schemas"]["DocumentVersion"];
            /** @description From this day on they can borrow nothing more without it; missing if they are only asked. */
            required_from?: components["schemas"]["LocalDate"];
        };
        Agreement: {
            kind: components["schemas"]["DocumentKind"];
            version: components["schemas"]["DocumentVersion"];
            agreed_at: components["schemas"]["Instant"];
            /** @description Who recorded at the desk that it was signed on paper; missing if nobody has. */
            recorded_by?: components["schemas"]["Uuid"];
            /** @description The guardian who has agreed for them; missing if they have agreed by themselves, or on paper. */
            agreed_by?: components["schemas"]["Uuid"];
        };
        NewDocument: {
            /** @description The next one; another is refused, so that nobody replaces a version that they have not seen. */
            version: components["schemas"]["DocumentVersion"];
            text_ru: components["schemas"]["DocumentText"];
            text_en: components["schemas"]["DocumentText"];
            /** @description Today or later. */
            required_from?: components["schemas"]["LocalDate"];
        };
        /** @description Paragraphs, with empty lines between them. */
        DocumentText: string;
        Document: {
            kind: components["schemas"]["DocumentKind"];
            version: components["schemas"]["DocumentVersion"];
            text_ru: string;
            text_en: string;
            required_from?: components["schemas"]["LocalDate"];
            published_at: components["schemas"]["Instant"];
        };
        /**
         * @description How long it is known which books somebody has returned: `none`, a few days, until it is sure that they are undamaged; `legal`, as long as the library has to know it; `always`, until they choose otherwise. What is out or not paid for is always known.
         * @enum {string}
         */
        ReadingHistory: "none" | "legal" | "always";
        NewReader: {
            full_name: string;
            /** Format: email */
            email?: string;
            /**
             * @description Of the library's notices.
             * @default ru
             * @enum {string}
             */
            language: "ru" | "en";
            /** @default adult */
            patron_category: components["schemas"]["PatronCategoryCode"];
            /** @description The number on a card that is printed already. Left out, it is the next of the library's own numbers. */
            card_number?: components["schemas"]["Barcode"];
            /** @description The membership's last day. */
            expires_on?: components["schemas"]["LocalDate"];
            /** @description What they have signed on paper at the desk. */
            agreed_to?: components["schemas"]["AgreedTo"];
        };
        SignInCode: {
            card_number: string;
            /** @description Ten digits. */
            code: string;
            valid_until: components["schemas"]["Instant"];
        };
        /** @description The state of the user's latest deletion request; missing if there was none. */
        Deletion: {
            /**
             * @description `requested` until the lending desk has answered; `refused` where it could not be done, until it is requested again.
             * @enum {string}
             */
            status: "requested" | "refused";
            /** @description Since when. */
            at: components["schemas"]["Instant"];
            /** @description Why it was refused, as the codes of the 409 answer. */
            reasons?: {
                code: string;
                facts?: {
                    [key: string]: unknown;
                };
            }[];
        };
        Relative: {
            id: components["schemas"]["Uuid"];
            full_name: string;
            /** @description The day on which it ends; the one before is the last. */
            ends_on: components["schemas"]["LocalDate"];
            /** @description Of a child, the versions that wait for it or a guardian to agree; missing if there are none. */
            to_agree?: components["schemas"]["AwaitedAgreement"][];
        };
        Family: {
            /** @description Who acts for them. */
            guardians: components["schemas"]["Relative"][];
            /** @description For whom they act. */
            children: components["schemas"]["Relative"][];
        };
        GuardianshipTerm: {
            /** @description Such as the eighteenth birthday: later than today, and not after the child has grown up. */
            ends_on: components["schemas"]["LocalDate"];
        };
        Merge: {
            from: components["schemas"]["Uuid"];
            into: components["schemas"]["Uuid"];
            /**
             * @description `requested` until the lending desk has answered; `refused` where it could not be done; then `merging`, until each service has confirmed that nothing is left of the account, and `merged`.
             * @enum {string}
             */
            status: "requested" | "refused" | "merging" | "merged";
            requested_at: components["schemas"]["Instant"];
            merged_at?: components["schemas"]["Instant"];
            completed_at?: components["schemas"]["Instant"];
            refusals?: components["schemas"]["MergeRefusal"][];
            parts: {
                app: string;
                confirmed_at?: components["schemas"]["Instant"];
            }[];
        };
        MergeRefusal: {
            code: string;
            facts?: {
                [key: string]: unknown;
            };
            message: string;
        };
        MergeCheck: {
            allowed: boolean;
            refusals: components["schemas"]["MergeRefusal"][];
            moves: {
                /** @description With the one that the account names, and lost ones. */
                cards: number;
                notes: number;
                blocks: number;
                /** @description To versions that the kept account has not agreed to. */
                agreements: number;
                guardians: number;
                children: number;
                lending: components["schemas"]["LendingMoves"];
            };
        };
        FollowedErasure: {
            /**
             * @description `not_requested` while nobody has asked for the account to be deleted; `requested` until the lending desk has answered; `refused` where it could not be done; then `erasing`, until all have confirmed, and `erased`.
             * @enum {string}
             */
            status: "not_requested" | "requested" | "refused" | "erasing" | "erased";
            /** @description When the account was deleted. */
            erased_at?: components["schemas"]["Instant"];
            /** @description When the last service confirmed it. */
            completed_at?: components["schemas"]["Instant"];
            parts: {
                app: string;
                /** @description When it looked and found nothing left. Missing until then. */
                confirmed_at?: components["schemas"]["Instant"];
                kept: components["schemas"]["KeptKind"][];
            }[];
        };
        NamedUser: {
            id: components["schemas"]["Uuid"];
            full_name: string;
            card_number: string;
        };
        ProfileChange: {
            /** Format: email */
            email?: string;
            full_name?: string;
            /** @enum {string} */
            language?: "ru" | "en";
            /** @description It holds for what they have read before, too. */
            reading_history?: components["schemas"]["ReadingHistory"];
            password?: {
                /** Format: password */
                current: string;
                /** Format: password */
                new: string;
            };
        };
        UserChange: {
            full_name?: string;
            /**
             * Format: email
             * @description Null: none, which is refused for those who sign in by it.
             */
            email?: string | null;
            /**
             * @description Of the library's notices.
             * @enum {string}
             */
            language?: "ru" | "en";
            patron_category?: components["schemas"]["PatronCategoryCode"];
            /** @description Null: the category's limit. */
            loan_limit?: number | null;
            blocked?: boolean;
            block_reason?: string | null;
            /** Format: date */
            expires_on?: string | null;
            role?: components["schemas"]["Role"];
        };
        HistoryEntry: {
            loan_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            title: string;
            issued_at: components["schemas"]["Instant"];
            due_date: components["schemas"]["LocalDate"];
            returned_at?: components["schemas"]["Instant"];
            overdue: boolean;
        };
        PatronCategoryCode: string;
        PatronCategoryTerms: {
            name_ru: string;
            name_en: string;
            loan_limit: number;
            /** @description For how many months a membership is; left out, it does not end. */
            term_months?: number;
            /** @description What the desk's registering a reader, and each renewal, is charged with, in minor units of the library's currency; left out, nothing. */
            membership_fee_minor?: number;
            /** @description So many of their loans may be overdue; left out, as the library has it. */
            overdue_limit?: number;
            /** @description So many copies that they have lost may be neither back nor settled; left out, as the library has it. */
            lost_limit?: number;
            /** @description So much they may owe, in minor units; left out, as the library has it. */
            balance_limit_minor?: number;
            /** @description What is refused to whoever is beyond one of these limits; left out, as the library has it. */
            limits_refuse?: components["schemas"]["Deed"][];
        };
        PatronCategory: {
            code: components["schemas"]["PatronCategoryCode"];
            name_ru: string;
            name_en: string;
            loan_limit: number;
            /** @description For how many months a membership is; missing if it does not end. */
            term_months?: number;
            /** @description What a membership is charged with, in minor units; missing if it costs nothing. */
            membership_fee_minor?: number;
            /** @description So many of their loans may be overdue; missing if the library’s limit holds. */
            overdue_limit?: number;
            /** @description The same, of lost copies that are neither back nor settled. */
            lost_limit?: number;
            /** @description The same, of what they owe, in minor units. */
            balance_limit_minor?: number;
            /** @description What is refused beyond one of these limits; missing if it is as the library has it. */
            limits_refuse?: components["schemas"]["Deed"][];
        };
        /** @enum {string} */
        Role: "reader" | "librarian" | "branch_manager" | "admin";
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
        /** Format: uuid */
        Uuid: string;
        /**
         * Format: date
         * @description A day in the library's time zone.
         */
        LocalDate: string;
        /**
         * Format: date-time
         * @description An instant in UTC.
         */
        Instant: string;
        /**
         * @description The rules of the library, or the consent to the processing of personal data.
         * @enum {string}
         */
        DocumentKind: "terms" | "personal_data";
        DocumentVersion: number;
        /**
         * Format: scanned-code
         * @description 3 to 32 letters, digits and signs of any alphabet, blanks between them. It is kept as given, without what a scanner adds at its ends, and found in capital or small letters alike.
         */
        Barcode: string;
        NamedVersion: {
            kind: components["schemas"]["DocumentKind"];
            version: components["schemas"]["DocumentVersion"];
        };
        AgreedTo: components["schemas"]["NamedVersion"][];
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
        /** @description What is kept of somebody who was erased. */
        KeptKind: {
            /** @description What it is: a loan, a notice, a sign-in. */
            kind: string;
            /** @description When the last of it goes. Missing if it stays for good, or as long as nobody knows. */
            until?: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        CommonErrorCode: "invalid_request" | "bad_request" | "invalid_target" | "invalid_json" | "request_aborted" | "unauthenticated" | "token_expired" | "signed_out" | "not_the_sidecar" | "forbidden" | "outside_scope" | "not_for_guardians" | "fresh_sign_in_needed" | "cross_site_request" | "no_such_resource" | "method_not_allowed" | "request_too_slow" | "request_in_progress" | "body_too_large" | "target_too_long" | "headers_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "too_many_requests" | "internal_error" | "service_unavailable";
    };
    responses: {
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
        UserId: components["schemas"]["Uuid"];
        DocumentKind: components["schemas"]["DocumentKind"];
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
    listUsers: {
        parameters: {
            query?: {
                /** @description Words, or their beginnings, of a name, an e-mail address or a card number, in any order. */
                q?: string;
                role?: components["schemas"]["Role"];
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
            /** @description A page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
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
    registerReaderAtDesk: {
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
                "application/json": components["schemas"]["NewReader"];
            };
        };
        responses: {
            /** @description The reader */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("email_taken" | "card_taken");
                    };
                };
            };
        };
    };
    getOwnProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    updateOwnProfile: {
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
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "wrong_password" | "too_many_wrong_passwords" | "password_easily_guessed" | "too_many_mails");
                    };
                };
            };
        };
    };
    deleteOwnProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lending desk does not answer just now; when it does, the profile is deleted, or the reader is told why not */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Deleted */
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
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "has_open_loans" | "has_open_fines");
                    };
                };
            };
        };
    };
    sendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is sent */
            202: {
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
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "too_many_mails");
                    };
                };
            };
        };
    };
    agreeToDocument: {
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
                "application/json": components["schemas"]["NamedVersion"];
            };
        };
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "guardianship_not_found");
                    };
                };
            };
        };
    };
    getUserByCard: {
        parameters: {
            query: {
                card_number: components["schemas"]["Barcode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("card_not_found" | "card_lost");
                    };
                };
            };
        };
    };
    listCarriedReaders: {
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
                        items: components["schemas"]["CarriedReader"][];
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
    listCarriedReaderChanges: {
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
                        items: components["schemas"]["CarriedReader"][];
                        /** @description Readers who are deleted. */
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
    listUserNames: {
        parameters: {
            query: {
                ids: components["schemas"]["Uuid"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that there are, in no order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NamedUser"][];
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
    getUser: {
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
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "user_merged");
                    };
                };
            };
        };
    };
    deleteUser: {
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
        requestBody?: never;
        responses: {
            /** @description The lending desk does not answer just now; when it does, the account is deleted, or the reader is told why not */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Deleted */
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
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "has_open_loans" | "has_open_fines");
                    };
                };
            };
        };
    };
    updateUser: {
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
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "email_taken" | "signs_in_by_email" | "account_leaving");
                    };
                };
            };
        };
    };
    followMerge: {
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
            /** @description How far it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "merge_not_found";
                    };
                };
            };
        };
    };
    mergeReader: {
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
                    /** @description The account that is kept. */
                    into: components["schemas"]["Uuid"];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description It is merged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description The lending desk does not answer just now; when it does, the account is merged */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_merge" | "staff_not_merged" | "account_leaving" | "relatives_not_merged" | "cannot_have_guardian" | "relative_not_verified" | "too_many_guardians" | "reader_closed" | "both_have_book");
                    };
                };
            };
        };
    };
    checkMerge: {
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
            /** @description What would move, and every reason against it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeCheck"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    giveErasureReceipt: {
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
            /** @description The receipt, which is told this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receipt: string;
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
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    repeatErasures: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    deleted_since: components["schemas"]["Instant"];
                };
            };
        };
        responses: {
            /** @description How many were repeated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        repeated: number;
                        refused: components["schemas"]["Uuid"][];
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
    followErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: password */
                    receipt: string;
                };
            };
        };
        responses: {
            /** @description How far it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedErasure"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "receipt_not_known";
                    };
                };
            };
        };
    };
    verifyInPerson: {
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
        requestBody?: never;
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "email_taken");
                    };
                };
            };
        };
    };
    listAgreements: {
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
            /** @description Each version that they have agreed to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Agreement"][];
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
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    recordAgreement: {
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
                "application/json": components["schemas"]["NamedVersion"];
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_agreement");
                    };
                };
            };
        };
    };
    issueSignInCode: {
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
            /** @description The code, which is told this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInCode"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "already_signs_in");
                    };
                };
            };
        };
    };
    renewMembership: {
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
        requestBody?: never;
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "category_without_term" | "membership_runs");
                    };
                };
            };
        };
    };
    listNotes: {
        parameters: {
            query?: {
                /** @description Those that the desk must see at each scan of their card, and no others. */
                alerts?: boolean;
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
            /** @description A page of notes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReaderNote"][];
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
    addNote: {
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
                    note: string;
                    /**
                     * @description Whether it is shown at each scan of their card.
                     * @default false
                     */
                    alerts?: boolean;
                };
            };
        };
        responses: {
            /** @description The note */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReaderNote"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "too_many_notes");
                    };
                };
            };
        };
    };
    removeNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
                note_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there any more */
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
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    listBlocks: {
        parameters: {
            query?: {
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
            /** @description A page of blocks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReaderBlock"][];
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
    addBlock: {
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
                "application/json": components["schemas"]["NewBlock"];
            };
        };
        responses: {
            /** @description The block */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReaderBlock"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "too_many_blocks");
                    };
                };
            };
        };
    };
    liftBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
                block_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The block as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReaderBlock"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "block_not_found");
                    };
                };
            };
        };
    };
    listCards: {
        parameters: {
            query?: {
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
            /** @description A page of cards */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReaderCard"][];
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
    addCard: {
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
                    card_number: components["schemas"]["Barcode"];
                };
            };
        };
        responses: {
            /** @description Whose it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "card_taken" | "too_many_cards");
                    };
                };
            };
        };
    };
    reportCardLost: {
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
                    card_number: components["schemas"]["Barcode"];
                    /** @description Of a card that is printed already; for the desk alone. */
                    replacement?: components["schemas"]["Barcode"];
                };
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "card_not_found" | "card_taken" | "too_many_lost_cards");
                    };
                };
            };
        };
    };
    getFamily: {
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
            /** @description Guardianships that have not ended, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
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
    linkGuardian: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
                guardian_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuardianshipTerm"];
            };
        };
        responses: {
            /** @description The child's family as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_guardianship" | "relative_not_verified" | "cannot_have_guardian" | "cannot_be_guardian" | "too_many_guardians");
                    };
                };
            };
        };
    };
    unlinkGuardian: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
                guardian_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The child's family as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_guardianship" | "guardianship_not_found");
                    };
                };
            };
        };
    };
    getUserHistory: {
        parameters: {
            query?: {
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
            /** @description A page of loans */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HistoryEntry"][];
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
    listPatronCategories: {
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
                        items: components["schemas"]["PatronCategory"][];
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
    putPatronCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: components["schemas"]["PatronCategoryCode"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatronCategoryTerms"];
            };
        };
        responses: {
            /** @description The category as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatronCategory"];
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
    listCardRanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them; none, where a card may have any number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardRanges"];
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
    putCardRanges: {
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
                "application/json": components["schemas"]["CardRanges"];
            };
        };
        responses: {
            /** @description They are these now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardRanges"];
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
    listDocuments: {
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
                        items: components["schemas"]["Document"][];
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
    getDocument: {
        parameters: {
            query?: {
                /** @description Left out, the newest one. */
                version?: components["schemas"]["DocumentVersion"];
            };
            header?: never;
            path: {
                kind: components["parameters"]["DocumentKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "document_not_found";
                    };
                };
            };
        };
    };
    publishDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                kind: components["parameters"]["DocumentKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDocument"];
            };
        };
        responses: {
            /** @description The version */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "not_the_next_version";
                    };
                };
            };
        };
    };
    noteExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whether there is an archive. */
                    complete: boolean;
                };
            };
        };
        responses: {
            /** @description It is kept */
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
    registerReader: {
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
                    /** Format: email */
                    email: string;
                    /** Format: password */
                    password: string;
                    full_name: string;
                    /** @enum {string} */
                    language: "ru" | "en";
                    agreed_to?: components["schemas"]["AgreedTo"];
                };
            };
        };
        responses: {
            /** @description The new account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "password_easily_guessed";
                    };
                };
            };
        };
    };
    setFirstPassword: {
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
                    card_number: components["schemas"]["Barcode"];
                    /** Format: password */
                    code: string;
                    /** Format: email */
                    email: string;
                    /** Format: password */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_sign_in_code" | "password_easily_guessed" | "email_taken");
                    };
                };
            };
        };
    };
    verifyEmail: {
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
                    /** Format: password */
                    token: string;
                    /** Format: password */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The account, which has the address now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("link_not_valid" | "wrong_password" | "too_many_wrong_passwords");
                    };
                };
            };
        };
    };
    askForPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description It will be done */
            202: {
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
    resetPassword: {
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
                    /** Format: password */
                    token: string;
                    /** Format: password */
                    password: string;
                };
            };
        };
        responses: {
            /** @description It is set */
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
                        code: components["schemas"]["CommonErrorCode"] | ("link_not_valid" | "password_easily_guessed");
                    };
                };
            };
        };
    };
    addLinkToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token, and where it goes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkToken"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "link_not_valid";
                    };
                };
            };
        };
    };
    checkCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** Format: password */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedAccount"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_credentials" | "wrong_password_of");
                    };
                };
            };
        };
    };
    getAccount: {
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
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentAccount"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    getWard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
                guardian_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "guardianship_not_found";
                    };
                };
            };
        };
    };
    getContact: {
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
            /** @description The contact; of a deleted user only that they are deleted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
}
