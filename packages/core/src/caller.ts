import {
  permissions,
  permissionsOfScopes,
  personRoles,
  programRoles,
  type Permission,
  type Role,
  type Scope,
} from '#contracts/permissions.ts';

export { personRoles };
export type { Permission, PersonRole, Role, Scope } from '#contracts/permissions.ts';

export const roles = [...personRoles, ...programRoles] as const;

/** Who calls, according to their access token. */
export type Caller = {
  id: string;
  role: Role;
  sessionId: string;
  expiresAt: number;
  /** When they last proved who they are, in seconds since 1970. */
  provedAt?: number;
  /** The guardian who acts for them, where it is not they who call. */
  actor?: string;
  /** What an app, or a guardian, may do that calls for them. */
  scopes?: readonly Scope[];
};

type InRole = Pick<Caller, 'role'>;

/**
 * Whether somebody's role has a permission, by contracts/permissions.yaml. An app that calls for them has it only where one of
 * its scopes says so, too.
 */
export const may = ({ role, scopes }: Pick<Caller, 'role' | 'scopes'>, permission: Permission): boolean =>
  permissions[permission].includes(role) &&
  (scopes?.some((scope) => permissionsOfScopes[scope].includes(permission)) ?? true);

const permitted: ReadonlySet<Role> = new Set(Object.values(permissions).flat());

/** Whether somebody may do anything that is not about themselves. */
export const holdsPermissions = ({ role }: InRole): boolean => permitted.has(role);

const people: ReadonlySet<Role> = new Set(personRoles);

/** Whether it is a person, who has an account, and not a program. */
export const isPerson = ({ role }: InRole): boolean => people.has(role);
