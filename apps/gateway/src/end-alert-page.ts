import type { Express } from 'express';
import { languageOf } from '#http/problem-answers.ts';

const TEXTS = {
  ru: {
    question: 'Больше не сообщать о новых книгах этого автора?',
    rest: 'Остальные уведомления библиотеки будут приходить как раньше.',
    button: 'Больше не сообщать',
    done: 'Готово: о новых книгах этого автора мы больше не сообщим.',
    failed: 'Не получилось. Попробуйте, пожалуйста, ещё раз через минуту.',
  },
  en: {
    question: 'Stop telling you of new books by this author?',
    rest: 'All other notices of the library will come as before.',
    button: 'Stop telling me',
    done: 'Done: we will not tell you of new books by this author any more.',
    failed: 'That did not work. Please try again in a minute.',
  },
} as const;

const page = (language: keyof typeof TEXTS, script: string) => {
  const { question, rest, button, done, failed } = TEXTS[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
<title>${question}</title>
</head>
<body style="font: 16px/1.5 sans-serif; color: #222; max-width: 34em; margin: 2em auto; padding: 0 1em">
<main>
<h1 style="font-size: 1.4em">${question}</h1>
<p>${rest}</p>
<form method="post"><button style="font: inherit; padding: .5em 1em">${button}</button></form>
<p role="status"><span id="done" hidden>${done}</span><span id="failed" hidden>${failed}</span></p>
</main>
<script src="${script}"></script>
</body>
</html>`;
};

const SCRIPT = `const form = document.querySelector('form');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const ended = await fetch(location.href, { method: 'POST' }).then(({ ok }) => ok, () => false);
  document.getElementById('done').hidden = !ended;
  document.getElementById('failed').hidden = ended;
  form.hidden = ended;
});
`;

/**
 * What a browser shows at the address of the operation endAuthorAlert, which e-mails link to. It asks first: mail
 * filters open links too.
 *
 * @param base the path prefix of all operations
 */
export function openEndAlertPage(app: Express, base: string): void {
  const script = `${base}/author-alerts/end.js`;
  app.get(script, (_request, response) => void response.type('js').send(SCRIPT));
  app.get(`${base}/author-alerts/:token/end`, (request, response) => {
    const language = languageOf(request);
    response.set('content-language', language).vary('accept-language').type('html').send(page(language, script));
  });
}
