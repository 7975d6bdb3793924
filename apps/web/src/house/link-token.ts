/** The token of the link that somebody has opened from an e-mail: what stands after `#`, which a browser sends nowhere. */
export const linkToken = (): string => location.hash.slice(1);
