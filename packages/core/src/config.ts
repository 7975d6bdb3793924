import type { z } from 'zod';

/**
 * Reads the environment into a checked configuration. All invalid variables are reported together, so that they can be
 * corrected in one go.
 *
 * @throws Error with one line for each invalid variable.
 */
export function readConfig<S extends z.ZodType>(schema: S, env: NodeJS.ProcessEnv = process.env): z.output<S> {
  const result = schema.safeParse(env);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is invalid:\n${lines.join('\n')}`);
}
