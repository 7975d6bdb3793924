import type { RequestHandler } from 'express';
import { apiError } from '#errors';

/** Printable ASCII, from the root: no absolute address, no backslash, no fragment. */
const TARGET = /^\/[\x21\x22\x24-\x5b\x5d-\x7e]*$/;
const SEGMENT = /^(?:[\w.~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})+$/;
/** ASCII that needs no encoding, that would split or end a path once decoded, or that no text contains. */
// oxlint-disable-next-line no-control-regex
const NEVER_ENCODED = /[\w.~/\\?#%;\x00-\x1f\x7f-]/;

/**
 * Whether a request's target has the one spelling that every hop reads alike. daprd 1.16 checks access policies against
 * one reading of an encoded path and forwards another (CVE-2026-41491), and Express routes paths that the contract's
 * validator does not match.
 */
export function isStrictTarget(target: string): boolean {
  if (!TARGET.test(target)) return false;
  const end = target.indexOf('?');
  const path = end < 0 ? target : target.slice(0, end);
  return path === '/' || path.slice(1).split('/').every(isStrictSegment);
}

function isStrictSegment(segment: string): boolean {
  if (segment === '.' || segment === '..' || !SEGMENT.test(segment)) return false;
  const encoded = segment.match(/%../g) ?? [];
  if (encoded.some((triplet) => NEVER_ENCODED.test(String.fromCharCode(Number.parseInt(triplet.slice(1), 16)))))
    return false;
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}

/** Refuses a target that could be read in two ways. Mount it before every route. */
export const strictTargets: RequestHandler = (request, _response, next) =>
  next(isStrictTarget(request.url) ? undefined : apiError('invalid_target'));

const PAGE_WITH_SLASH = /^(\/.*[^/])\/$/;

/** Leads a person who has typed a slash after a page's address to the page; programs are told what is wrong. */
export const withoutLastSlash: RequestHandler = (request, response, next) => {
  const [, page] = PAGE_WITH_SLASH.exec(request.url) ?? [];
  const isNavigation = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
  if (page !== undefined && isNavigation && isStrictTarget(page)) response.redirect(308, page);
  else next();
};
