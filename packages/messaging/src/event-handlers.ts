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

type HandleOne<Type extends EventType> = (event: ReceivedEvent<Type>) => Promise<void>;

/**
 * Handles several events at once, each of a different subject, all or none of them: if it throws, each is handled
 * separately. Useful if one statement can do the work of many.
 */
type HandleTogether<Type extends EventType> = { together: (events: ReceivedEvent<Type>[]) => Promise<void> };

/** An app's handlers, by type of event. */
export type EventHandlers = { [Type in EventType]?: HandleOne<Type> | HandleTogether<Type> };

/**
 * Calls the handler for valid events of one type: for one event, or for those of several subjects if the type is
 * handled together.
 *
 * @returns why it failed, or undefined; it never rejects.
 */
export type CallHandler = (
  handlers: EventHandlers,
  type: string,
  events: readonly CloudEvent[],
) => Promise<Cause | undefined>;

type Handler = ((event: CloudEvent) => Promise<void>) | { together: (events: readonly CloudEvent[]) => Promise<void> };

const handlerOf = (handlers: EventHandlers, type: string): Handler | undefined =>
  // Events are checked against the type's schema before the call.
  handlers[type as EventType] as Handler | undefined;

/** Whether events of a type are handled together. */
export const areHandledTogether = (handlers: EventHandlers, type: string): boolean =>
  typeof handlerOf(handlers, type) === 'object';

/** Counts calls by outcome, and runs each within the trace of its first event. */
export function createCallHandler(log: Log, registry: Registry): CallHandler {
  const calls = new Counter({
    name: 'event_handler_calls_total',
    help: 'Calls of event handlers, by outcome.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  return (handlers, type, events) =>
    withinTrace(events[0]?.traceparent, async (): Promise<Cause | undefined> => {
      const handler = handlerOf(handlers, type);
      try {
        if (typeof handler === 'object') await handler.together(events);
        else for (const event of events) await handler?.(event);
        calls.inc({ type, outcome: 'handled' });
        return undefined;
      } catch (error) {
        log.warn({ err: error, event_id: events[0]?.id, events: events.length, type }, 'not handled');
        calls.inc({ type, outcome: 'failed' });
        return { code: 'handler_failed', detail: kindOf(error) };
      }
    });
}

export const hasHandler = (handlers: EventHandlers, type: string): boolean => Object.hasOwn(handlers, type);

/** Why no attempt could ever succeed, or undefined. */
export function whyNever(handlers: EventHandlers, event: CloudEvent | undefined): Cause | undefined {
  if (!event) return { code: 'not_an_event' };
  if (!isEventType(event.type) || !hasHandler(handlers, event.type)) return { code: 'unknown_type' };
  const errors = eventDataErrors(event.type, event.data);
  return errors.length > 0 ? { code: 'not_as_its_schema_says', detail: withoutControls(errors) } : undefined;
}

/** Errors quote property names of the data, which may contain anything. */
const withoutControls = (errors: string[]): string =>
  errors
    .join('; ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 500);

/** The kind of an error, without its message, which may quote personal data; an ApiError's code cannot. */
function kindOf(error: unknown): string {
  if (error instanceof ApiError) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
