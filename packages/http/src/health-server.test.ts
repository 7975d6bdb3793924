import { pino } from 'pino';
import { Gauge, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { listen } from './app-server.ts';
import { createHealthApp } from './health-server.ts';

test('metrics that cannot be read are a problem, which tells nothing of what went wrong inside', async () => {
  const registry = new Registry();
  registry.registerMetric(
    new Gauge({
      name: 'broken',
      help: 'Cannot be read.',
      registers: [],
      collect: () => Promise.reject(new Error('the cause')),
    }),
  );
  const app = createHealthApp({ readiness: {}, registry, log: pino({ level: 'silent' }) });
  const { server, port } = await listen(app, 0, '127.0.0.1');
  try {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.text()).not.toContain('the cause');
  } finally {
    server.close();
  }
});
