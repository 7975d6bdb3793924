import { defineConfig } from 'vitest/config';

const one = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

/** What spans processes runs file by file, against the one library that `npm test` has started. */
const together = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 };

/** Two files at once: what one waits for leaves time to the other. More than two would wait for processors. */
const sideBySide = { fileParallelism: true, maxWorkers: 2 };

/** In process, each file on databases of its own. */
const onPostgres = { testTimeout: 30_000, hookTimeout: 60_000, isolate: false, ...sideBySide };

/** Beside what kills the gateway no other page can be used. */
const KILLING = ['tests/pages/killed-*.test.ts'];

/** Where every link can be cut off. */
const THROUGH_FAULTS = ['tests/pages/offline-*.test.ts'];

/** What the gateway refuses, whichever broker and stores are behind it, is tried once. */
const AT_THE_GATEWAY = ['tests/flows/{abuse,ambiguous-requests,odd-requests,raw-requests}.test.ts'];

export default defineConfig({
  test: {
    // What a test found instead is in its message: what is left of a run elsewhere may be no more than that.
    chaiConfig: { truncateThreshold: 400 },
    projects: [
      one('rules', [
        'apps/*/src/domain/**/*.test.ts',
        'apps/web/src/**/*.test.ts',
        'tests/architecture/**/*.test.ts',
        'tools/**/*.test.ts',
      ]),
      one('stores', ['apps/*/src/store/**/*.test.ts', 'packages/*/src/**/*.test.ts'], onPostgres),
      one(
        'services',
        [
          'apps/*/src/{use-cases,http,events,jobs,mail,grpc,clients}/**/*.test.ts',
          'apps/gateway/src/{*,personal-data/*}.test.ts',
          'tests/{operations,subscriptions}/**/*.test.ts',
        ],
        onPostgres,
      ),
      one('flows', ['tests/flows/**/*.test.ts', 'tests/contracts/**/*.test.ts'], together),
      one('swapped-flows', ['tests/flows/**/*.test.ts'], { ...together, exclude: AT_THE_GATEWAY }),
      // One test may open each of forty screens, at two sizes.
      one('pages', ['tests/pages/**/*.test.ts'], {
        ...together,
        ...sideBySide,
        testTimeout: 180_000,
        exclude: [...KILLING, ...THROUGH_FAULTS],
      }),
      one('guarantees', ['tests/guarantees/**/*.test.ts'], { ...together, testTimeout: 300_000 }),
      one('zero-trust', ['tests/zero-trust/**/*.test.ts'], together),
      one('faults', ['tests/faults/**/*.test.ts', ...THROUGH_FAULTS], { ...together, testTimeout: 300_000 }),
      one('commands', ['tests/commands/**/*.test.ts'], { ...together, testTimeout: 300_000 }),
      one('kubernetes', ['tests/kubernetes/**/*.test.ts'], together),
      one('crash', ['tests/crash/**/*.test.ts', ...KILLING], { ...together, testTimeout: 300_000 }),
    ],
  },
});
