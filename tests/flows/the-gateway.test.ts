import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aReader, apps, borrow, emailArrives, gatewayUrl, inboxUrl } from '../support/library.ts';

test('each app is live, ready and measured', async () => {
  for (const [name, { port }] of Object.entries(apps)) {
    const [live, ready, metrics] = await Promise.all(
      ['healthz', 'readyz', 'metrics'].map((path) => fetch(`http://127.0.0.1:${port}/${path}`)),
    );
    expect([name, live?.status, ready?.status, metrics?.status]).toEqual([name, 200, 200, 200]);
    expect(await metrics?.text()).toContain('process_cpu_seconds_total');
  }
});

test('what the platform asks of an app is not on the port that clients and sidecars use', async () => {
  for (const [name, { appPort }] of Object.entries(apps)) {
    if (name === 'users-rpc') continue;
    const asked = ['readyz', 'metrics'].map((path) => fetch(`http://127.0.0.1:${appPort}/${path}`));
    for (const { status } of await Promise.all(asked))
      expect([name, [401, 404].includes(status)]).toEqual([name, true]);
  }
});

test('requests are counted by method, endpoint and status, without ids; and the breakers show their state', async () => {
  const reader = await aReader();
  await borrow(reader, (await aBook()).id);
  const metrics = async (app: string) => (await fetch(`http://127.0.0.1:${apps[app]?.port}/metrics`)).text();
  expect(await metrics('loans')).toMatch(/http_requests_total\{method="POST",endpoint="\/loans",status="201"\} \d+/);
  const gateway = await metrics('gateway');
  expect(gateway).toMatch(/http_request_duration_seconds_bucket\{.*endpoint="\/api\/v1\/loans"/);
  expect(gateway).toContain('circuit_breaker_state{app="loans"} 0');
  expect(gateway).not.toContain(reader.id);
});

test('answers carry security headers, rate limits and the trace', async () => {
  const response = await fetch(`${gatewayUrl}/api/v1/books`);
  for (const header of [
    'content-security-policy',
    'strict-transport-security',
    'x-content-type-options',
    'ratelimit',
    'ratelimit-policy',
  ])
    expect([header, response.headers.has(header)]).toEqual([header, true]);
  expect(response.headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
  expect(response.headers.has('x-powered-by')).toBe(false);
});

test('broken JSON, a body that is too large, an unknown page and a wrong method are problems, not crashes', async () => {
  const post = (body: string) =>
    fetch(`${gatewayUrl}/api/v1/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const answers = [
    [await post('{"email":'), 400, 'invalid_json'],
    [await post(JSON.stringify({ email: 'a', password: 'x'.repeat(200_000) })), 413, 'body_too_large'],
    [await fetch(`${gatewayUrl}/api/v1/nothing`), 404, 'no_such_resource'],
    [await fetch(`${gatewayUrl}/api/v1/auth/login`), 405, 'method_not_allowed'],
  ] as const;
  for (const [response, status, code] of answers) {
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect([response.status, await response.json()]).toMatchObject([
      status,
      { code, type: `urn:abonement:problem:${code}` },
    ]);
  }
});

test('the API has pages, and the contract they show is the public one', async () => {
  const page = await fetch(`${gatewayUrl}/api/docs`);
  expect(await page.text()).toContain('swagger-ui');
  const contract = (await (await fetch(`${gatewayUrl}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, unknown>;
  };
  expect(Object.keys(contract.paths)).toContain('/loans/{loan_id}/renew');
  expect(Object.keys(contract.paths).filter((path) => path.startsWith('/internal'))).toEqual([]);
});

test('the development inbox has a page', async () => {
  const page = await fetch(inboxUrl, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-type')).toContain('text/html');
});

type Span = { traceId: string; localEndpoint?: { serviceName?: string } };

test('one trace leads from the request at the gateway to the last e-mail', async () => {
  const spans: Span[] = [];
  const zipkin = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      spans.push(...(JSON.parse(Buffer.concat(chunks).toString()) as Span[]));
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => zipkin.listen(Number(process.env['TEST_ZIPKIN_PORT']), '127.0.0.1', resolve));
  try {
    const onTheWay = ['gateway', 'loans', 'users-rpc', 'books', 'users', 'notifications'];
    const appsOf = (traceId: string | null) =>
      new Set(spans.filter((span) => span.traceId === traceId).map((span) => span.localEndpoint?.serviceName));
    // While nobody received them, sidecars kept the spans of earlier tests, and drop new ones until those have gone.
    await waitFor('a trace with spans of every app', async () => {
      const reader = await aReader();
      const book = await aBook();
      const { response } = await borrow(reader, book.id);
      await emailArrives(reader.email, book.title);
      const apps = () => appsOf(response.headers.get('x-trace-id'));
      return waitFor('its spans', async () => onTheWay.every((app) => apps().has(app)), 8);
    });
  } finally {
    zipkin.close();
    zipkin.closeAllConnections();
  }
});
