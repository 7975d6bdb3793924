import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const resiliency = z.object({
  spec: z.object({
    policies: z.object({
      retries: z.record(z.string(), z.looseObject({ policy: z.string(), maxRetries: z.number() })),
    }),
    targets: z.object({ apps: z.record(z.string(), z.looseObject({ retry: z.string() })) }),
  }),
});

test('sidecars time no call between apps and repeat none: the answer could reach another caller, the effect come twice', () => {
  const file = readFileSync('components/dapr/resiliency/resiliency.yaml', 'utf8');
  const { policies, targets } = resiliency.parse(parse(file)).spec;
  const policed = Object.entries(targets.apps).filter(
    ([, { retry, ...others }]) => policies.retries[retry]?.maxRetries !== 0 || Object.keys(others).length > 0,
  );
  expect(policed).toEqual([]);
});

test('what is tried for ever is tried at a constant pace: an exponential policy of Dapr ends after fifteen minutes', () => {
  const file = readFileSync('components/dapr/resiliency/resiliency.yaml', 'utf8');
  const forEver = Object.values(resiliency.parse(parse(file)).spec.policies.retries).filter(
    ({ maxRetries }) => maxRetries < 0,
  );
  expect(forEver.map(({ policy }) => policy)).toEqual(['constant']);
});
