import type { Request } from 'express';
import { languageOf } from '#http/problem-answers.ts';

/** Longer than any browser's name for itself. */
const AGENT_LENGTH = 256;

/** What services read about a client: where it is, what it calls itself, and the language that it has chosen. */
export function clientHeaders(request: Request): Record<string, string> {
  const agent = request
    .get('user-agent')
    ?.replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, AGENT_LENGTH)
    .trim();
  return {
    'x-client-address': request.ip ?? 'unknown',
    ...(agent && { 'x-client-agent': agent }),
    // The chosen language, not the client's header: services answer errors in it.
    'accept-language': languageOf(request),
  };
}
