// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in a page
         * @description As `login`, but the tokens come as cookies, so that a page can use them and no script can read them. From the library's own pages only; programs use `login`.
         */
        post: operations["openSession"];
        /**
         * Sign a page out
         * @description Ends the sign-in that the cookies belong to, and removes them. A session that has ended already is no error.
         */
        delete: operations["closeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a page's sign-in
         * @description As `refresh`. 401 if there is nothing to renew. Two pages that renew at once both stay signed in.
         */
        post: operations["renewSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/child": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a page act for a child
         * @description As `actForChild`: from then on its cookies are of the child's account, also when they are renewed, as long as the guardian is signed in and is the guardian. One who acts for a child goes back first.
         */
        post: operations["openChildSession"];
        /**
         * Go back from a child's account to one's own
         * @description As `renewSession`, without the child.
         */
        delete: operations["closeChildSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/second-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in a page, second step
         * @description As `takeSecondStep`, by the challenge of `openSession`.
         */
        post: operations["takeSecondStepOnPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in a page by a passkey
         * @description As `loginByPasskey`, by the question of `askForPasskey`.
         */
        post: operations["openSessionByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/outside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go to a provider to sign in a page
         * @description For an account of a city's site, or of another that `listOutsideProviders` names. The address is good for ten minutes, and for the browser that asked: it is known by a cookie.
         */
        post: operations["beginOutsideSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/outside/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in a page by an outside account
         * @description With what the provider has sent the browser back with. It counts as a password does: whoever has a second factor, or must have one, takes the second step after it.
         */
        post: operations["openSessionByOutsideAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove again who one is, on a page
         * @description As `stepUp`, for the sign-in that the cookies belong to.
         */
        post: operations["stepUpSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was scanned, whatever it is
         * @description A reader's card, a copy, both if they have the same number, or neither. A card that was reported lost says so, and not whose it was. A copy that is on loan comes with its loan.
         */
        get: operations["lookUpScan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What was scanned while the library was away
         * @description Each code as by `GET /desk/scan`; what can be no number of a card or a copy is neither.
         */
        post: operations["lookUpScans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check in whatever lies on the desk, and learn what to do with it
         * @description One that is on loan, or that a reader has lost, is returned. One that was on its way, is recorded as missing or lost, or belongs elsewhere, is received at `branch_id`, and is kept for whoever waits for it first. What is damaged, in repair or withdrawn stays so, and `todo` says so. Without `branch_id`, a copy that nobody has is only told.
         */
        post: operations["checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that the library holds on somebody, as an archive
         * @description A zip: a page to read, in the language of the account, and the data of each service as JSON. It has all of it or is not made: while a service does not answer, or several archives are under way, ask again later.
         */
        get: operations["exportPersonalData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the services answer, and what waits
         * @description Each app that subscribes to topics is asked by its sidecar, and has two seconds. Nothing is kept from one request to the next.
         */
        get: operations["tellHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What staff did, and whose data they read
         * @description Of all apps, or of one. Newest first. The entries of an app that does not answer are missing, and the app is named. That it was read is itself an entry of each app.
         */
        get: operations["gatherAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that an app could not handle
         * @description Of all apps, or of one. Newest first. The letters of an app that does not answer are missing, and the app is named.
         */
        get: operations["gatherDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/dead-letters/{app}/{letter_id}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the app handle a dead letter again
         * @description Only the app that could not handle it gets it again. 409 `still_not_handled` says why it failed once more; the letter stays.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/dead-letters/{app}/{letter_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a dead letter up
         * @description Its data is erased; who discarded it, and when, is recorded.
         */
        post: operations["discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/set-aside-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that an app could not publish
         * @description Of all apps, or of one. Newest first. An app that does not answer is named, and its messages are missing.
         */
        get: operations["gatherSetAsideMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/set-aside-messages/{app}/{message_id}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a message after all
         * @description For one whose cause is gone, as a limit of the broker that was raised. It is tried again within half a minute; refused again, it is set aside again. It comes after what its app has published meanwhile.
         */
        post: operations["putBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/set-aside-messages/{app}/{message_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard a message that could not be published
         * @description Its data is erased; who discarded it, and when, is recorded.
         */
        post: operations["discardSetAside"];
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
        /** @description One of `code`, `passkey` and `password`; of several, the first in this order is looked at. */
        PageStepUp: {
            /** Format: password */
            password?: string;
            code?: components["schemas"]["SecondFactorCode"];
            passkey?: components["schemas"]["PasskeyAnswer"];
        };
        Scan: {
            /** @description What was scanned, without what the scanner adds. */
            code: string;
            reader?: components["schemas"]["User"];
            /** @description True for a card that was reported lost; left out otherwise. */
            lost_card?: boolean;
            copy?: components["schemas"]["Copy"];
            loan?: components["schemas"]["Loan"];
        };
        CheckedIn: {
            /** @description What was scanned, without what the scanner adds. */
            code: string;
            /**
             * @description `recorded_damaged`: it was with nobody any more. `nothing`: it is where it belongs already, or it is a card.
             * @enum {string}
             */
            done: "returned" | "received" | "used_in_house" | "recorded_damaged" | "nothing";
            reader?: components["schemas"]["User"];
            /** @description True for a card that was reported lost; left out otherwise. */
            lost_card?: boolean;
            /** @description As it is now. Its `alert` and its `staff_note` are to be seen. */
            copy?: components["schemas"]["Copy"];
            /**
             * @description As what a copy was recorded that is found.
             * @enum {string}
             */
            was?: "missing" | "lost";
            /** @description That has ended: with its fine if it was late, and with what may be given back of what was paid for a lost copy, and with what is charged for its damage. */
            loan?: components["schemas"]["Loan"];
            todo?: components["schemas"]["CheckedInToDo"];
        };
        /** @description What to do with the copy. Left out where a person says first what it is, as of one that is recorded as lost, and where it is not known yet that it is back. */
        CheckedInToDo: {
            /**
             * @description `keep`: put it on the hold shelf, for `reader`. `send`: put it among what goes to `branch`. `lend`: to the reader who stands there. `repair`: it is damaged, or is being repaired. `set_aside`: it is withdrawn.
             * @enum {string}
             */
            what: "shelve" | "keep" | "send" | "lend" | "repair" | "set_aside";
            /** @description Where it goes. */
            branch?: string;
            /** @description The hold that it is kept for, also while it is sent. */
            hold_id?: components["schemas"]["Uuid"];
            /** @description Whose hold that is, if it can be told. */
            reader?: components["schemas"]["NamedUser"];
            /** @description On which shelf it belongs. */
            location?: string;
            call_number?: string;
        };
        Child: {
            user_id: components["schemas"]["Uuid"];
        };
        PageSession: {
            account: components["schemas"]["Account"];
            /** @description Seconds until the sign-in wants to be renewed. */
            expires_in: number;
        };
        Health: {
            apps: {
                /** @description The id of an app that subscribes to topics or serves others by gRPC. */
                app: string;
                /**
                 * @description `hindered`: it answers, but that it cannot work now, as without its database. `silent`: nobody answers.
                 * @enum {string}
                 */
                state: "working" | "hindered" | "silent";
                backlog?: components["schemas"]["Backlog"];
            }[];
            /** @description What the apps work with. */
            parts: {
                /** @enum {string} */
                part: "broker" | "state_store" | "mail";
                /**
                 * @description `stuck`: what is for it has waited for longer than it takes. `unknown`: the app that could tell does not.
                 * @enum {string}
                 */
                state: "working" | "stuck" | "silent" | "unknown";
                waiting_since?: components["schemas"]["Instant"];
            }[];
        };
        /** @description The id of an app that publishes (contracts/events); it stores what it could not publish. */
        PublishingApp: string;
        /** @description The id of an app that subscribes to topics (contracts/events); it stores what it could not handle. */
        SubscribingApp: string;
        Credentials: {
            email: string;
            /** Format: password */
            password: string;
        };
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
        /** @enum {string} */
        Role: "reader" | "librarian" | "branch_manager" | "admin";
        Account: {
            id: components["schemas"]["Uuid"];
            email: string;
            full_name: string;
            role: components["schemas"]["Role"];
            /** @enum {string} */
            language: "ru" | "en";
        };
        /**
         * Format: password
         * @description Six digits of the app, or a recovery code as `ABCDE-FGHJK`; blanks and small letters do no harm.
         */
        SecondFactorCode: string;
        SecondStep: {
            /** Format: password */
            challenge: string;
            code: components["schemas"]["SecondFactorCode"];
        };
        CredentialId: string;
        /** @description Nothing of it is looked at. */
        ExtensionResults: {
            [key: string]: unknown;
        };
        /** @description The `toJSON()` of what a passkey has answered. */
        PasskeyAnswer: {
            id: components["schemas"]["CredentialId"];
            rawId: components["schemas"]["CredentialId"];
            /** @enum {string} */
            type: "public-key";
            /** @enum {string} */
            authenticatorAttachment?: "platform" | "cross-platform";
            clientExtensionResults: components["schemas"]["ExtensionResults"];
            response: {
                clientDataJSON: string;
                authenticatorData: string;
                signature: string;
                userHandle?: string;
            };
        };
        ProviderId: string;
        ChosenProvider: {
            provider: components["schemas"]["ProviderId"];
        };
        WayToProvider: {
            redirect_to: string;
        };
        /** @description What the provider has put after `?` or `#`, unchanged. */
        AnswerOfProvider: string;
        OutsideAnswer: {
            provider: components["schemas"]["ProviderId"];
            answer: components["schemas"]["AnswerOfProvider"];
        };
        /**
         * Format: scanned-code
         * @description 3 to 32 letters, digits and signs of any alphabet, blanks between them. It is kept as given, without what a scanner adds at its ends, and found in capital or small letters alike.
         */
        Barcode: string;
        PatronCategoryCode: string;
        /**
         * @description What a block can forbid.
         * @enum {string}
         */
        Deed: "borrow" | "renew" | "hold";
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
         * @description How long it is known which books somebody has returned: `none`, a few days, until it is sure that they are undamaged; `legal`, as long as the library has to know it; `always`, until they choose otherwise. What is out or not paid for is always known.
         * @enum {string}
         */
        ReadingHistory: "none" | "legal" | "always";
        /**
         * @description The rules of the library, or the consent to the processing of personal data.
         * @enum {string}
         */
        DocumentKind: "terms" | "personal_data";
        DocumentVersion: number;
        AwaitedAgreement: {
            kind: components["schemas"]["DocumentKind"];
            version: components["schemas"]["DocumentVersion"];
            /** @description From this day on they can borrow nothing more without it; missing if they are only asked. */
            required_from?: components["schemas"]["LocalDate"];
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
        /** @enum {string} */
        CopyStatus: "available" | "reserved" | "on_loan" | "on_hold_shelf" | "in_transit" | "on_order" | "missing" | "damaged" | "in_repair" | "lost" | "withdrawn";
        /** @description The code of a branch, as `main`. */
        BranchCode: string;
        Copy: {
            id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            title: string;
            barcode: components["schemas"]["Barcode"];
            status: components["schemas"]["CopyStatus"];
            loan_id?: components["schemas"]["Uuid"];
            /** @description The hold that it is kept for, on its shelf, too. */
            hold_id?: components["schemas"]["Uuid"];
            home_branch: components["schemas"]["BranchCode"];
            current_branch: components["schemas"]["BranchCode"];
            /** @description The branch to which a copy in transit goes. */
            destination?: string;
            location?: string;
            call_number?: string;
            price_minor?: number;
            staff_note?: string;
            alert?: string;
            in_house_uses: number;
            created_at: components["schemas"]["Instant"];
        };
        DueTime: string;
        /** @description A short name for a branch, such as `central`. It never changes. */
        BranchId: string;
        Money: {
            /** @description In minor units: kopecks, cents. */
            amount_minor: number;
            currency: string;
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
        /** @description What is damaged: the comment of the charge, and the reason in the audit trail and the history of the copy. */
        DamageNote: string;
        /** @description In minor units. */
        AmountMinor: number;
        NamedUser: {
            id: components["schemas"]["Uuid"];
            full_name: string;
            card_number: string;
        };
        Queue: {
            /** @description 10000: that many or more. */
            count: number;
            oldest_at?: components["schemas"]["Instant"];
        };
        /** @description What waits in an app. */
        Backlog: {
            /** @description Messages whose handling has failed and is tried again. */
            to_handle: components["schemas"]["Queue"];
            /** @description Those that it no longer tries. */
            dead_letters: number;
            /** @description Messages that the broker has not taken yet, of an app that publishes. */
            to_publish?: components["schemas"]["Queue"];
            /** @description Those that it no longer tries. */
            set_aside?: number;
            /** @description E-mails that the mail server has not taken yet, of the app that sends them. */
            to_send?: components["schemas"]["Queue"];
            /** @description Deleted accounts of which a service still has something or has not said, of the app that asks them all. */
            to_confirm?: components["schemas"]["Queue"];
        };
        /** @description What was done, or refused, as the audit trail of an app keeps it. Ids only. */
        AuditEntry: {
            id: components["schemas"]["Uuid"];
            /** @description The app whose trail it is in. */
            app: string;
            at: components["schemas"]["Instant"];
            /** @description What was done, such as `reader.read`. */
            action: string;
            /** @enum {string} */
            outcome: "done" | "refused";
            /** @description The error that refused it. */
            code?: string;
            caller_id?: components["schemas"]["Uuid"];
            caller_role?: string;
            session_id?: components["schemas"]["Uuid"];
            /** @description The client's network: an IPv4 address, or the first 64 bits of an IPv6 address. */
            network: string;
            user_id?: components["schemas"]["Uuid"];
            /** @description Whom a list showed. */
            shown?: components["schemas"]["Uuid"][];
            /** @description The id or code of what it is about. */
            thing?: string;
            /** @description As it was given. */
            reason?: string;
            /** @description The changed fields by name, and values that are no personal data. */
            facts: {
                [key: string]: unknown;
            };
        };
        /**
         * @default waiting
         * @enum {string}
         */
        DeadLetterStatus: "waiting" | "redelivered" | "discarded";
        /** @description A message that an app could not handle, after all its tries. */
        DeadLetter: {
            id: components["schemas"]["Uuid"];
            /** @description The app that could not handle it. */
            app: string;
            event_id: string;
            /** @description The topic that it came by. */
            topic: string;
            type: string;
            cause: {
                /** @enum {string} */
                code: "not_an_event" | "unknown_type" | "not_as_its_schema_says" | "handler_failed";
                detail?: string;
            };
            /** @description The message's data without personal data. */
            payload: {
                [key: string]: unknown;
            };
            received_at: components["schemas"]["Instant"];
            /** @enum {string} */
            status: "waiting" | "redelivered" | "discarded";
            resolved_at?: components["schemas"]["Instant"];
            resolved_by?: components["schemas"]["Uuid"];
        };
        /**
         * @default waiting
         * @enum {string}
         */
        SetAsideMessageStatus: "waiting" | "put_back" | "discarded";
        /** @description A message of an app that the sidecar refused because of its content, after all attempts. */
        SetAsideMessage: {
            id: components["schemas"]["Uuid"];
            /** @description The app that could not publish it. */
            app: string;
            topic: string;
            type: string;
            /** @description Why it was refused, as the sidecar reports it. */
            cause: string;
            /** @description The message's data without personal data. */
            payload: {
                [key: string]: unknown;
            };
            set_aside_at: components["schemas"]["Instant"];
            /** @enum {string} */
            status: "waiting" | "put_back" | "discarded";
            resolved_at?: components["schemas"]["Instant"];
            resolved_by?: components["schemas"]["Uuid"];
        };
        /** @enum {string} */
        CommonErrorCode: "invalid_request" | "bad_request" | "invalid_target" | "invalid_json" | "request_aborted" | "unauthenticated" | "token_expired" | "signed_out" | "not_the_sidecar" | "forbidden" | "outside_scope" | "not_for_guardians" | "fresh_sign_in_needed" | "cross_site_request" | "no_such_resource" | "method_not_allowed" | "request_too_slow" | "request_in_progress" | "body_too_large" | "target_too_long" | "headers_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "too_many_requests" | "internal_error" | "service_unavailable";
    };
    responses: {
        /** @description Who is signed in, and for how long without a renewal */
        SignedIn: {
            headers: {
                "Set-Cookie": components["headers"]["SessionCookies"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PageSession"];
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
        App: components["schemas"]["SubscribingApp"];
        Publisher: components["schemas"]["PublishingApp"];
        MessageId: components["schemas"]["Uuid"];
        LetterId: components["schemas"]["Uuid"];
        /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
        IdempotencyKey: string;
        /** @description Who did it. */
        AuditCaller: components["schemas"]["Uuid"];
        /** @description Whom it is about, or whom it showed. */
        AuditUser: components["schemas"]["Uuid"];
        /** @description What was done, such as `reader.read`. */
        AuditAction: string;
        /** @description From then on. */
        AuditFrom: components["schemas"]["Instant"];
        /** @description Before then. */
        AuditTo: components["schemas"]["Instant"];
        /** @description The `next_cursor` of the previous page; opaque. */
        Cursor: string;
        /** @description How many items a page holds. */
        Limit: number;
    };
    requestBodies: never;
    headers: {
        /** @description A cookie by which the browser is known when it comes back. It is sent to this origin only. */
        BrowserCookie: string;
        /** @description Two cookies, for the access token and for the refresh token. A browser sends them to this origin only. */
        SessionCookies: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    openSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_credentials" | "too_many_failed_logins" | "second_factor_needed" | "second_factor_missing");
                    };
                };
            };
        };
    };
    closeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    "Set-Cookie": components["headers"]["SessionCookies"];
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
    renewSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "refresh_token_reused";
                    };
                };
            };
        };
    };
    openChildSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Child"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
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
    closeChildSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "refresh_token_reused";
                    };
                };
            };
        };
    };
    takeSecondStepOnPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondStep"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_code" | "sign_in_expired" | "too_many_failed_logins");
                    };
                };
            };
        };
    };
    openSessionByPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_passkey" | "passkey_too_late" | "too_many_failed_logins");
                    };
                };
            };
        };
    };
    beginOutsideSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenProvider"];
            };
        };
        responses: {
            /** @description Where the browser goes */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["BrowserCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WayToProvider"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("outside_provider_not_found" | "outside_provider_away");
                    };
                };
            };
        };
    };
    openSessionByOutsideAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutsideAnswer"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("outside_provider_not_found" | "outside_provider_away" | "outside_sign_in_over" | "outside_sign_in_denied" | "outside_answer_refused" | "outside_account_unknown" | "second_factor_needed" | "second_factor_missing");
                    };
                };
            };
        };
    };
    stepUpSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageStepUp"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_password" | "wrong_code" | "no_second_factor" | "wrong_passkey" | "passkey_too_late" | "too_many_failed_logins" | "refresh_token_reused");
                    };
                };
            };
        };
    };
    lookUpScan: {
        parameters: {
            query: {
                code: components["schemas"]["Barcode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has this number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
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
    lookUpScans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    codes: string[];
                };
            };
        };
        responses: {
            /** @description The scans, in the order of the codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Scan"][];
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
    checkIn: {
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
                    barcode: components["schemas"]["Barcode"];
                    /** @description Where it lies. */
                    branch_id?: components["schemas"]["BranchId"];
                    /** @description As for `returnLoan`. */
                    from_box?: boolean;
                    /** @description It was read in the library: if it was on its shelf, that is counted. */
                    in_house?: boolean;
                    returned_at?: components["schemas"]["Instant"];
                    /** @description As for `returnLoan`. */
                    scanned_at?: components["schemas"]["Instant"];
                    /** @description It may as well be the number of a card: of one that is, only the reader is told, and the copy, if one has the same number. */
                    may_be_card?: boolean;
                    /** @description A reader stands at the desk: what could be lent to them stays where it is, and `todo` is `lend`. */
                    for_reader?: boolean;
                    /** @description It is damaged: whatever else it would need, it is put aside. The reader whose loan ends by this scan, or has ended with it, is charged; for any other copy, nobody is. */
                    damaged?: {
                        note?: components["schemas"]["DamageNote"];
                        amount_minor?: components["schemas"]["AmountMinor"];
                        /** @description The loan that has ended with it, if an earlier scan has ended that. */
                        loan_id?: components["schemas"]["Uuid"];
                    };
                };
            };
        };
        responses: {
            /** @description What has happened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedIn"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "already_returned" | "copy_not_on_loan" | "copy_is_out" | "copy_not_on_shelf" | "own_loan" | "own_charge" | "loan_not_found");
                    };
                };
            };
        };
    };
    exportPersonalData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive */
            200: {
                headers: {
                    /** @description Its name. */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "archive_too_large");
                    };
                };
            };
        };
    };
    tellHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
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
    gatherAuditEntries: {
        parameters: {
            query?: {
                app?: components["schemas"]["SubscribingApp"];
                /** @description Who did it. */
                caller_id?: components["parameters"]["AuditCaller"];
                /** @description Whom it is about, or whom it showed. */
                user_id?: components["parameters"]["AuditUser"];
                /** @description What was done, such as `reader.read`. */
                action?: components["parameters"]["AuditAction"];
                /** @description From then on. */
                from?: components["parameters"]["AuditFrom"];
                /** @description Before then. */
                to?: components["parameters"]["AuditTo"];
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
            /** @description A page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        next_cursor?: string;
                        unanswered: components["schemas"]["SubscribingApp"][];
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
                        code: components["schemas"]["CommonErrorCode"] | "audit_trail_not_found";
                    };
                };
            };
        };
    };
    gatherDeadLetters: {
        parameters: {
            query?: {
                app?: components["schemas"]["SubscribingApp"];
                status?: components["schemas"]["DeadLetterStatus"];
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
            /** @description A page of dead letters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetter"][];
                        next_cursor?: string;
                        unanswered: components["schemas"]["SubscribingApp"][];
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
                        code: components["schemas"]["CommonErrorCode"] | "app_not_found";
                    };
                };
            };
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: components["parameters"]["App"];
                letter_id: components["parameters"]["LetterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was handled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("app_not_found" | "dead_letter_not_found" | "still_not_handled" | "already_resolved");
                    };
                };
            };
        };
    };
    discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: components["parameters"]["App"];
                letter_id: components["parameters"]["LetterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was discarded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("app_not_found" | "dead_letter_not_found" | "already_resolved");
                    };
                };
            };
        };
    };
    gatherSetAsideMessages: {
        parameters: {
            query?: {
                app?: components["schemas"]["PublishingApp"];
                status?: components["schemas"]["SetAsideMessageStatus"];
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
            /** @description A page of messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SetAsideMessage"][];
                        next_cursor?: string;
                        unanswered: components["schemas"]["PublishingApp"][];
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
                        code: components["schemas"]["CommonErrorCode"] | "publisher_not_found";
                    };
                };
            };
        };
    };
    putBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: components["parameters"]["Publisher"];
                message_id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message is queued again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetAsideMessage"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("publisher_not_found" | "set_aside_message_not_found" | "already_put_back_or_discarded");
                    };
                };
            };
        };
    };
    discardSetAside: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: components["parameters"]["Publisher"];
                message_id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was discarded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetAsideMessage"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("publisher_not_found" | "set_aside_message_not_found" | "already_put_back_or_discarded");
                    };
                };
            };
        };
    };
}
