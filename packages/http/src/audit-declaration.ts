import { z } from 'zod';

/**
 * Where a value is found: in the request, in its answer, or with the caller. Through a list it is found in each item, as
 * in `answer.items.id`.
 */
const source = z.string().regex(/^(caller|(path|query|body|answer)(\.\w+)+)$/);

const entry = z.strictObject({
  /** What is done, such as `reader.read`: thing and verb. */
  action: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  /** Who does it, where no token says so: at a sign-in. */
  by: source.optional(),
  /** The ids of whom it is about, or whom a list shows. */
  about: source.optional(),
  /** What it is about: an id, a code, a barcode; or several that name it together. */
  thing: z.union([source, z.array(source)]).optional(),
  /** The reason that is given. */
  why: source.optional(),
  /** For a change: the fields whose values are kept, being no personal data. Of the others, only the names are. */
  tells: z.array(z.string()).optional(),
  /** Whether readers' own acts are entries as well. */
  of: z.enum(['staff', 'everybody']).default('staff'),
  /** For what happens all the time: it is an entry only where it is refused by one of these errors. */
  only: z.array(z.string()).min(1).optional(),
});

/** What an operation leaves in the audit trail, or why it leaves nothing. */
export const auditDeclaration = z.union([entry, z.string().min(1)]);

export type AuditDeclaration = z.output<typeof entry>;
