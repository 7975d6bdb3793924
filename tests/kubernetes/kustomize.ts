import { execFileSync } from 'node:child_process';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), annotations: z.record(z.string(), z.string()).optional() }),
  spec: z.looseObject({}).optional(),
});
export type Manifest = z.output<typeof manifest>;

export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests with npm test.`);
  return value;
}

/** Asks the API server of the tests; `input` is what `-f -` reads. @throws Error with what kubectl has said. */
export function kubectl(args: string[], input?: string): string {
  return execFileSync(setting('TEST_KUBECTL'), ['--kubeconfig', setting('TEST_KUBECONFIG'), ...args], {
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** What an overlay comes to. */
export function manifestsOf(folder: string): Manifest[] {
  return parseAllDocuments(kubectl(['kustomize', folder])).map((document) => manifest.parse(document.toJS()));
}

/** By what people would call it. */
export const nameOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`;
