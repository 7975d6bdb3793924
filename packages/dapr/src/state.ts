import { z } from 'zod';
import { within } from '#core/deadline.ts';
import type { Sidecar } from './sidecar.ts';

const metadata = z.object({
  components: z.array(z.object({ name: z.string(), type: z.string(), capabilities: z.array(z.string()).nullish() })),
});

/** What the sidecar answers for several keys. */
const items = z.array(z.object({ key: z.string(), data: z.unknown().optional(), error: z.string().optional() }));

/** Values expire, so the store must support TTL. */
const NEEDED = 'TTL';
/** Lets it take several operations in one call. */
const TRANSACTIONAL = 'TRANSACTIONAL';

const START_MS = 10_000;
/** A cache, and the last minutes of tokens, are not worth a longer wait. */
const TIMEOUT_MS = 2_000;

/** @throws Error if the sidecar has no such store, or one without the required features. */
export async function openStateStore(sidecar: Sidecar, component: string): Promise<StateStore> {
  const { components } = metadata.parse(await within(START_MS, sidecar.client.metadata.get()));
  const unfit = whyUnfit(component, components);
  if (unfit !== undefined) throw new Error(unfit);
  const store = components.find(({ name }) => name === component);
  return new StateStore(sidecar, component, store?.capabilities?.includes(TRANSACTIONAL) ?? false);
}

/** Why the store of this name cannot be used, if it cannot, by its metadata. */
export function whyUnfit(component: string, components: z.output<typeof metadata>['components']): string | undefined {
  const store = components.find(({ name, type }) => name === component && type.startsWith('state.'));
  if (!store) return `The sidecar has no state store “${component}”: see components/dapr/state.`;
  if (store.capabilities?.includes(NEEDED)) return undefined;
  return `The state store “${component}” (${store.type}) forgets nothing by itself: it has no ${NEEDED}. Choose another of components/dapr/state.`;
}

/** One state store component, for values that may be lost: they can be restored from their source. */
export class StateStore {
  readonly #sidecar: Sidecar;
  readonly #component: string;
  readonly #isTransactional: boolean;

  constructor(sidecar: Sidecar, component: string, isTransactional: boolean) {
    this.#sidecar = sidecar;
    this.#component = component;
    this.#isTransactional = isTransactional;
  }

  /** The value, or undefined if there is none or it has expired. @throws Error if the store is unavailable. */
  async get(key: string): Promise<unknown> {
    const value: unknown = await within(TIMEOUT_MS, this.#sidecar.client.state.get(this.#component, key));
    return value === '' || value === null ? undefined : value;
  }

  /** The values of several keys, in one call; without those that there are none of. @throws as `get` */
  async getAll(keys: readonly string[]): Promise<Map<string, unknown>> {
    const answer: unknown = await within(
      TIMEOUT_MS,
      this.#sidecar.client.state.getBulk(this.#component, [...keys], { parallelism: keys.length }),
    );
    return new Map(
      items.parse(answer).flatMap(({ key, data, error }) => {
        if (error !== undefined && error !== '') throw new Error(`${this.#component} did not read ${key}: ${error}`);
        return data === undefined || data === null ? [] : [[key, data] as const];
      }),
    );
  }

  /** @throws Error if the store did not accept it; the SDK only returns the error. */
  async set(key: string, value: unknown, ttlSeconds: number): Promise<void> {
    const metadata = { ttlInSeconds: String(Math.max(1, Math.ceil(ttlSeconds))) };
    const saving = this.#sidecar.client.state.save(this.#component, [{ key, value, metadata }]);
    const { error } = await within(TIMEOUT_MS, saving);
    if (error) throw error;
  }

  async delete(key: string): Promise<void> {
    const { error } = await within(TIMEOUT_MS, this.#sidecar.client.state.delete(this.#component, key));
    if (error) throw error;
  }

  /** Deletes several keys, in one call if the store supports it. @throws Error if it failed: some may be deleted. */
  async deleteAll(keys: readonly string[]): Promise<void> {
    if (keys.length > 1 && this.#isTransactional) {
      // In a fixed order, so that two transactions do not deadlock.
      const operations = keys.toSorted().map((key) => ({ operation: 'delete' as const, request: { key } }));
      await within(TIMEOUT_MS, this.#sidecar.client.state.transaction(this.#component, operations));
    } else await Promise.all(keys.map((key) => this.delete(key)));
  }
}
