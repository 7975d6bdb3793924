import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Express, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';
import { z } from 'zod';
import { languageOf } from '#http/problem-answers.ts';
import { firstQuestion, type AccountOf } from './first-question.ts';
import { headOf, type PageHead } from './page-head.ts';

/** What the pages may load: their own files, and nothing else. Not even a style or a script within the page. */
const contentPolicy: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'font-src': ["'self'"],
      'img-src': ["'self'"],
      'connect-src': ["'self'"],
      'manifest-src': ["'self'"],
      'worker-src': ["'self'"],
      'form-action': ["'self'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
});

/** What the pages may load and ask the browser for. Passkeys are for them, and for no page within one of them. */
export const pagePolicy: RequestHandler = (request, response, next) => {
  response.set('permissions-policy', 'publickey-credentials-create=(self), publickey-credentials-get=(self)');
  contentPolicy(request, response, next);
};

/** What the page of a book says of itself, to search engines and to whoever it is sent to. */
export type DescribeBook = (bookId: string, request: Request) => Promise<{ head?: PageHead } | 'no such book'>;

type Options = {
  /** Where the built pages are (apps/web/dist). */
  folder: string;
  /** The library's: pages are opened anywhere, and its days are told in it. */
  timeZone: string;
  describeBook: DescribeBook;
  accountOf: AccountOf;
  /** What the addresses of the API begin with. */
  base: string;
};

/**
 * Serves the pages: files under names that change with what is in them, for ever, compressed when they were built; and
 * each address of an app as the app's page.
 *
 * @throws Error where the pages are not built
 */
export function servePages(app: Express, { folder, timeZone, describeBook, accountOf, base }: Options): void {
  if (!existsSync(folder)) throw new Error(`There are no pages in ${folder}: build them with \`npm run build\`.`);
  const addresses = addressFile.parse(JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8')));
  const [portal, desk] = [pageIn(folder, 'portal', timeZone), pageIn(folder, 'desk', timeZone)];
  const compressed = { brotli: true, gzip: true };
  app.use('/assets', pagePolicy, sirv(join(folder, 'assets'), { ...compressed, immutable: true, maxAge: 31_536_000 }));
  app.get(publicFilesIn(folder), pagePolicy, sirv(join(folder, 'public'), { ...compressed, maxAge: 0, etag: true }));

  for (const screen of addresses.portal)
    app.get(screen.path, pagePolicy, async (request, response) => {
      const described = screen.path === BOOK ? await describeBook(String(request.params['id']), request) : {};
      if (described === 'no such book') return answerWith(portal, response.status(404), request);
      const question = await firstQuestion(screen, request, accountOf);
      const asks = question === undefined ? undefined : base + question;
      answerWith(portal, response, request, { ...described, asks, isOwn: screen.audience !== 'everybody' });
    });
  for (const { path } of addresses.desk)
    app.get(path, pagePolicy, (request, response) => answerWith(desk, response, request));
  // A person who came by a wrong address is told so in the library's own page, a program by a problem.
  app.get(/^\/(?!api\/)/, pagePolicy, (request, response, next) => {
    const page = request.path.startsWith('/desk/') ? desk : portal;
    if (request.accepts(['json', 'html']) === 'html') answerWith(page, response.status(404), request);
    else next();
  });
}

/** Icons, manifests and workers, which keep their names, so a browser asks each time whether they have changed. */
const publicFilesIn = (folder: string): string[] =>
  readdirSync(join(folder, 'public'))
    .filter((file) => !/\.(br|gz)$/.test(file))
    .map((file) => `/${file}`);

/** As `npm run build` writes it from the lists of screens. */
const screens = z.array(z.object({ path: z.string(), audience: z.string(), asksFirst: z.string().optional() }));
const addressFile = z.object({ portal: screens, desk: screens });

/** The screen that is described to those who do not run it. */
const BOOK = '/books/:id';

const pageIn = (folder: string, app: keyof z.output<typeof addressFile>, timeZone: string): string =>
  readFileSync(join(folder, `${app}.html`), 'utf8').replace('{{timeZone}}', timeZone);

const NO_SCRIPT = {
  ru: 'Страницы библиотеки работают с JavaScript. Включите его, пожалуйста, в настройках браузера.',
  en: 'The library’s pages need JavaScript. Please turn it on in your browser’s settings.',
};

type Filling = {
  head?: PageHead | undefined;
  /** What the browser may ask for while the app is on its way. */
  asks?: string | undefined;
  /** Whether the page is another one for each account. */
  isOwn?: boolean;
};

function answerWith(shell: string, response: Response, request: Request, filling: Filling = {}): void {
  const { head, asks, isOwn = false } = filling;
  const language = languageOf(request);
  const filled: Record<string, string> = {
    language,
    head: headOf(head, language, asks),
    noscript: NO_SCRIPT[language],
  };
  response
    .type('html')
    .set({ 'cache-control': isOwn ? 'private, no-cache' : 'no-cache', 'content-language': language })
    .vary(isOwn ? 'accept-language, cookie' : 'accept-language')
    .send(shell.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => filled[name] ?? ''));
}
