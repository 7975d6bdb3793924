import { Registry, collectDefaultMetrics } from 'prom-client';

/** The Prometheus metrics of one app. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
