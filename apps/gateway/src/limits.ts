/**
 * Of a request's target and headers. A sidecar accepts 8 KiB (docs/decisions/0003); what the gateway passes on is
 * smaller than what it receives, since it includes only what services read.
 */
export const MAX_HEADER_BYTES = 8 * 1024;
