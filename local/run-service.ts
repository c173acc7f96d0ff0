import path from 'node:path';
import { buildClient } from '../scripts/build-client.ts';
import { buildForm } from '../scripts/build-form.ts';
import { buildMiniProgram } from '../scripts/build-mini-program.ts';
import { deploy } from './deploy.ts';
import { type Engine, startEngine } from './engine.ts';
import { openFrontDoor } from './front-door.ts';
import { seedService } from './seeding.ts';
import type { Service } from './service-file.ts';
import { startStandIns } from './start-stand-ins.ts';
import { step } from './steps.ts';

/** The whole service on this machine. */
export interface RunningService extends Service {
  /** Where AWS clients reach the local cloud. */
  readonly endpoint: string;
  /** Every output of the stacks. */
  readonly outputs: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** Folder of data that nobody else uses. */
  readonly dataDir: string;
  readonly stage: 'local' | 'test';
  /** Port of the front door; 0 = any free one. */
  readonly port: number;
  /** Keep data, keys and ports over a stop. */
  readonly persist: boolean;
  /** An engine that runs already; it is not stopped with the service. */
  readonly engine?: Engine;
}

/** Tells WeChat's stand-in where its pushes go, as an operator does in the console; without it all but pushes works. */
async function tellHook(wechat: string | undefined, door: string): Promise<void> {
  const body = JSON.stringify({ url: `${door}/v1/hooks/wechat` });
  await fetch(`${wechat}/__standin/hook`, { method: 'POST', body }).catch(() => {});
}

/** Starts engine, stand-ins and front door and deploys the stacks; on a failure it stops what it had started. */
export async function runService(options: ServiceOptions): Promise<RunningService> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  try {
    const { dataDir, stage, persist } = options;
    const engine = options.engine ?? (await step('Starting the local cloud', () => startEngine({ dataDir, persist })));
    if (options.engine === undefined) started.push(engine);
    const standIns = await startStandIns(options);
    started.push(standIns);
    const { context } = standIns;
    const { endpoint } = engine;
    const assembly = path.join(dataDir, 'cdk.out');
    await step('Building form, client and mini-program', () =>
      Promise.all([buildForm(), buildClient(), buildMiniProgram()]),
    );
    const deployed = await step('Deploying the stacks', () => deploy({ endpoint, stage, context, assembly }));
    await seedService({ endpoint, ...deployed });
    const door = await openFrontDoor({ port: options.port, apiUrl: deployed.apiUrl, endpoint });
    started.push(door);
    await tellHook(standIns.urls.wechat, door.url);
    const { tableName, outputs } = deployed;
    return { apiUrl: door.url, tableName, standIns: standIns.urls, endpoint, outputs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
