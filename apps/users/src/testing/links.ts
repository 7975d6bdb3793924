import { randomUUID } from 'node:crypto';
import { waitFor } from '#testing/wait-for.ts';
import { PASSWORD, type Registry } from './users.ts';

export const asAuth = { 'dapr-caller-app-id': 'auth' };
export const NO_LINK = { status: 403, body: { code: 'link_not_valid' } };

/**
 * What other apps ask of users about links in e-mails.
 *
 * @param users once it is started
 */
export function linksOf(users: () => Registry) {
  const request: Registry['service']['request'] = (...asked) => users().service.request(...asked);
  const complete = (path: string, token: string, password: string, key: string) =>
    request('POST', path, { body: { token, password }, headers: { ...asAuth, 'idempotency-key': key } });
  return {
    /** What the e-mail of a link has when it is sent. */
    openLink: (link: string) =>
      request('POST', `/internal/account-links/${link}/tokens`, { headers: { 'dapr-caller-app-id': 'notifications' } }),
    confirm: (token: string, password = PASSWORD, key: string = randomUUID()) =>
      complete('/internal/email-verifications/complete', token, password, key),
    reset: (token: string, password: string, key: string = randomUUID()) =>
      complete('/internal/password-resets/complete', token, password, key),
    signsIn: async (email: string, password = PASSWORD) =>
      (await request('POST', '/internal/credentials/check', { body: { email, password }, headers: asAuth })).status ===
      200,
    askForReset: (email: string) => request('POST', '/internal/password-resets', { body: { email }, headers: asAuth }),
    /** Waits for what happens after the answers. */
    resetsAreDone: () =>
      waitFor('what was asked for to be done', async () => {
        const asked = await users().service.db.selectFrom('reset_request').select('address').execute();
        return asked.length === 0;
      }),
  };
}
