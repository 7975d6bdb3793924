import { expect, test } from 'vitest';
import { readDaprYaml } from './dapr-yaml.ts';
import { replicasOf } from './app.ts';

test('replicas listen on ports of their own, and send readers to one address', () => {
  const entry = readDaprYaml().apps.find(({ appID }) => appID === 'notifications');
  if (!entry) throw new Error('dapr.yaml has no notifications.');
  const [first, second] = replicasOf(entry, 2, { portShift: 1_000 });
  expect(second?.ports.app).not.toBe(first?.ports.app);
  expect(second?.env['APP_PORT']).toBe(String(second?.ports.app));
  expect(second?.env['PUBLIC_URL']).toBe(first?.env['PUBLIC_URL']);
  expect(first?.env['PUBLIC_URL']).toBe('http://127.0.0.1:9088');
});
