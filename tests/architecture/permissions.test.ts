import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { permissions, permissionsOfScopes, personRoles, programRoles, scopes } from '#contracts/permissions.ts';
import { roles } from '#core/caller.ts';
import { operationsIn } from '#testing/contract-operations.ts';

const generated = 'packages/contracts/generated';
const contracts = readdirSync(generated)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(generated, file), 'utf8')) as { paths: object });

/** What is written in apps and packages, without tests. */
const code = ['apps', 'packages']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\/src\/.*\.(ts|tsx)$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  )
  .join('\n');

const held = (role: (typeof roles)[number]) =>
  Object.entries(permissions).flatMap(([permission, holders]) => (holders.includes(role) ? [permission] : []));

test('each permission is asked for, by an operation or by code', () => {
  const declared = contracts.flatMap((contract) => operationsIn(contract).map(({ permission }) => permission));
  const asked = new Set<string | undefined>([
    ...declared,
    ...[...code.matchAll(/\bmay\([\w.]+, '([\w.]+)'\)/g)].map(([, name]) => name),
  ]);
  expect(Object.keys(permissions).filter((permission) => !asked.has(permission))).toEqual([]);
});

test('each role but the reader’s is a list of permissions, and nothing else asks for a role', () => {
  expect(roles.filter((role) => held(role).length === 0)).toEqual(['reader']);
  expect(code.match(/\.role (?:===|!==) '(?:librarian|branch_manager|partner|machine)'/g)).toBeNull();
});

test('each scope of the library’s own opens an operation, and what it permits is asked for there', () => {
  const opened = contracts.flatMap((contract) => operationsIn(contract)).filter(({ scope }) => scope !== undefined);
  // The others are OpenID Connect's: they are about the account, which /oauth/userinfo tells.
  const own = scopes.filter((scope) => scope.includes(':'));
  expect(own.filter((scope) => !opened.some((one) => one.scope === scope))).toEqual([]);
  for (const { operationId, access, permission, scope } of opened)
    if (access === 'permitted' && scope && permission)
      expect([operationId, permissionsOfScopes[scope].includes(permission)]).toEqual([operationId, true]);
  for (const scope of own)
    for (const permission of permissionsOfScopes[scope])
      expect([scope, permission, opened.some((one) => one.scope === scope && one.permission === permission)]).toEqual([
        scope,
        permission,
        true,
      ]);
});

describe('the table', () => {
  test('gives branch managers all that librarians may, and admins all that people may', () => {
    expect(held('branch_manager')).toEqual(expect.arrayContaining(held('librarian')));
    const people = personRoles.flatMap(held);
    expect(held('admin')).toEqual(expect.arrayContaining(people));
  });

  test('lets only admins appoint staff', () => {
    expect(permissions['staff.appoint']).toEqual(['admin']);
  });

  test('lets no program see or change whoever reads what', () => {
    const ofReaders = programRoles
      .flatMap(held)
      .filter((name) => /^(readers|charges|notices|staff|waiting_list)\./.test(name));
    expect(ofReaders).toEqual([]);
    expect(held('machine')).toEqual([
      'loans.lend',
      'loans.return_any',
      'loans.renew_any',
      'holds.write',
      'payments.take_at_machine',
      'cards.look_up',
      'copies.read',
    ]);
    expect(held('partner')).toEqual(['catalogue.write', 'catalogue.import', 'reports.read']);
  });
});

test('contracts and events know the roles of the table', () => {
  type Enum = { enum: string[] };
  const schemas = (
    parse(readFileSync('contracts/openapi/common.yaml', 'utf8')) as {
      components: { schemas: { Role: Enum; TokenRole: Enum } };
    }
  ).components.schemas;
  expect(schemas.Role.enum).toEqual(personRoles);
  expect(schemas.TokenRole.enum).toEqual(roles);
  for (const event of ['user.changed', 'user.registered']) {
    const schema = JSON.parse(readFileSync(`contracts/events/${event}.schema.json`, 'utf8')) as {
      properties: { role: Enum };
    };
    expect([event, schema.properties.role.enum]).toEqual([event, personRoles]);
  }
});
