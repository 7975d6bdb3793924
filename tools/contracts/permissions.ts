import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';

const texts = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });
const SCOPE = /^[a-z_]+(?::[a-z_]+)?$/;
const table = z
  .strictObject({
    roles: z.record(z.string().regex(/^[a-z_]+$/), texts.extend({ for: z.enum(['people', 'programs']) })),
    scopes: z.record(
      z.string().regex(SCOPE),
      texts.extend({ for: z.enum(['apps', 'guardians']).default('apps'), permissions: z.array(z.string()) }),
    ),
    permissions: z.record(
      z.string().regex(/^[a-z_]+\.[a-z_]+$/, 'is not a thing and what is done to it'),
      texts.extend({ roles: z.array(z.string()).min(1) }),
    ),
  })
  .superRefine(({ roles, scopes, permissions }, { addIssue }) => {
    for (const [name, scope] of Object.entries(scopes))
      for (const permission of scope.permissions.filter((one) => !(one in permissions)))
        addIssue({ code: 'custom', path: ['scopes', name], message: `${permission} is no permission` });
    for (const [name, permission] of Object.entries(permissions))
      for (const role of permission.roles.filter((one) => !(one in roles)))
        addIssue({ code: 'custom', path: ['permissions', name], message: `${role} is no role` });
  });
type Table = z.output<typeof table>;

const operation = z.object({
  operationId: z.string(),
  'x-permission': z.string().optional(),
  'x-scope': z.string().optional(),
});
const contract = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const FILE = 'contracts/permissions.yaml';
const MADE = `Generated from ${FILE} by \`npm run generate\`.`;

/** @throws Error that names the entry that is not as it must be */
function readTable(): Table {
  const { data, error } = table.safeParse(parse(readFileSync(join(root, FILE), 'utf8')));
  if (!data) throw new Error(`${FILE}: ${z.prettifyError(error)}`);
  return data;
}

/** The roles that have a permission, as words. @throws Error for a permission that is not in the table */
export function rolesWith(permission: string): string {
  const { permissions } = readTable();
  const known = permissions[permission];
  if (!known) throw new Error(`${permission} is not in ${FILE}.`);
  return known.roles.join(', ');
}

/** The table of roles and permissions for programs and for people, by file. @param out where the types go */
export function permissionFiles(out: string): [file: string, text: string][] {
  const read = readTable();
  return [
    [join(out, 'permissions.ts'), inTypeScript(read)],
    [join(out, 'permission-texts.ts'), textsInTypeScript(read)],
    [join(root, 'apps/analytics/src/analytics/generated/permissions.py'), inPython(read)],
    [join(root, 'docs/permissions.md'), inWords(read)],
  ];
}

const namesOf = (roles: Table['roles'], kind: 'people' | 'programs'): string[] =>
  Object.entries(roles).flatMap(([name, role]) => (role.for === kind ? [name] : []));

const scopesFor = (scopes: Table['scopes'], whom: 'apps' | 'guardians'): string[] =>
  Object.entries(scopes).flatMap(([name, scope]) => (scope.for === whom ? [name] : []));

/** As TypeScript is written here, and Python as well. */
const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

function inTypeScript({ roles, scopes, permissions }: Table): string {
  const scopeRows = Object.entries(scopes).map(([name, one]) => `  '${name}': [${quoted(one.permissions)}],\n`);
  const rows = Object.entries(permissions).map(([name, one]) => `  '${name}': [${quoted(one.roles)}],\n`);
  return `// ${MADE}

/** The roles of people. */
export const personRoles = [${quoted(namesOf(roles, 'people'))}] as const;
/** The roles of programs, which are nobody's account. */
export const programRoles = [${quoted(namesOf(roles, 'programs'))}] as const;

export type PersonRole = (typeof personRoles)[number];
export type ProgramRole = (typeof programRoles)[number];
export type Role = PersonRole | ProgramRole;

export type Permission =
${Object.keys(permissions)
  .map((name) => `  | '${name}'`)
  .join('\n')};

/** The roles that have each permission. */
export const permissions: Record<Permission, readonly Role[]> = {
${rows.join('')}};

/** What apps ask of people. */
export const appScopes = [${quoted(scopesFor(scopes, 'apps'))}] as const;
export type AppScope = (typeof appScopes)[number];
/** All by which somebody acts for another, as an app or as a guardian. */
export const scopes = [...appScopes, ${quoted(scopesFor(scopes, 'guardians'))}] as const;
export type Scope = (typeof scopes)[number];

/** What each lets an app do of what its person's role permits. */
export const permissionsOfScopes: Record<Scope, readonly Permission[]> = {
${scopeRows.join('')}};
`;
}

function textsInTypeScript({ roles, scopes, permissions }: Table): string {
  const rows = (entries: Record<string, { en: string; ru: string }>) =>
    Object.entries(entries)
      .map(([name, { en, ru }]) => `  '${name}': { ru: ${JSON.stringify(ru)}, en: ${JSON.stringify(en)} },\n`)
      .join('');
  return `// ${MADE}

import type { Permission, Role, Scope } from './permissions.ts';

type Texts = { ru: string; en: string };

export const roleTexts: Record<Role, Texts> = {
${rows(roles)}};

export const permissionTexts: Record<Permission, Texts> = {
${rows(permissions)}};

/** After "The app asks to …". */
export const scopeTexts: Record<Scope, Texts> = {
${rows(scopes)}};
`;
}

function inPython({ roles, scopes, permissions }: Table): string {
  const scopeRows = Object.entries(scopes).map(([name, one]) => {
    const held = one.permissions.length === 0 ? '' : `{${quoted(one.permissions)}}`;
    return `    "${name}": frozenset(${held}),\n`;
  });
  const rows = Object.entries(permissions).map(([name, one]) => `    "${name}": frozenset({${quoted(one.roles)}}),\n`);
  return `"""${MADE}"""

PERSON_ROLES = frozenset({${quoted(namesOf(roles, 'people'))}})

ROLES = PERSON_ROLES | {${quoted(namesOf(roles, 'programs'))}}

PERMISSIONS: dict[str, frozenset[str]] = {
${rows.join('')}}
"""The roles that have each permission."""

SCOPES: dict[str, frozenset[str]] = {
${scopeRows.join('')}}
"""What each lets an app do of what its person's role permits."""
`;
}

/** For those who read the table rather than ask it. */
function inWords({ roles, scopes, permissions }: Table): string {
  const names = Object.keys(roles);
  const asked = operationsBy('x-permission');
  const open = operationsBy('x-scope');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `# Who may do what

<!-- ${MADE} -->

A reader needs no permission for what is their own; nor does anyone else. docs/contracts.md says how an operation
asks for a permission, and how one is added.

${line(['permission', 'lets one', ...Object.values(roles).map(({ en }) => en)])}
${line(['---', '---', ...names.map(() => ':-:')])}
${Object.entries(permissions)
  .map(([permission, one]) =>
    line([`\`${permission}\``, one.en, ...names.map((name) => (one.roles.includes(name) ? '✓' : ''))]),
  )
  .join('\n')}

Partner systems and self-check machines are programs: they have no account of their own.

## What asks for each

| permission | operations |
| --- | --- |
${Object.keys(permissions)
  .map((name) =>
    line([`\`${name}\``, asked.get(name)?.join(', ') ?? 'asked for in code, beside the permission of the operation']),
  )
  .join('\n')}

## What apps may do

An app that somebody has let in (docs/programs.md) calls these operations for them, as far as they may call them themselves, and no others.

| scope | the app asks to | operations |
| --- | --- | --- |
${Object.entries(scopes)
  .filter(([, scope]) => scope.for === 'apps')
  .map(([name, { en }]) => line([`\`${name}\``, en, open.get(name)?.join(', ') ?? '']))
  .join('\n')}

## What guardians may do

A guardian acts for a child within \`loans:read\`, \`loans:write\`, and what is for them alone (docs/decisions/0039):
${scopesFor(scopes, 'guardians')
  .map((name) => open.get(name)?.join(', ') ?? '')
  .join(', ')}.
`;
}

function operationsBy(member: 'x-permission' | 'x-scope'): Map<string, string[]> {
  const folder = join(root, 'contracts/openapi');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && file !== 'common.yaml');
  const asked = new Map<string, string[]>();
  for (const file of files.toSorted())
    for (const item of Object.values(contract.parse(parse(readFileSync(join(folder, file), 'utf8'))).paths))
      for (const one of Object.values(item)) {
        const { data } = operation.safeParse(one);
        const named = data?.[member];
        if (data && named !== undefined) asked.set(named, [...(asked.get(named) ?? []), data.operationId]);
      }
  return asked;
}
