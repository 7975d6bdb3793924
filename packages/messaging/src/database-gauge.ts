import { Gauge, type Registry } from 'prom-client';

type Options = {
  registry: Registry;
  name: string;
  help: string;
  labelNames?: string[];
  /** All current values. */
  read: () => Promise<{ labels?: { [name: string]: string }; value: number }[]>;
};

/**
 * A gauge read from the database. While that is down, the last values are shown, and the app's other metrics are not
 * affected.
 */
export function showFromDatabase({ registry, name, help, labelNames = [], read }: Options): void {
  registry.registerMetric(
    new Gauge({
      name,
      help,
      labelNames,
      registers: [],
      async collect() {
        const values = await read().catch(() => undefined);
        if (!values) return;
        this.reset();
        for (const { labels = {}, value } of values) this.set(labels, value);
      },
    }),
  );
}
