import type { Sidecar } from './sidecar.ts';

/**
 * One state store component, for values that may be lost: what is kept here can be had again from where it came.
 */
export class StateStore {
  readonly #sidecar: Sidecar;
  readonly #component: string;

  constructor(sidecar: Sidecar, component: string) {
    this.#sidecar = sidecar;
    this.#component = component;
  }

  /** The value, or undefined where there is none or its time is over. */
  async get(key: string): Promise<unknown> {
    const value: unknown = await this.#sidecar.client.state.get(this.#component, key);
    return value === '' || value === null ? undefined : value;
  }

  /** @throws Error where the store did not take it: the SDK itself would return the error. */
  async set(key: string, value: unknown, ttlSeconds: number): Promise<void> {
    const { error } = await this.#sidecar.client.state.save(this.#component, [
      { key, value, metadata: { ttlInSeconds: String(Math.max(1, Math.ceil(ttlSeconds))) } },
    ]);
    if (error) throw error;
  }

  async delete(key: string): Promise<void> {
    const { error } = await this.#sidecar.client.state.delete(this.#component, key);
    if (error) throw error;
  }
}
