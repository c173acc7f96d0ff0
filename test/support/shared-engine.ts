import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Engine, startEngine } from '../../local/engine.ts';
import { testFolder } from '../../local/folders.ts';

/** Scratch folder of this test run alone, so that two runs (and a running `npm start`) do not meet. */
export const runFolder = path.join(testFolder, String(process.pid));

interface Share {
  engine: Promise<Engine>;
  users: number;
}

const slot = Symbol.for('guest-service-centre.test-engine');
const holder = globalThis as typeof globalThis & { [slot]?: Share };

/** One engine for the whole run: each layer's setup is a module of its own, the process is what they share. */
export async function useEngine(): Promise<Engine> {
  holder[slot] ??= { engine: startEngine({ dataDir: runFolder, persist: false }), users: 0 };
  const share = holder[slot];
  share.users += 1;
  const engine = await share.engine;
  return { endpoint: engine.endpoint, stop: () => leave(share) };
}

async function leave(share: Share): Promise<void> {
  share.users -= 1;
  if (share.users > 0) return;
  delete holder[slot];
  await (await share.engine).stop();
  await rm(runFolder, { recursive: true, force: true });
}
