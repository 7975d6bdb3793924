import { expect, test } from 'vitest';
import { readDaprYaml } from './dapr-yaml.ts';
import { healthCheckFlags, healthCheckOf } from './health-check.ts';

const checks = readDaprYaml().apps.flatMap((entry) => {
  const check = healthCheckOf(entry);
  return check ? [{ ...check, appID: entry.appID }] : [];
});

test.each(checks)('$appID counts as down only after ten seconds without an answer', (check) => {
  // daprd puts its default of half a second in the place of a timeout that is longer than the interval.
  expect(check.timeoutMs).toBeLessThanOrEqual(check.intervalSeconds * 1000);
  expect(check.threshold * check.timeoutMs).toBeGreaterThanOrEqual(10_000);
  expect(healthCheckFlags(check)).toContain(`--app-health-probe-timeout=${check.timeoutMs}`);
});

test('an app without a health check has no flags for it', () => {
  expect(healthCheckFlags(undefined)).toEqual([]);
});
