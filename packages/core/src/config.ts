import type { z } from 'zod';

/**
 * Reads the environment into a checked configuration. Every variable that is wrong is named at once, so that a person
 * mends the file in one go.
 *
 * @throws Error with one line for each wrong variable.
 */
export function readConfig<S extends z.ZodType>(schema: S, env: NodeJS.ProcessEnv = process.env): z.output<S> {
  const result = schema.safeParse(env);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join('\n')}`);
}
