import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';

export const POLICY_FILE = 'tools/supply/policy.yaml';

export const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;

const policy = z.strictObject({
  licences: z.strictObject({
    allowed: z.array(z.string()),
    exceptions: z.array(
      z.strictObject({ licence: z.string(), for: z.array(z.string()).min(1), reason: z.string().min(20) }),
    ),
    stated: z.record(z.string(), z.string()),
  }),
  vulnerabilities: z.strictObject({
    fail_from: z.enum(SEVERITIES),
    accepted: z.record(
      z.string().regex(/^GHSA(-[0-9a-z]{4}){3}$/),
      z.strictObject({ until: z.iso.date(), reason: z.string().min(20) }),
    ),
  }),
});

export type Policy = z.output<typeof policy>;

export const readPolicy = (): Policy => policy.parse(parse(readFileSync(join(root, POLICY_FILE), 'utf8')));
