// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/internal/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The entries of the app's trail
         * @description Newest first.
         */
        get: operations["listAuditEntries"];
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
        /** Format: uuid */
        Uuid: string;
        /**
         * Format: date-time
         * @description An instant in UTC.
         */
        Instant: string;
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
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAuditEntries: {
        parameters: {
            query?: {
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
                before?: components["schemas"]["Uuid"];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most this many entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
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
}
