import { defineConfig } from 'vitest/config';

/** The layers, quick ones first; each is a folder under test/. Those with a setup talk to one local cloud for the whole run. */
const layers: readonly { name: string; setup?: string }[] = [
  { name: 'rules' },
  { name: 'properties' },
  { name: 'tooling' },
  { name: 'contracts' },
  { name: 'workflows' },
  { name: 'infra' },
  { name: 'actions', setup: 'test/support/engine-setup.ts' },
  { name: 'e2e', setup: 'test/support/service-setup.ts' },
];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: layers.map(({ name, setup }) => ({
      extends: true as const,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        // No test replaces modules, so files may share a worker: three times as fast.
        isolate: false,
        testTimeout: setup === undefined ? 60_000 : 120_000,
        hookTimeout: 60_000,
        globalSetup: setup === undefined ? [] : [setup],
      },
    })),
  },
});
