import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scopes } from '#contracts/permissions.ts';
import { roles } from '#core/caller.ts';
import { addressOf, operationsIn, type ContractOperation } from '#testing/contract-operations.ts';
import { exampleRequest } from '#testing/contract-values.ts';
import { services, type Person, type Running } from './services.ts';

/** What every service shares, and the Python service, whose own test asks its operations in the same way. */
const NOT_SERVED_HERE = [
  'audit-trail',
  'common',
  'dead-letters',
  'erasures',
  'personal-data',
  'set-aside-messages',
  'analytics',
];

test('the operations of every contract are asked', () => {
  const contracts = readdirSync('contracts/openapi').filter((file) => file.endsWith('.yaml'));
  expect(contracts.map((file) => file.replace('.yaml', '')).sort()).toEqual(
    [...Object.keys(services), ...NOT_SERVED_HERE].sort(),
  );
});

/** Everybody who may ask: whoever is not signed in, the reader whose things are there, and every role. */
const everybody = ['nobody', 'the reader', ...roles] as const;
type Who = (typeof everybody)[number];
type Table = {
  roles: Record<string, { for: string }>;
  permissions: Record<string, { roles: string[] }>;
  scopes: Record<string, { permissions: string[] }>;
};

const table = parse(readFileSync('contracts/permissions.yaml', 'utf8')) as Table;
/** As the table says, whatever was made of it. */
const isPermitted = (permission: string | undefined, who: Who) =>
  permission !== undefined && table.permissions[permission]?.roles.includes(who) === true;
const isProgram = (who: Who) => table.roles[who]?.for === 'programs';

/** What the contract's declaration comes to: who is turned away, and how. */
function declaredDenial(
  { access, permission }: ContractOperation,
  who: Who,
  { handsOn }: Running,
): 401 | 403 | undefined {
  if (access === 'public' || access === 'internal') return undefined;
  if (who === 'nobody') return 401;
  if (isPermitted(permission, who)) return undefined;
  if (access === 'permitted' || isProgram(who)) return 403;
  if (access === 'user' || (access === 'own' && handsOn)) return undefined;
  return who === 'the reader' ? undefined : 403;
}

/** The operations whose answers are the same for everybody. Any other one's has a token in it, or is about somebody. */
const STORABLE =
  'jwks tellOAuthMetadata listOutsideProviders listBooks searchBooks listPopularBooks getBook listPlaces listDocuments getDocument listBranches getBranch listBranchExceptions'.split(
    ' ',
  );

/** 401 and 403 are denials where a user is asked for; elsewhere, and if it declares them, they are the use case's own answer. */
function denialIn({ access, errors }: ContractOperation, { status, body }: { status: number; body: unknown }) {
  if (access === 'public' || access === 'internal' || (status !== 401 && status !== 403)) return undefined;
  const { code } = body as { code: string };
  return errors.has(code) ? undefined : { status, code };
}

/** So many operations, each asked by everybody, take their time on a busy machine. */
const LONG = { timeout: 120_000 };

describe.each(Object.entries(services))('%s', LONG, (_name, start) => {
  let running: Running;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.service.stop());

  test('each operation lets in whom its contract says, and nobody else', async () => {
    const personWho = (who: Who): Person | undefined =>
      who === 'nobody' ? undefined : who === 'the reader' ? running.reader : { id: randomUUID(), role: who };
    const wrong: unknown[] = [];
    for (const who of everybody) {
      const person = personWho(who);
      for (const operation of operationsIn(running.contract)) {
        const answer = await call(running, operation, person, operation.callingApps?.[0] ?? 'gateway');
        const expected = declaredDenial(operation, who, running);
        const denial = denialIn(operation, answer);
        if (answer.status >= 500 || denial?.status !== expected)
          wrong.push([operation.operationId, who, { expected, answered: answer.status, body: answer.body }]);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('an app calls for somebody what names a scope that it was given, and of others only what that scope permits', async () => {
    const wrong: unknown[] = [];
    const admin = { id: randomUUID(), role: 'admin' as const };
    for (const operation of operationsIn(running.contract)) {
      const { access, permission, scope } = operation;
      if (access === 'public' || access === 'internal') continue;
      const others = scopes.filter((one) => one !== scope);
      for (const person of [running.reader, admin])
        for (const given of [[], others, ...(scope === undefined ? [] : [[scope]])]) {
          const answer = await call(
            running,
            operation,
            { ...person, scopes: given, ...(scope === 'guardian' && { actor: randomUUID() }) },
            operation.callingApps?.[0],
          );
          const code = (answer.body as { code?: string } | undefined)?.code;
          const isOpen = scope !== undefined && given.includes(scope);
          const byScope = isOpen && permission !== undefined && table.scopes[scope]?.permissions.includes(permission);
          const who = person === admin ? 'admin' : 'the reader';
          const asTold = byScope || !isOpen ? operation : { ...operation, permission: undefined };
          const expected = isOpen ? declaredDenial(asTold, who, running) : 403;
          const denial = denialIn(operation, answer);
          if (
            answer.status >= 500 ||
            denial?.status !== expected ||
            (!isOpen && code !== (scope === 'guardian' ? 'not_for_guardians' : 'outside_scope'))
          )
            wrong.push([operation.operationId, who, given, { expected, answered: answer.status, code }]);
        }
    }
    expect(wrong).toEqual([]);
  });

  test('what cannot be undone asks everybody who it is, unless they have proved it lately', async () => {
    const wrong: unknown[] = [];
    for (const operation of operationsIn(running.contract)) {
      const asked = wantsFreshSignIn(running, operation);
      for (const provedSecondsAgo of asked ? [0, 300, 605, null] : [null]) {
        const isLate = provedSecondsAgo === null || provedSecondsAgo > 600;
        for (const person of [running.reader, { id: randomUUID(), role: 'admin' as const }]) {
          const { status, body } = await call(
            running,
            operation,
            { ...person, provedSecondsAgo },
            operation.callingApps?.[0] ?? 'gateway',
          );
          const code = (body as { code?: string } | undefined)?.code;
          const isAsked = status === 403 && code === 'fresh_sign_in_needed';
          if (isAsked !== (asked && isLate && code !== 'forbidden'))
            wrong.push([operation.operationId, person.role, { provedSecondsAgo, status, code }]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('no answer may be stored but one that is the same for everybody', async () => {
    for (const operation of operationsIn(running.contract))
      for (const person of [undefined, running.reader]) {
        const answer = await call(running, operation, person, operation.callingApps?.[0] ?? 'gateway');
        expect([operation.operationId, answer.status, answer.headers.get('cache-control')]).toEqual([
          operation.operationId,
          answer.status,
          STORABLE.includes(operation.operationId) ? null : 'no-store',
        ]);
      }
  });

  test('an operation that certain apps may call refuses all others, whoever is signed in', async () => {
    const admin: Person = { id: randomUUID(), role: 'admin' };
    for (const operation of operationsIn(running.contract)) {
      if (!operation.callingApps) continue;
      for (const app of ['a-stranger', undefined]) {
        const { status, body } = await call(running, operation, admin, app);
        expect([operation.operationId, app, status, body]).toMatchObject([
          operation.operationId,
          app,
          403,
          { code: 'forbidden' },
        ]);
      }
    }
  });
});

/** Whether the example of an operation asks for something that needs a fresh sign-in. A gateway leaves a body to its service. */
function wantsFreshSignIn({ contract, given, handsOn }: Running, operation: ContractOperation): boolean {
  if (operation.freshSignIn === true) return true;
  const { body } = exampleRequest(contract, operation, given);
  return !handsOn && operation.freshSignIn.some((property) => property in Object(body));
}

function call({ contract, service, given }: Running, operation: ContractOperation, as?: Person, app?: string) {
  const { values, body } = exampleRequest(contract, operation, given);
  return service.request(operation.method, addressOf(operation, values), {
    ...(as && { as }),
    ...(body !== undefined && { body }),
    headers: app === undefined ? {} : { 'dapr-caller-app-id': app },
  });
}
