import { status, type sendUnaryData, type ServerWritableStream } from '@grpc/grpc-js';
import {
  HealthCheckResponse_ServingStatus as Serving,
  type HealthCheckRequest,
  type HealthCheckResponse,
  type HealthServer,
} from '#contracts/proto/grpc/health/v1/health.ts';

type Watching = ServerWritableStream<HealthCheckRequest, HealthCheckResponse>;

const LOOK_AGAIN_MS = 5_000;

type Options = {
  /** The names of the services, which all stand and fall together. */
  services: ReadonlySet<string>;
  isReady: () => Promise<boolean>;
};

/** The health protocol of gRPC. Whoever watches costs no more than a look every five seconds for all of them. */
export class HealthService {
  readonly #options: Options;
  readonly #watching = new Map<Watching, Serving>();
  #looking: NodeJS.Timeout | undefined;
  #isStopping = false;

  constructor(options: Options) {
    this.#options = options;
  }

  readonly server: HealthServer = {
    check: (call, callback) => {
      if (!this.#isKnown(call.request))
        return callback({ code: status.NOT_FOUND, details: 'There is no such service.' });
      void this.#check(callback);
    },
    watch: (call) => void this.#watch(call),
  };

  async #check(callback: sendUnaryData<HealthCheckResponse>): Promise<void> {
    callback(null, { status: await this.#state() });
  }

  async #watch(call: Watching): Promise<void> {
    this.#looking ??= setInterval(() => void this.#look(), LOOK_AGAIN_MS);
    call.on('cancelled', () => this.#leave(call));
    const now = this.#isKnown(call.request) ? await this.#state() : Serving.SERVICE_UNKNOWN;
    if (call.cancelled) return;
    this.#watching.set(call, now);
    call.write({ status: now });
    if (this.#isStopping) this.stop();
  }

  /** Tells all that watch that it serves no more, and ends. */
  stop(): void {
    this.#isStopping = true;
    for (const call of this.#watching.keys()) {
      call.write({ status: Serving.NOT_SERVING });
      call.end();
    }
    this.#watching.clear();
    clearInterval(this.#looking);
  }

  async #look(): Promise<void> {
    const now = await this.#state();
    for (const [call, before] of this.#watching) {
      if (before === now || before === Serving.SERVICE_UNKNOWN) continue;
      this.#watching.set(call, now);
      call.write({ status: now });
    }
  }

  #leave(call: Watching): void {
    this.#watching.delete(call);
    if (this.#watching.size > 0) return;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  async #state(): Promise<Serving> {
    const isReady = !this.#isStopping && (await this.#options.isReady().catch(() => false));
    return isReady ? Serving.SERVING : Serving.NOT_SERVING;
  }

  #isKnown({ service }: HealthCheckRequest): boolean {
    return service === '' || this.#options.services.has(service);
  }
}
