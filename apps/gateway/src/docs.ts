import express, { type Express } from 'express';
import { absolutePath } from 'swagger-ui-dist';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Abonement API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>`;

const START = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true, tryItOutEnabled: true });`;

/** The public contract, and a page to browse it and try it. */
export function openDocs(app: Express, contract: unknown): void {
  app.get('/api/v1/openapi.json', (_request, response) => void response.json(contract));
  app.get('/api/docs', (_request, response) => void response.type('html').send(PAGE));
  app.get('/api/docs/start.js', (_request, response) => void response.type('js').send(START));
  app.use('/api/docs', express.static(absolutePath(), { index: false, maxAge: '1h' }));
}
