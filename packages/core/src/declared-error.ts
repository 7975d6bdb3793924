/**
 * Marks an app's answer of 4xx that is no problem but what its contract declares for that status, as OAuth's are: without
 * the mark, such an answer is taken for the sidecar's own.
 */
export const DECLARED_ERROR = 'x-declared-error';
