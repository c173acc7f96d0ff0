import type { TestProject } from 'vitest/node';
import { useEngine } from './shared-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where AWS clients reach the local cloud of this test run. */
    endpoint: string;
  }
}

/** Runs once before the layers that need a local cloud: `inject('endpoint')` gives its address. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = await useEngine();
  project.provide('endpoint', engine.endpoint);
  return () => engine.stop();
}
