import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../local/ports.ts';

export interface OfficialDynamo {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const LEAST_JAVA = 17;

/** Folder of Amazon's own DynamoDB Local; undefined where the optional package was not installed. */
function jarFolder(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json');
    const folder = path.join(path.dirname(manifest), 'emulator');
    return existsSync(path.join(folder, 'DynamoDBLocal.jar')) ? folder : undefined;
  } catch {
    return undefined;
  }
}

async function javaVersion(): Promise<number> {
  try {
    const { stdout, stderr } = await promisify(execFile)('java', ['-version'], { timeout: 10_000 });
    return Number(/version "(\d+)/.exec(stdout + stderr)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Why the official engine is left out on this machine; undefined where it can run. */
export async function whyNoOfficialDynamo(): Promise<string | undefined> {
  if (!jarFolder()) return 'the optional package amplify-dynamodb-simulator is not installed';
  if ((await javaVersion()) < LEAST_JAVA) return `there is no Java ${LEAST_JAVA} or newer`;
  return undefined;
}

async function untilReady(endpoint: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`DynamoDB Local ended with ${child.exitCode}`);
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer) return;
    await pause(100);
  }
  throw new Error('DynamoDB Local does not answer');
}

/** Starts Amazon's DynamoDB Local in memory. */
export async function startOfficialDynamo(): Promise<OfficialDynamo> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const options = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory'];
  const child = spawn('java', [...options, '-disableTelemetry', '-port', String(port)], {
    cwd: jarFolder(),
    stdio: 'ignore',
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  try {
    await untilReady(endpoint, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop };
}
