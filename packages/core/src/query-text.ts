/**
 * A query in the one spelling that every hop reads alike: all but letters, digits and `-._~` encoded (RFC 3986).
 *
 * @example queryText([['barcode', 'A (1)']]); // 'barcode=A%20%281%29'
 */
export const queryText = (parameters: Iterable<[name: string, value: string]>): string =>
  [...parameters].map(([name, value]) => `${name}=${encodedText(value)}`).join('&');

/** A text for a path or a query. @throws URIError for a lone surrogate */
export const encodedText = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
