import { parse } from 'yaml';
import { z } from 'zod';

/** What is wrong with a hand-written file, in words for whoever wrote it. */
export class TopologyError extends Error {}

/** @throws TopologyError that names the file and each wrong place */
export function parseFile<S extends z.ZodType>(file: string, schema: S, text: string): z.output<S> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new TopologyError(`${file} is not YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.') || '(top)'}: ${message}`);
  throw new TopologyError(`${file}:\n${lines.join('\n')}`);
}
