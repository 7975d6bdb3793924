import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyTrail } from '#audit/verify.ts';
import type { AuditDeclaration } from '#http/audit-declaration.ts';
import { addressOf, operationsIn } from '#testing/contract-operations.ts';
import { exampleRequest } from '#testing/contract-values.ts';
import { services, type Person, type Running } from './services.ts';

type Answered = Pick<Awaited<ReturnType<Running['service']['request']>>, 'status' | 'body'>;

/** It keeps what the gateway refused, which is nothing of its own: apps/auth/src/use-cases/audited-refusals.test.ts. */
const TELLING_OF_OTHERS = 'recordRefusals';

const audited = Object.entries(services).filter(([name]) => name !== 'gateway');

describe.each(audited)('%s', (_name, start) => {
  let running: Running;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.service.stop());

  async function trailOf() {
    if (!running.trail) throw new Error('It has a database, and so a trail.');
    return running.trail.selectFrom('audit_entry').selectAll().orderBy('id').execute();
  }

  const expectedOf = (answer: Answered, isStaff: boolean, audit: AuditDeclaration, isPublic: boolean) => {
    const { status, body } = answer;
    if (audit.only) return audit.only.includes(Object(body).code) ? ['refused'] : [];
    if (status === 403 || (status === 401 && isPublic)) return ['refused'];
    return status < 400 && (isStaff || audit.of === 'everybody') ? ['done'] : [];
  };

  test('each audited operation leaves exactly one entry of whoever called it, and no other one any', async () => {
    const people: Person[] = [
      { id: randomUUID(), role: 'librarian' },
      { id: randomUUID(), role: 'admin' },
      { id: randomUUID(), role: 'reader' },
    ];
    const wrong: unknown[] = [];
    const seen = new Set<string>();
    for (const operation of operationsIn(running.contract).filter(
      ({ operationId }) => operationId !== TELLING_OF_OTHERS,
    ))
      for (const person of people) {
        const before = await trailOf();
        const { values, body } = exampleRequest(running.contract, operation, running.given);
        const answer = await running.service.request(operation.method, addressOf(operation, values), {
          as: person,
          ...(body !== undefined && { body }),
          headers: {
            'dapr-caller-app-id': operation.callingApps?.[0] ?? 'gateway',
            'x-client-address': '192.0.2.9',
            'idempotency-key': randomUUID(),
          },
        });
        const added = (await trailOf()).filter(({ id }) => !before.some((one) => one.id === id));
        const isPublic = operation.access === 'public';
        const isNobody = isPublic || operation.access === 'internal';
        const expected = operation.audit ? expectedOf(answer, person.role !== 'reader', operation.audit, isPublic) : [];
        const told = added.map(({ outcome, action, network, caller_id }) => ({
          outcome,
          isIts: action === operation.audit?.action && network === '192.0.2.9' && (isNobody || caller_id === person.id),
        }));
        if (JSON.stringify(told) !== JSON.stringify(expected.map((outcome) => ({ outcome, isIts: true }))))
          wrong.push([operation.operationId, person.role, answer.status, added]);
        if (expected.includes('done')) seen.add(operation.operationId);
      }
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(1);
  });

  test('nothing personal is in the trail', async () => {
    const entries = JSON.stringify(await trailOf());
    expect(entries).not.toMatch(/@|full_name":"|password":"|title":"/);
    if (running.trail) expect((await verifyTrail(running.trail, { now: new Date() })).fault).toBeUndefined();
  });
});
