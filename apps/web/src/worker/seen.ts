/** The cache of what the library has answered, for a reader without a connection. */
export const SEEN = 'abonement-seen';
