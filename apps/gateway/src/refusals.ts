import type { components } from '#contracts/auth.ts';
import type { Log } from '#core/log.ts';
import { clientNetwork } from '#core/client-network.ts';
import type { Invoker } from '#dapr/invoke.ts';
import type { NoteRefusal, Refusal } from '#http/access.ts';
import { entryOf } from '#http/audit-entry.ts';

type Noted = components['schemas']['GatewayRefusal'];

const TELL_INTERVAL_MS = 5_000;
/** How many kinds of refusals wait to be told at once; of others, only the number is kept, in the log. */
const MOST_WAITING = 1_000;
const MOST_PEOPLE = 100;
/** As auth takes them. */
const BATCH = 100;

type Options = { invoker: Pick<Invoker, 'invoke'>; log: Log; now?: () => Date };

/**
 * What the gateway refuses to people who are signed in, for the audit trail: auth keeps it, since the gateway has no
 * database. Nobody waits for that, and a thousand refusals of one kind, of one sign-in, are one entry with their number
 * (docs/decisions/0036).
 */
export class Refusals {
  readonly #invoker: Options['invoker'];
  readonly #log: Log;
  readonly #now: () => Date;
  #timer: NodeJS.Timeout | undefined;
  #noted = new Map<string, Noted>();
  /** Told first, and again until auth has them: each has its id. */
  #untold: Noted[] = [];
  #left = 0;
  #telling: Promise<void> | undefined;

  constructor({ invoker, log, now = () => new Date() }: Options) {
    this.#invoker = invoker;
    this.#log = log;
    this.#now = now;
  }

  start(): void {
    this.#timer = setInterval(() => void this.tell(), TELL_INTERVAL_MS);
  }

  readonly note: NoteRefusal = (refusal) => {
    const one = notedOf(refusal, this.#now());
    const kind = JSON.stringify([one.session_id, one.network, one.operation, one.code]);
    const known = this.#noted.get(kind);
    if (known) {
      known.count += 1;
      if (known.about.length < MOST_PEOPLE) known.about = [...new Set([...known.about, ...one.about])];
    } else if (this.#noted.size < MOST_WAITING) this.#noted.set(kind, one);
    else this.#left += 1;
  };

  /** Tells auth what was noted since the last time. What it does not take is told the next time. */
  tell(): Promise<void> {
    return (this.#telling ??= this.#tellAll()
      .catch((error: unknown) => this.#log.warn({ err: error }, 'the audit trail was not told of refusals'))
      .finally(() => (this.#telling = undefined)));
  }

  async #tellAll(): Promise<void> {
    if (this.#left > 0) this.#log.warn({ refusals: this.#left }, 'more was refused than the audit trail is told of');
    this.#left = 0;
    for (;;) {
      if (this.#untold.length === 0) {
        this.#untold = [...this.#noted.values()];
        this.#noted.clear();
      }
      if (this.#untold.length === 0) return;
      const refusals = this.#untold.slice(0, BATCH);
      const path = '/internal/refusals';
      const { status } = await this.#invoker.invoke({ appId: 'auth', method: 'POST', path, body: { refusals } });
      if (isForNow(status)) throw new Error(`auth answered ${status}`);
      if (status !== 204)
        this.#log.error({ status, refusals: refusals.length }, 'the audit trail does not take these refusals');
      this.#untold.splice(0, refusals.length);
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#telling;
    await this.tell();
  }
}

/** Whether auth may take the same later. What it refuses for good would keep it from hearing of all others. */
const isForNow = (status: number): boolean => status >= 500 || status === 408 || status === 429;

/** For an operation whose own contract keeps nothing. */
const CALL = { action: 'operation.call', of: 'everybody' } as const;

function notedOf({ declaration, request, caller, error }: Refusal, now: Date): Noted {
  const { id, action, caller_id, user_id, shown } = entryOf(declaration.audit ?? CALL, request, caller, {
    refused: error.code,
  });
  return {
    id,
    action,
    operation: declaration.operationId,
    code: error.code,
    caller_id: caller_id ?? caller.id,
    caller_role: caller.role,
    session_id: caller.sessionId,
    // Of the connection: in this request the header that services read would be the client's own.
    network: clientNetwork(request.ip),
    about: shown ?? (user_id === null ? [] : [user_id]),
    count: 1,
    since: now.toISOString(),
  };
}
