import type { AppEntry } from './dapr-yaml.ts';

/**
 * How a sidecar finds out whether its app is there. To one that is not, it delivers nothing; what an MQTT broker sends in
 * the meantime it loses, so an app that is only busy must not count as gone.
 */
export type HealthCheck = {
  path: string;
  intervalSeconds: number;
  /** For an answer; the interval at most. */
  timeoutMs: number;
  /** How many probes in a row go unanswered before the app counts as down. */
  threshold: number;
};

export const healthCheckOf = (entry: AppEntry): HealthCheck | undefined =>
  entry.enableAppHealthCheck
    ? {
        path: entry.appHealthCheckPath,
        intervalSeconds: entry.appHealthProbeInterval,
        timeoutMs: entry.appHealthProbeTimeout,
        threshold: entry.appHealthThreshold,
      }
    : undefined;

/** The arguments of daprd. */
export const healthCheckFlags = (check: HealthCheck | undefined): string[] =>
  check
    ? [
        '--enable-app-health-check',
        `--app-health-check-path=${check.path}`,
        `--app-health-probe-interval=${check.intervalSeconds}`,
        `--app-health-probe-timeout=${check.timeoutMs}`,
        `--app-health-threshold=${check.threshold}`,
      ]
    : [];
