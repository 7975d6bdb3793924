// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/internal/backlog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits in the app
         * @description For admins. An app that answers this is reached by its sidecar and reaches its database.
         */
        get: operations["tellBacklog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The app's dead letters
         * @description For admins. Newest first.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/dead-letters/{letter_id}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Handle it again
         * @description For admins. Other subscribers of the topic do not get it again.
         */
        post: operations["redeliverDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/dead-letters/{letter_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give it up
         * @description For admins. Its data is erased; who discarded it, and when, is recorded.
         */
        post: operations["discardDeadLetter"];
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
         * Format: date-time
         * @description An instant in UTC.
         */
        Instant: string;
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
        /**
         * @default waiting
         * @enum {string}
         */
        DeadLetterStatus: "waiting" | "redelivered" | "discarded";
        /** Format: uuid */
        Uuid: string;
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
        LetterId: components["schemas"]["Uuid"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    tellBacklog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How much, and since when */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backlog"];
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
    listDeadLetters: {
        parameters: {
            query?: {
                status?: components["schemas"]["DeadLetterStatus"];
                before?: components["schemas"]["Uuid"];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most this many dead letters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetter"][];
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
    redeliverDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                        code: components["schemas"]["CommonErrorCode"] | ("dead_letter_not_found" | "still_not_handled" | "already_resolved");
                    };
                };
            };
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                        code: components["schemas"]["CommonErrorCode"] | ("dead_letter_not_found" | "already_resolved");
                    };
                };
            };
        };
    };
}
