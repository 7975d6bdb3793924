/**
 * Of a request's target and headers. A sidecar takes 8 KiB of what the gateway makes of them (docs/decisions/0003), which is
 * less than this, since only what services read is passed on.
 */
export const MAX_HEADER_BYTES = 8 * 1024;
