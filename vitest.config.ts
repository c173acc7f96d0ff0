import { defineConfig } from 'vitest/config';

/** The layers of the test pyramid; a folder under test/ is a layer. Slow ones come last. */
const layers = ['rules', 'properties', 'tooling', 'contracts', 'workflows', 'infra', 'actions', 'e2e'] as const;

/** Layers that talk to the local cloud. They share one engine for the whole run. */
const needsEngine = new Set<string>(['actions', 'e2e']);

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    projects: layers.map((layer) => ({
      extends: true as const,
      test: {
        name: layer,
        include: [`test/${layer}/**/*.test.ts`],
        isolate: false,
        testTimeout: needsEngine.has(layer) ? 30_000 : 10_000,
        hookTimeout: 60_000,
      },
    })),
  },
});
