import { readFileSync } from 'node:fs';

/** The process of an app (`loans`), its sidecar (`loans-daprd`) or a server (`postgres`). */
export function pidOf(name: string): number {
  const file = process.env['TEST_PROCESSES'] ?? '';
  const { [name]: entry } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { pid: number } | undefined>;
  if (!entry) throw new Error(`${name} does not run`);
  return entry.pid;
}
