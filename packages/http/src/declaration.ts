import { z } from 'zod';
import { auditDeclaration, type AuditDeclaration } from './audit-declaration.ts';
import { columnsOf } from './list-as-csv.ts';
import { appScopes, permissions, scopes, type Permission, type Scope } from '#contracts/permissions.ts';

/**
 * Who may call an operation, as declared by its contract in `x-access`:
 *
 * - `public`: everybody;
 * - `user`: anyone signed in, about themselves or what every user may know;
 * - `self`: the user named by `user_id` in the path, and whoever has the permission;
 * - `own`: anyone signed in; the use case rejects anyone but the owner and whoever has the permission;
 * - `permitted`: whoever has the permission;
 * - `internal`: no user, only the apps listed in `x-internal`.
 *
 * The permission is the one of contracts/permissions.yaml that `x-permission` names. A program is let in by its
 * permissions only: nothing is its own. An app that acts for somebody calls only what names one of its scopes in `x-scope`. With any other access than `internal`, `x-internal` restricts it to users who
 * come through those apps.
 */
export const ACCESS = ['public', 'user', 'self', 'own', 'permitted', 'internal'] as const;
export type Access = (typeof ACCESS)[number];

const BY_PERMISSION: readonly Access[] = ['self', 'own', 'permitted'];

const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name);

const reference = z.object({ $ref: z.string() });
const parameter = z.looseObject({ name: z.string(), in: z.string() });
const operation = z.looseObject({
  operationId: z.string(),
  'x-access': z.enum(ACCESS),
  'x-permission': z.string().refine(isPermission, 'is not in contracts/permissions.yaml').optional(),
  'x-scope': z.enum(scopes).optional(),
  'x-internal': z.array(z.string()).min(1).optional(),
  'x-fresh-sign-in': z.union([z.literal(true), z.array(z.string()).min(1)]).optional(),
  'x-idempotent': z.string().optional(),
  'x-errors': z.array(z.string()).default([]),
  'x-audit': auditDeclaration.optional(),
  parameters: z.array(z.union([reference, parameter])).default([]),
  requestBody: z.unknown().optional(),
  responses: z.unknown().optional(),
});

/** What the platform enforces of an operation's declarations. */
export type Declaration = {
  operationId: string;
  access: Access;
  /** What lets somebody in who is not the owner; undefined where the access is not by permission. */
  permission: Permission | undefined;
  /** What an app needs to call it for somebody; undefined: no app calls it. */
  scope: Scope | undefined;
  /** The app ids that may call it; undefined: any that the access policies admit. */
  callingApps: string[] | undefined;
  /**
   * What needs a fresh sign-in, since it cannot be undone: the operation, these properties of its body, or nothing.
   */
  freshSignIn: true | readonly string[];
  /** Whether an Idempotency-Key makes it act once: its contract has the parameter, not `x-idempotent`. */
  keyed: boolean;
  /** Whether whoever asks gets the same answer, so that anybody on its way may store it. */
  storable: boolean;
  /** The codes of the errors that it may answer, beside those that every operation may. */
  errors: ReadonlySet<string>;
  /** Names of body properties that are secrets: they are excluded from the fingerprint. */
  secrets: ReadonlySet<string>;
  /** What a call leaves in the audit trail. */
  audit: AuditDeclaration | undefined;
  /** The columns of a list that is told as CSV, too. */
  csvColumns: readonly string[] | undefined;
};

/**
 * Reads an operation of a bundled contract.
 *
 * @throws Error for an operation that does not declare who may call it, or does so by what is no permission; and for one that
 *   lets in by permission, and does not say what that leaves in the audit trail.
 */
export function declarationOf(contract: unknown, path: string, method: string, raw: unknown): Declaration {
  const { data, error } = operation.safeParse(raw);
  if (!data) throw new Error(`${method.toUpperCase()} ${path} of the contract: ${z.prettifyError(error)}`);
  const { operationId, 'x-access': access, 'x-permission': permission, 'x-internal': callingApps } = data;
  const { 'x-scope': scope, 'x-fresh-sign-in': freshSignIn = [] } = data;
  if (BY_PERMISSION.includes(access) !== (permission !== undefined))
    throw new Error(
      permission === undefined
        ? `${operationId} is ${access}, but x-permission does not say who else may call it.`
        : `${operationId} is ${access}: nobody needs the permission that x-permission names.`,
    );
  if (access === 'internal' && !callingApps)
    throw new Error(`${operationId} is internal, but x-internal names no app.`);
  if (access === 'self' && !path.includes('{user_id}'))
    throw new Error(`${operationId} is for the user of its path, but the path has no user_id.`);
  const audit = data['x-audit'];
  if (permission !== undefined && audit === undefined)
    throw new Error(
      `${operationId} asks for a permission, so x-audit must say what the audit trail keeps, or why nothing.`,
    );
  // An app never shows that its person is there; a guardian is there.
  const isOutOfReach = freshSignIn === true && appScopes.some((one) => one === scope);
  if (scope !== undefined && (access === 'public' || access === 'internal' || isOutOfReach))
    throw new Error(`${operationId} names a scope in x-scope, but no app calls it for somebody.`);
  const names = data.parameters.map((one) => nameOf(contract, one));
  return {
    operationId,
    access,
    permission,
    scope,
    callingApps,
    freshSignIn,
    keyed: names.includes('Idempotency-Key') && data['x-idempotent'] === undefined,
    storable: access === 'public' && method === 'get',
    errors: new Set(data['x-errors']),
    secrets: secretsIn(contract, data.requestBody),
    audit: typeof audit === 'string' ? undefined : audit,
    csvColumns: columnsOf((pointer) => resolve(contract, pointer), data.responses),
  };
}

function nameOf(contract: unknown, one: z.output<typeof reference> | z.output<typeof parameter>): string {
  return parameter.parse('name' in one ? one : resolve(contract, one.$ref)).name;
}

/** What a reference within the contract points to, such as `#/components/schemas/Loan`. */
export function resolve(contract: unknown, pointer: string): unknown {
  return pointer
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((node, name) => z.record(z.string(), z.unknown()).parse(node)[name], contract);
}

function secretsIn(contract: unknown, root: unknown): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (node: unknown, name: string): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if ('$ref' in node && typeof node.$ref === 'string') return visit(resolve(contract, node.$ref), name);
    if ('format' in node && node.format === 'password') found.add(name);
    for (const [child, value] of Object.entries(node)) visit(value, child);
  };
  visit(root, '');
  return found;
}
