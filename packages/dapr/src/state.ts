import { z } from 'zod';
import { within } from '#core/deadline.ts';
import type { Sidecar } from './sidecar.ts';

const metadata = z.object({
  components: z.array(z.object({ name: z.string(), type: z.string(), capabilities: z.array(z.string()).nullish() })),
});

/** What is written here runs out by itself, so a store that keeps everything for ever will not do. */
const NEEDED = 'TTL';
/** By which it takes several operations in one call. */
const TRANSACTIONAL = 'TRANSACTIONAL';

const START_MS = 10_000;
/** What is kept here only saves time, or a token's last minutes: it is not worth a longer wait. */
const PATIENCE_MS = 2_000;

/** @throws Error where the sidecar has no such store, or one that cannot do what is needed of it. */
export async function openStateStore(sidecar: Sidecar, component: string): Promise<StateStore> {
  const { components } = metadata.parse(await within(START_MS, sidecar.client.metadata.get()));
  const unfit = whyUnfit(component, components);
  if (unfit !== undefined) throw new Error(unfit);
  const store = components.find(({ name }) => name === component);
  return new StateStore(sidecar, component, store?.capabilities?.includes(TRANSACTIONAL) ?? false);
}

/** Why the store that the sidecar has under this name cannot be used, if so, by what it says of itself. */
export function whyUnfit(component: string, components: z.output<typeof metadata>['components']): string | undefined {
  const store = components.find(({ name, type }) => name === component && type.startsWith('state.'));
  if (!store) return `The sidecar has no state store “${component}”: see components/dapr/state.`;
  if (store.capabilities?.includes(NEEDED)) return undefined;
  return `The state store “${component}” (${store.type}) forgets nothing by itself: it has no ${NEEDED}. Choose another of components/dapr/state.`;
}

/**
 * One state store component, for values that may be lost: what is kept here can be had again from where it came.
 */
export class StateStore {
  readonly #sidecar: Sidecar;
  readonly #component: string;
  readonly #isTransactional: boolean;

  constructor(sidecar: Sidecar, component: string, isTransactional: boolean) {
    this.#sidecar = sidecar;
    this.#component = component;
    this.#isTransactional = isTransactional;
  }

  /** The value, or undefined where there is none or its time is over. @throws Error where the store cannot be asked. */
  async get(key: string): Promise<unknown> {
    const value: unknown = await within(PATIENCE_MS, this.#sidecar.client.state.get(this.#component, key));
    return value === '' || value === null ? undefined : value;
  }

  /** @throws Error where the store did not take it: the SDK itself would return the error. */
  async set(key: string, value: unknown, ttlSeconds: number): Promise<void> {
    const metadata = { ttlInSeconds: String(Math.max(1, Math.ceil(ttlSeconds))) };
    const saving = this.#sidecar.client.state.save(this.#component, [{ key, value, metadata }]);
    const { error } = await within(PATIENCE_MS, saving);
    if (error) throw error;
  }

  async delete(key: string): Promise<void> {
    const { error } = await within(PATIENCE_MS, this.#sidecar.client.state.delete(this.#component, key));
    if (error) throw error;
  }

  /** Deletes several, in one call where the store can. @throws Error where it did not: some may be deleted. */
  async deleteAll(keys: readonly string[]): Promise<void> {
    if (keys.length > 1 && this.#isTransactional) {
      // In one order, so that two transactions of some stores do not each wait for the other.
      const operations = keys.toSorted().map((key) => ({ operation: 'delete' as const, request: { key } }));
      await within(PATIENCE_MS, this.#sidecar.client.state.transaction(this.#component, operations));
    } else await Promise.all(keys.map((key) => this.delete(key)));
  }
}
