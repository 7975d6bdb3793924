import type { Request } from 'express';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { NewAuditEntry } from '#audit/trail.ts';
import { holdsPermissions, type Caller } from '#core/caller.ts';
import { clientNetwork } from '#core/client-network.ts';
import type { AuditDeclaration } from './audit-declaration.ts';

export type AuditedRequest = Pick<Request, 'params' | 'query' | 'get'> & { body?: unknown };
export type Outcome = { answer: unknown } | { refused: string };

/** What neither request nor answer has: whom it is about, and what there was before. Ids and facts, no personal data. */
export type Told = { about?: string; facts?: Record<string, unknown> };

/** Whether what somebody does by an audited operation is an entry: what readers do about themselves is not, but what a guardian does. */
export const leavesEntry = ({ of, only }: AuditDeclaration, caller: Caller | undefined): boolean =>
  only === undefined &&
  (of === 'everybody' || (caller !== undefined && (caller.actor !== undefined || holdsPermissions(caller))));

/** The entry of a call, from what its contract declares. */
export function entryOf(
  declaration: AuditDeclaration,
  request: AuditedRequest,
  caller: Caller | undefined,
  outcome: Outcome,
  told: Told = {},
): NewAuditEntry {
  const answer = 'answer' in outcome ? outcome.answer : undefined;
  const places = { path: request.params, query: request.query, body: request.body, answer, caller: caller?.id };
  const found = (source: string | undefined): string[] =>
    source === undefined ? [] : valuesAt(places, source.split('.'));
  const people = told.about === undefined ? [...new Set(found(declaration.about).filter(isId))] : [told.about];
  const [only, another] = people;
  return {
    id: uuidv7(),
    action: declaration.action,
    outcome: 'answer' in outcome ? 'done' : 'refused',
    code: 'refused' in outcome ? outcome.refused : null,
    caller_id: caller?.actor ?? caller?.id ?? found(declaration.by).find(isId) ?? null,
    caller_role: caller?.role ?? null,
    session_id: caller?.sessionId ?? null,
    // Only the gateway sets this header; sidecars append to x-forwarded-for.
    network: clientNetwork(request.get('x-client-address')),
    user_id: (another === undefined ? only : undefined) ?? null,
    shown: another === undefined ? null : people,
    thing: [declaration.thing ?? []].flat().flatMap(found).join(' ') || null,
    reason: found(declaration.why)[0] ?? null,
    facts: { ...factsOf(request.body, declaration), ...told.facts },
  };
}

const record = z.record(z.string(), z.unknown());
const isId = (value: string): boolean => z.uuid().safeParse(value).success;

function valuesAt(node: unknown, [name, ...rest]: readonly string[]): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => valuesAt(item, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return typeof node === 'string' || typeof node === 'number' ? [String(node)] : [];
  const { data } = record.safeParse(node);
  return data ? valuesAt(data[name], rest) : [];
}

/** Which fields a body gives, and those of its values that are no personal data. */
function factsOf(body: unknown, { tells, why }: AuditDeclaration): Record<string, unknown> {
  const given = Object.entries(record.safeParse(body).data ?? {});
  if (!tells) return {};
  const told = given.filter(([name]) => tells.includes(name));
  const fields = given.flatMap(([name]) => (tells.includes(name) || why === `body.${name}` ? [] : [name]));
  return { ...Object.fromEntries(told), ...(fields.length > 0 && { fields: fields.sort() }) };
}
