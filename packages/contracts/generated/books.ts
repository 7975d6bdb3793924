// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Browse and search the catalogue */
        get: operations["listBooks"];
        put?: never;
        /**
         * Add a book, with its copies
         * @description Readers who wait for the author are told.
         */
        post: operations["createBook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the catalogue
         * @description As GET /books with a mandatory `q`.
         */
        get: operations["searchBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/popular": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The books that were borrowed most in the last 90 days */
        get: operations["listPopularBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add up to 500 books at once
         * @description Each record is judged by itself: a bad one is reported and the others are added. A record that was imported before, known by its `source_key`, is left as it is, so an import can be run again.
         */
        post: operations["importBooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/{book_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /** One book */
        get: operations["getBook"];
        /** Correct a book's description */
        put: operations["updateBook"];
        post?: never;
        /**
         * Remove a book from the catalogue
         * @description Refused while a copy is out.
         */
        delete: operations["deleteBook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/{book_id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /**
         * Where the copies of a book are
         * @description By branch, location and call number: how many the library has there, and how many can be borrowed now. A copy on its way counts where it goes.
         */
        get: operations["listPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/{book_id}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /** The copies of a book */
        get: operations["listCopies"];
        put?: never;
        /**
         * Add a copy
         * @description Without a barcode, it gets the next free one; without a home branch, it is of the main one.
         */
        post: operations["addCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The copy with this barcode, whatever signs it has */
        get: operations["getScannedCopy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Record where the copy with this barcode is
         * @description Missing, damaged, being repaired, lost, withdrawn, or back on the shelf. A copy that is out must be returned first. One that was sent to another branch and is put back on the shelf has not left.
         */
        patch: operations["changeScannedCopy"];
        trace?: never;
    };
    "/carried-copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Copies, for a desk to carry
         * @description What a desk needs to tell what is scanned while the library is away, all of it, page by page. The `changes_cursor` of the first page is where `listCarriedCopyChanges` goes on.
         */
        get: operations["listCarriedCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carried-copies/changes": {
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
        get: operations["listCarriedCopyChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copies/{barcode}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                barcode: components["schemas"]["Barcode"];
            };
            cookie?: never;
        };
        /**
         * The copy with this barcode
         * @description A barcode with a slash or another sign of addresses does not fit into a path; for any barcode, use `GET /copies`.
         */
        get: operations["getCopy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Record where a copy is
         * @description Missing, damaged, being repaired, lost, withdrawn, or back on the shelf. A copy that is out must be returned first. For any barcode, use `PATCH /copies`.
         */
        patch: operations["changeCopy"];
        trace?: never;
    };
    "/copy-details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record what belongs to a copy
         * @description Its home branch, its place there, its call number, what it costs, a note of the staff, and what must be seen whenever it is scanned. What is not given is gone.
         */
        put: operations["describeCopy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-transits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a copy to another branch
         * @description It is in transit until it arrives. One that is in transit already goes to the given branch instead.
         */
        post: operations["sendCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a copy lies at a branch, and learn what to do with it
         * @description One that was sent here, or was on order, is on the shelf. One that belongs elsewhere is in transit to its branch. Nothing changes for a copy that is where it belongs. A copy on loan is returned instead.
         */
        post: operations["receiveCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copies-to-fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is to be fetched from the shelves of a branch
         * @description Copies that are kept for holds and stand on their shelves still, in the order of locations and call numbers. Scanned at the desk (`receiveCopy`), each says whether it goes on the hold shelf or to another branch. One that is not found is recorded as missing; then the hold gets another, or waits again.
         */
        get: operations["listCopiesToFetch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copies-to-clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is to be cleared from the hold shelf of a branch
         * @description Copies on the hold shelf whose holds have expired or were cancelled, in the order of locations and call numbers. Scanned at the desk (`receiveCopy`), each says where it goes: for the next reader in line, back to its shelf, or to its branch.
         */
        get: operations["listCopiesToClear"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count that a copy was read in the library
         * @description It stays on the shelf.
         */
        post: operations["recordInHouseUse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has become of a copy
         * @description Newest first, for three years. Who had it is not in it.
         */
        get: operations["listCopyChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Copies that are on their way, or not where they belong
         * @description Those of which nothing was recorded for the longest time first.
         */
        get: operations["reportCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shelving-locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shelving locations that are in use
         * @description In the order of their letters; the first 200.
         */
        get: operations["listLocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/reservations/{loan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loan_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Allocate one copy to a loan (called by loans)
         * @description Idempotent. The same loan gets the same copy; a loan whose allocation was released never gets one again. A book of a material that the loan may not have is refused. The path keeps its first name: instances of the previous release call it.
         */
        put: operations["allocateCopy"];
        post?: never;
        /**
         * Release an allocation that became no loan (called by loans)
         * @description Idempotent. Answers the same whether there was one or not.
         */
        delete: operations["releaseCopy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/reservations/{loan_id}/returned": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loan_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Put the copy of a returned loan back on the shelf (called by loans)
         * @description Idempotent. The event loan.returned does the same; this call only does it sooner, so that the desk can lend the copy again at once. A copy that came back at another branch than its own is in transit to it.
         */
        put: operations["returnCopy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/holds/{hold_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Keep a copy from the shelves for a hold (called by loans)
         * @description Idempotent: a hold that has a copy keeps it, and one that has ended gets none any more. A copy that stands where its reader picks it up goes before others. The event copy.kept says the same. Of a book that was deleted, or a copy that is withdrawn or lost, there will be none: hold_unfillable.
         */
        put: operations["keepCopy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/branches/{branch}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether there are copies of a branch (called by loans)
         * @description Such as belong there, were seen there last, or are on their way there, in whatever state.
         */
        get: operations["findCopiesOfBranch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The copy with this barcode and its book (called by loans) */
        get: operations["findScannedCopy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/copies/{barcode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, as instances of the previous release of loans call it */
        get: operations["findCopy"];
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
        /** @description ISBN-10 or ISBN-13, with or without hyphens. The check digit is checked; kept as ISBN-13. */
        Isbn: string;
        /**
         * @default book
         * @enum {string}
         */
        Material: "book" | "audiobook" | "music" | "periodical" | "score" | "video" | "map";
        BookDescription: {
            isbn?: components["schemas"]["Isbn"];
            title: string;
            /** @description The author; several are divided by a semicolon. */
            author: string;
            description?: string;
            published_year?: number;
            language?: string;
            material?: components["schemas"]["Material"];
        };
        NewBook: {
            isbn?: components["schemas"]["Isbn"];
            title: string;
            author: string;
            description?: string;
            published_year?: number;
            language?: string;
            material?: components["schemas"]["Material"];
            /** @default 1 */
            total_copies: number;
        };
        /** @description The members of a new book, unchecked, and where the record comes from. */
        ImportRecord: {
            /** @description Names the record for good, as `goodbooks:17`. */
            source_key: string;
            isbn?: string;
            title?: string;
            author?: string;
            description?: string;
            published_year?: number;
            language?: string;
            material?: string;
            total_copies?: number;
        };
        Book: {
            id: components["schemas"]["Uuid"];
            /** @description ISBN-13 without hyphens. */
            isbn?: string;
            title: string;
            author: string;
            description: string;
            published_year?: number;
            language?: string;
            material: components["schemas"]["Material"];
            total_copies: number;
            available: number;
            created_at: components["schemas"]["Instant"];
        };
        /**
         * @description What a librarian records by hand about a copy that nobody has.
         * @enum {string}
         */
        HandSetStatus: "available" | "missing" | "damaged" | "in_repair" | "lost" | "withdrawn";
        /** @enum {string} */
        CopyStatus: "available" | "reserved" | "on_loan" | "on_hold_shelf" | "in_transit" | "on_order" | "missing" | "damaged" | "in_repair" | "lost" | "withdrawn";
        /** @description The code of a branch, as `main`. */
        BranchCode: string;
        /** @description Where in its branch it stands, as the reading room. */
        Location: string;
        CallNumber: string;
        /** @description What a lost copy costs, in minor units. */
        PriceMinor: number;
        /** @description For the staff. */
        StaffNote: string;
        /** @description What the desk must see when the copy is scanned, as: comes with a CD. */
        Alert: string;
        /** @description Why, for the history of the copy. */
        Reason: string;
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
        CarriedCopy: {
            id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            title: string;
            status: components["schemas"]["CopyStatus"];
            current_branch: components["schemas"]["BranchCode"];
            alert?: string;
        };
        /** @description What to do with a copy that lies on the desk. `shelve`: put it on its shelf. `send`: put it among what goes to `branch`. `keep`: put it on the hold shelf, for the reader of `hold_id`. */
        ToDo: {
            /** @enum {string} */
            what: "shelve" | "send" | "keep";
            /** @description The hold that it is kept for, also while it is sent. */
            hold_id?: components["schemas"]["Uuid"];
            /** @description Where it goes. */
            branch?: string;
            /** @description On which shelf it belongs. */
            location?: string;
            call_number?: string;
            /** @description What must be seen of this copy. */
            alert?: string;
        };
        KeptCopy: {
            hold_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            copy_id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            /** @description Where the reader picks it up, as it was when the copy was kept. */
            branch_id?: components["schemas"]["BranchCode"];
            /** @enum {string} */
            place: "shelf" | "in_transit" | "hold_shelf";
            version: number;
        };
        CopyToClear: {
            copy_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            title: string;
            author: string;
            home_branch: string;
            location?: string;
            call_number?: string;
        };
        ReportedCopy: {
            copy: components["schemas"]["Copy"];
            /** @description When something was recorded of it last. */
            since: components["schemas"]["Instant"];
        };
        CopyToFetch: {
            copy_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            title: string;
            author: string;
            home_branch: string;
            location?: string;
            call_number?: string;
            hold_id: components["schemas"]["Uuid"];
            /** @description Where its reader picks it up; the next scan says whether it is sent there. */
            pickup_branch: string;
            since: components["schemas"]["Instant"];
        };
        ArrivedCopy: {
            copy: components["schemas"]["Copy"];
            todo: components["schemas"]["ToDo"];
        };
        CopyChange: {
            at: components["schemas"]["Instant"];
            /**
             * @description What was done.
             * @enum {string}
             */
            deed: "lent" | "returned" | "recorded" | "described" | "sent" | "received" | "used_in_house";
            staff_id?: components["schemas"]["Uuid"];
            reason?: string;
            changes: {
                /** @enum {string} */
                field: "status" | "home_branch" | "current_branch" | "destination" | "location";
                from?: string;
                to?: string;
            }[];
        };
        Place: {
            branch: string;
            location?: string;
            call_number?: string;
            total: number;
            available: number;
        };
        ScannedCopy: {
            id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            /**
             * @description The nearest of those that the previous release of loans knows.
             * @enum {string}
             */
            status: "available" | "reserved" | "on_loan" | "on_hold_shelf" | "withdrawn" | "lost" | "in_repair";
            state: components["schemas"]["CopyStatus"];
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
        /**
         * Format: date-time
         * @description An instant in UTC.
         */
        Instant: string;
        /**
         * Format: scanned-code
         * @description 3 to 32 letters, digits and signs of any alphabet, blanks between them. It is kept as given, without what a scanner adds at its ends, and found in capital or small letters alike.
         */
        Barcode: string;
        /** @enum {string} */
        CommonErrorCode: "invalid_request" | "bad_request" | "invalid_target" | "invalid_json" | "request_aborted" | "unauthenticated" | "token_expired" | "signed_out" | "not_the_sidecar" | "forbidden" | "outside_scope" | "not_for_guardians" | "fresh_sign_in_needed" | "cross_site_request" | "no_such_resource" | "method_not_allowed" | "request_too_slow" | "request_in_progress" | "body_too_large" | "target_too_long" | "headers_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "too_many_requests" | "internal_error" | "service_unavailable";
    };
    responses: {
        /** @description The copy as it is now */
        CopyAsItIs: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Copy"];
            };
        };
        /** @description A page of books */
        BookPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Book"][];
                    next_cursor?: string;
                };
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
        Barcode: components["schemas"]["Barcode"];
        BookId: components["schemas"]["Uuid"];
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
    listBooks: {
        parameters: {
            query?: {
                /** @description Words of the title, the author or the description, in Russian or English; or an ISBN. Words in quotation marks follow each other. Best match first. */
                q?: string;
                /** @description The whole name of an author, in any order: Лев Толстой or Толстой, Лев. */
                author?: string;
                /** @description Only books that can be borrowed now. */
                available?: boolean;
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
            200: components["responses"]["BookPage"];
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
    createBook: {
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
                "application/json": components["schemas"]["NewBook"];
            };
        };
        responses: {
            /** @description The book */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "isbn_taken";
                    };
                };
            };
        };
    };
    searchBooks: {
        parameters: {
            query: {
                q: string;
                available?: boolean;
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
            200: components["responses"]["BookPage"];
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
    listPopularBooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["BookPage"];
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
    importBooks: {
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
                    records: components["schemas"]["ImportRecord"][];
                };
            };
        };
        responses: {
            /** @description The outcome of each record, in the given order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        known: number;
                        rejected: number;
                        results: {
                            source_key: string;
                            /** @enum {string} */
                            outcome: "added" | "known" | "rejected";
                            code?: string;
                            field?: string;
                            message?: string;
                        }[];
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
    getBook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The book */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "book_not_found";
                    };
                };
            };
        };
    };
    updateBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookDescription"];
            };
        };
        responses: {
            /** @description The book as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "isbn_taken");
                    };
                };
            };
        };
    };
    deleteBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
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
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copies_are_out");
                    };
                };
            };
        };
    };
    listPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The places */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Place"][];
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
                        code: components["schemas"]["CommonErrorCode"] | "book_not_found";
                    };
                };
            };
        };
    };
    listCopies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All copies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Copy"][];
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
                        code: components["schemas"]["CommonErrorCode"] | "book_not_found";
                    };
                };
            };
        };
    };
    addCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    barcode?: components["schemas"]["Barcode"];
                    home_branch?: components["schemas"]["BranchCode"];
                    location?: components["schemas"]["Location"];
                    call_number?: components["schemas"]["CallNumber"];
                    price_minor?: components["schemas"]["PriceMinor"];
                    /**
                     * @description Whether it is there or still to come: its arrival puts it on the shelf.
                     * @default available
                     * @enum {string}
                     */
                    status?: "available" | "on_order";
                };
            };
        };
        responses: {
            /** @description The copy */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "barcode_taken");
                    };
                };
            };
        };
    };
    getScannedCopy: {
        parameters: {
            query: {
                barcode: components["parameters"]["Barcode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The copy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
    changeScannedCopy: {
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
                    status: components["schemas"]["HandSetStatus"];
                    reason?: components["schemas"]["Reason"];
                };
            };
        };
        responses: {
            /** @description The copy as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_not_on_shelf" | "lost_by_reader");
                    };
                };
            };
        };
    };
    listCarriedCopies: {
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
                        items: components["schemas"]["CarriedCopy"][];
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
    listCarriedCopyChanges: {
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
                        items: components["schemas"]["CarriedCopy"][];
                        /** @description Copies that are deleted. */
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
    getCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                barcode: components["schemas"]["Barcode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The copy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
    changeCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                barcode: components["schemas"]["Barcode"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    status: components["schemas"]["HandSetStatus"];
                    reason?: components["schemas"]["Reason"];
                };
            };
        };
        responses: {
            /** @description The copy as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_not_on_shelf" | "lost_by_reader");
                    };
                };
            };
        };
    };
    describeCopy: {
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
                    home_branch: components["schemas"]["BranchCode"];
                    location?: components["schemas"]["Location"];
                    call_number?: components["schemas"]["CallNumber"];
                    price_minor?: components["schemas"]["PriceMinor"];
                    staff_note?: components["schemas"]["StaffNote"];
                    alert?: components["schemas"]["Alert"];
                    reason?: components["schemas"]["Reason"];
                };
            };
        };
        responses: {
            200: components["responses"]["CopyAsItIs"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
    sendCopy: {
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
                    branch: components["schemas"]["BranchCode"];
                    reason?: components["schemas"]["Reason"];
                };
            };
        };
        responses: {
            200: components["responses"]["CopyAsItIs"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_is_kept" | "copy_not_on_shelf" | "copy_is_there");
                    };
                };
            };
        };
    };
    receiveCopy: {
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
                    branch: components["schemas"]["BranchCode"];
                    /** @description That it is recorded as damaged was a mistake. It goes where any other copy goes that lies here. */
                    undamaged?: boolean;
                    /** @description That it is recorded as missing or lost is over. It goes where any other copy goes that lies here. */
                    found?: boolean;
                };
            };
        };
        responses: {
            /** @description The copy as it is now, and where it goes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivedCopy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_not_on_shelf");
                    };
                };
            };
        };
    };
    listCopiesToFetch: {
        parameters: {
            query: {
                branch: components["schemas"]["BranchCode"];
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
            /** @description A page of copies; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyToFetch"][];
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
    listCopiesToClear: {
        parameters: {
            query: {
                branch: components["schemas"]["BranchCode"];
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
            /** @description A page of copies; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyToClear"][];
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
    recordInHouseUse: {
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
                };
            };
        };
        responses: {
            200: components["responses"]["CopyAsItIs"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_not_on_shelf");
                    };
                };
            };
        };
    };
    listCopyChanges: {
        parameters: {
            query: {
                barcode: components["parameters"]["Barcode"];
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
            /** @description A page of changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyChange"][];
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
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
    reportCopies: {
        parameters: {
            query: {
                status: "in_transit" | "on_order" | "missing" | "damaged" | "in_repair" | "lost";
                /** @description Only those that were seen at this branch last. */
                branch?: components["schemas"]["BranchCode"];
                /** @description Only those that go to this branch. */
                destination?: components["schemas"]["BranchCode"];
                /** @description Only those of which nothing was recorded for more than so many days. */
                longer_than_days?: number;
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
            /** @description A page of copies; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReportedCopy"][];
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
    listLocations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: string[];
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
    allocateCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loan_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    book_id: components["schemas"]["Uuid"];
                    barcode?: components["schemas"]["Barcode"];
                    /** @description Of the reader, who gets the copy that is kept for it. */
                    hold_id?: components["schemas"]["Uuid"];
                    /** @description The reader has this copy in their hands, whoever it was kept for: that hold waits again, and the event copy.freed says so. */
                    despite_hold?: boolean;
                    /** @description Without it, any material that is not excepted. */
                    only_materials?: string[];
                    except_materials?: string[];
                };
            };
        };
        responses: {
            /** @description The copy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        loan_id: components["schemas"]["Uuid"];
                        book_id: components["schemas"]["Uuid"];
                        copy_id: components["schemas"]["Uuid"];
                        barcode: components["schemas"]["Barcode"];
                        title: string;
                        material: components["schemas"]["Material"];
                        price_minor?: number;
                        /** @description For which the copy was kept, though it is another reader's. */
                        freed_hold_id?: components["schemas"]["Uuid"];
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
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "no_copy_available" | "not_for_loan" | "allocation_released");
                    };
                };
            };
        };
    };
    releaseCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loan_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No copy is allocated to this loan now */
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
    returnCopy: {
        parameters: {
            query?: {
                /** @description Where it was returned; without it, where the copy was seen last. */
                branch?: components["schemas"]["BranchCode"];
                /** @description The hold that the copy may be kept for, unless that has one by now. */
                hold_id?: components["schemas"]["Uuid"];
                /** @description Where its reader picks it up. */
                hold_branch?: components["schemas"]["BranchCode"];
                /** @description It came back damaged: it is put aside, and is kept for nobody. */
                damaged?: boolean;
            };
            header?: never;
            path: {
                loan_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The loan has no copy any more */
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
    keepCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    book_id: components["schemas"]["Uuid"];
                    branch_id: components["schemas"]["BranchCode"];
                    /** @description This copy and no other. */
                    copy_id?: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description The copy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptCopy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("no_copy_available" | "hold_ended" | "hold_unfillable");
                    };
                };
            };
        };
    };
    findCopiesOfBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch: components["schemas"]["BranchCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether there are any */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        any: boolean;
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
    findScannedCopy: {
        parameters: {
            query: {
                barcode: components["parameters"]["Barcode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The copy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScannedCopy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
    findCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                barcode: components["schemas"]["Barcode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The copy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScannedCopy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
}
