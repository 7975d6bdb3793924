import { Counter, type Registry } from 'prom-client';
import type { Log } from '#core/log.ts';
import { ApiError } from '#core/api-error.ts';
import { withinTrace } from '#core/trace.ts';
import type { CloudEvent } from '#core/cloud-event.ts';
import { eventDataErrors, isEventType, type EventData, type EventType } from '#events';
import type { Cause } from './dead-letters.ts';

export type ReceivedEvent<Type extends EventType> = Omit<CloudEvent, 'data' | 'type'> & {
  type: Type;
  data: EventData[Type];
};

/** What an app does with the types of events that it cares for. */
export type EventHandlers = { [Type in EventType]?: (event: ReceivedEvent<Type>) => Promise<void> };

/** Calls the handler of an event that is as its schema says. @returns why it failed, or nothing; it never rejects. */
export type CallHandler = (handlers: EventHandlers, event: CloudEvent) => Promise<Cause | undefined>;

/** Calls are counted by what came of them, each within the trace of its event. */
export function createCallHandler(log: Log, registry: Registry): CallHandler {
  const calls = new Counter({
    name: 'event_handler_calls_total',
    help: 'Calls of event handlers, by what came of them.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  return (handlers, event) =>
    withinTrace(event.traceparent, async (): Promise<Cause | undefined> => {
      const { id, type } = event;
      const handler = handlers[type as EventType] as ((event: CloudEvent) => Promise<void>) | undefined;
      try {
        await handler?.(event);
        calls.inc({ type, outcome: 'handled' });
        return undefined;
      } catch (error) {
        log.warn({ err: error, event_id: id, type }, 'event not handled');
        calls.inc({ type, outcome: 'failed' });
        return { code: 'handler_failed', detail: kindOf(error) };
      }
    });
}

export const hasHandler = (handlers: EventHandlers, type: string): boolean => Object.hasOwn(handlers, type);

/** Why no try could ever succeed, or nothing. */
export function whyNever(handlers: EventHandlers, event: CloudEvent | undefined): Cause | undefined {
  if (!event) return { code: 'not_an_event' };
  if (!isEventType(event.type) || !hasHandler(handlers, event.type)) return { code: 'unknown_type' };
  const errors = eventDataErrors(event.type, event.data);
  return errors.length > 0 ? { code: 'not_as_its_schema_says', detail: withoutControls(errors) } : undefined;
}

/** Errors name the members of the data, which may be called anything. */
const withoutControls = (errors: string[]): string =>
  errors
    .join('; ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 500);

/** What an error is, without its message, which may quote personal data; an ApiError's code is ours. */
function kindOf(error: unknown): string {
  if (error instanceof ApiError) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
