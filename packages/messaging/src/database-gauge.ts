import { Gauge, type Registry } from 'prom-client';

type Options = {
  registry: Registry;
  name: string;
  help: string;
  labelNames?: string[];
  /** All values that there are now. */
  read: () => Promise<{ labels?: { [name: string]: string }; value: number }[]>;
};

/** Shows what a database knows. While it is away, what was read last is shown, and the app's other metrics with it. */
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
