// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/notifications/user/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The notices sent to a reader
         * @description One's own, or anyone's for librarians. Newest first.
         */
        get: operations["listNotices"];
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
        Notice: {
            id: components["schemas"]["Uuid"];
            type: string;
            /** @enum {string} */
            channel: "email";
            subject: string;
            /** @enum {string} */
            status: "queued" | "sent" | "failed";
            created_at: components["schemas"]["Instant"];
            sent_at?: components["schemas"]["Instant"];
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
                /** @description Missing where the schema says all. */
                code?: string;
                message: string;
            }[];
            /** @description Every lending rule that says no, in the order in which a librarian would hear them. */
            refusals?: {
                code: string;
                facts?: {
                    [key: string]: unknown;
                };
            }[];
        };
        /**
         * Format: date-time
         * @description An instant in UTC.
         */
        Instant: string;
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
        /** @description The `next_cursor` of the page before; opaque. */
        Cursor: string;
        /** @description How many items a page holds. */
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listNotices: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notice"][];
                        next_cursor?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
