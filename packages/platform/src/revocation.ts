/** Where auth notes, and the gateway looks up, that a session was ended before its access tokens ran out. */
export const REVOKED_KEY = (sessionId: string): string => `revoked-${sessionId}`;

/** The state store component that both can see. */
export const REVOKED_STORE = 'revoked-tokens';
