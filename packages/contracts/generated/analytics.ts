// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/analytics/most-borrowed-books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The books that were borrowed most
         * @description Most loans first; books with equally many by title.
         */
        get: operations["reportMostBorrowedBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/loans-per-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many books went out and came back, day by day
         * @description Every day of the period is there, oldest first, in the library's time zone.
         */
        get: operations["reportLoansPerDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/busiest-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When most books go out and come back
         * @description The hours of the week, busiest first, in the library's time zone; quiet ones are left out.
         */
        get: operations["reportBusiestHours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/on-time-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many of the books that came back were on time
         * @description By the day on which they came back.
         */
        get: operations["reportOnTimeRate"];
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
        Period: {
            from: components["schemas"]["LocalDate"];
            to: components["schemas"]["LocalDate"];
        };
        BorrowedBook: {
            book_id: components["schemas"]["Uuid"];
            title: string;
            /** @description Missing if analytics has no event about the book itself. */
            author?: string;
            loans: number;
        };
        DayAtTheDesk: {
            day: components["schemas"]["LocalDate"];
            issued: number;
            returned: number;
        };
        BusyHour: {
            /** @description According to ISO 8601: Monday is 1. */
            weekday: number;
            hour: number;
            issued: number;
            returned: number;
        };
        OnTime: {
            returned: number;
            on_time: number;
            /** @description on_time / returned; missing if nothing was returned. */
            rate?: number;
        };
        /**
         * Format: date
         * @description A day in the library's time zone.
         */
        LocalDate: string;
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
        /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
        From: components["schemas"]["LocalDate"];
        /** @description The last day of the period; by default, today. */
        To: components["schemas"]["LocalDate"];
        /** @description How many items a page holds. */
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    reportMostBorrowedBooks: {
        parameters: {
            query?: {
                /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
                from?: components["parameters"]["From"];
                /** @description The last day of the period; by default, today. */
                to?: components["parameters"]["To"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most this many books */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Period"] & {
                        items: components["schemas"]["BorrowedBook"][];
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
    reportLoansPerDay: {
        parameters: {
            query?: {
                /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
                from?: components["parameters"]["From"];
                /** @description The last day of the period; by default, today. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days of the period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Period"] & {
                        items: components["schemas"]["DayAtTheDesk"][];
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
    reportBusiestHours: {
        parameters: {
            query?: {
                /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
                from?: components["parameters"]["From"];
                /** @description The last day of the period; by default, today. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most the 168 hours of a week */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Period"] & {
                        items: components["schemas"]["BusyHour"][];
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
    reportOnTimeRate: {
        parameters: {
            query?: {
                /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
                from?: components["parameters"]["From"];
                /** @description The last day of the period; by default, today. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Period"] & components["schemas"]["OnTime"];
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
