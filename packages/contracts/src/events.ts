import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { batchedTopics, publishers, schemas, subscribers, topics, type EventData } from '../generated/events.ts';

export { batchedTopics, publishers, schemas, subscribers, topics, type EventData };
export type EventType = keyof EventData;

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const validators = new Map<string, ValidateFunction>(
  Object.entries(schemas).map(([type, schema]) => [type, ajv.compile(schema)]),
);

/** Whether `data` matches the type's schema in contracts/events; false for an unknown type. */
export function isEventData(type: string, data: unknown): boolean {
  return validators.get(type)?.(data) === true;
}

/** Why `data` does not match the type's schema in contracts/events: where and what, without the values. */
export function eventDataErrors(type: string, data: unknown): string[] {
  const validate = validators.get(type);
  if (!validate || validate(data)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = 'is wrong' }) => `${instancePath || 'data'} ${message}`,
  );
}

export const isEventType = (type: string): type is EventType => validators.has(type);

const HIDDEN = '•••';

/**
 * The data of an event as people may see it: properties that its schema does not have, or marks as personal, are
 * hidden.
 */
export function withoutPersonalData(type: string, data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null) return {};
  const known = isEventType(type) ? schemas[type].properties : {};
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const property: unknown = known[name as keyof typeof known];
      const open = typeof property === 'object' && property !== null && !('x-personal' in property);
      return [name, open ? value : HIDDEN];
    }),
  );
}
