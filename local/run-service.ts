import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildForm } from '../scripts/build-form.ts';
import { deploy } from './deploy.ts';
import { type Engine, startEngine } from './engine.ts';
import { openFrontDoor } from './front-door.ts';
import { portOr } from './ports.ts';
import { staff } from './seed/staff.ts';
import { seededSite, seedService } from './seeding.ts';
import type { Service } from './service-file.ts';
import { audience, startOidc } from './stand-ins/oidc.ts';
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
    const oidc = await startIssuer(options);
    started.push(oidc);
    const context = { staffIssuers: [{ issuer: oidc.issuer, audience }] };
    const { endpoint } = engine;
    const assembly = path.join(dataDir, 'cdk.out');
    await step('Building the form', buildForm);
    const deployed = await step('Deploying the stacks', () => deploy({ endpoint, stage, context, assembly }));
    await seedService({ endpoint, ...deployed });
    const door = await openFrontDoor({ port: options.port, apiUrl: deployed.apiUrl, endpoint });
    started.push(door);
    const { tableName, outputs } = deployed;
    return { apiUrl: door.url, tableName, standIns: { oidc: oidc.issuer }, endpoint, outputs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The issuer's address is a setting of the stacks: the same port as last time spares a deployment. */
async function startIssuer({ dataDir, persist }: ServiceOptions) {
  const portFile = path.join(dataDir, 'oidc-port');
  const last = persist ? await readFile(portFile, 'utf8').catch(() => undefined) : undefined;
  const port = await portOr(last === undefined ? undefined : Number(last));
  if (persist) await writeFile(portFile, String(port));
  const known = new Map(staff.map(({ staffNo }) => [staffNo, seededSite]));
  return startOidc({ port, staff: known, ...(persist ? { keyFile: path.join(dataDir, 'oidc-keys.json') } : {}) });
}
