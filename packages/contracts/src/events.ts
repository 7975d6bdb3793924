import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { schemas, topics, type EventData } from '../generated/events.ts';

export { topics, type EventData };
export type EventType = keyof EventData;

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const validators = new Map<string, ValidateFunction>(
  Object.entries(schemas).map(([type, schema]) => [type, ajv.compile(schema)]),
);

/** Whether `data` is what contracts/events says of the type; false for a type that the contracts do not have. */
export function isEventData(type: string, data: unknown): boolean {
  return validators.get(type)?.(data) === true;
}
