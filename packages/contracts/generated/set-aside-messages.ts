// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/internal/set-aside-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The messages that the app has set aside
         * @description For admins. Newest first.
         */
        get: operations["listSetAsideMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/set-aside-messages/{message_id}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish it after all
         * @description For admins. It is tried again within half a minute; refused again, it is set aside again.
         */
        post: operations["putBackSetAsideMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/set-aside-messages/{message_id}/discard": {
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
        post: operations["discardSetAsideMessage"];
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
        /**
         * @default waiting
         * @enum {string}
         */
        SetAsideMessageStatus: "waiting" | "put_back" | "discarded";
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
         * Format: date-time
         * @description An instant in UTC.
         */
        Instant: string;
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
        MessageId: components["schemas"]["Uuid"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSetAsideMessages: {
        parameters: {
            query?: {
                status?: components["schemas"]["SetAsideMessageStatus"];
                before?: components["schemas"]["Uuid"];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most this many messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SetAsideMessage"][];
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
    putBackSetAsideMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                        code: components["schemas"]["CommonErrorCode"] | ("set_aside_message_not_found" | "already_put_back_or_discarded");
                    };
                };
            };
        };
    };
    discardSetAsideMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                        code: components["schemas"]["CommonErrorCode"] | ("set_aside_message_not_found" | "already_put_back_or_discarded");
                    };
                };
            };
        };
    };
}
