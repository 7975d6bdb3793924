import type { Express } from 'express';

/**
 * Sends a browser to the page that asks whether an author alert is to end. E-mails name the address of the operation
 * endAuthorAlert itself, which mail programs post to by one click (RFC 8058) and people open.
 *
 * @param base the path prefix of all operations
 */
export function openAuthorAlertLinks(app: Express, base: string): void {
  app.get(`${base}/author-alerts/:token/end`, (request, response) => {
    response.redirect(303, `/author-alerts/${encodeURIComponent(request.params.token)}/end`);
  });
}
