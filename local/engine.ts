import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { engineRuntime } from './engine-install.ts';
import { root } from './folders.ts';
import { freePort, isTaken } from './ports.ts';
import { lastLines } from './run-command.ts';
import { Stop } from './steps.ts';

/** A running local cloud. */
export interface Engine {
  /** Where AWS clients send their calls. */
  readonly endpoint: string;
  /** Stops it and waits until its data are on disk; an engine that was there before is left alone. */
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Folder of its own for data, log and port. Two engines never share one. */
  readonly dataDir: string;
  /** Default: the port of the last run on this folder, else any free one. */
  readonly port?: number;
  /** Keep the data over a stop. */
  readonly persist: boolean;
}

/**
 * Starts MiniStack on the loopback interface, or takes the one that `AWS_ENDPOINT_URL` names.
 * Lambdas run in processes of the Node that comes first on PATH: the one this program runs on.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const existing = process.env.AWS_ENDPOINT_URL;
  if (existing !== undefined && existing !== '') return useExisting(existing);
  const python = await engineRuntime();
  await mkdir(options.dataDir, { recursive: true });
  const port = options.port ?? (await choosePort(options));
  const scratch = await lambdaFolder();
  const logFile = path.join(options.dataDir, 'engine.log');
  const log = await open(logFile, 'w');
  const child = spawn(python, ['-u', path.join(root, 'local', 'engine-run.py')], {
    env: environment({ ...options, port, scratch }),
    stdio: ['pipe', log.fd, log.fd],
    // A session of its own: Ctrl-C in the terminal must not reach it before we have told it to stop.
    detached: true,
  });
  await log.close();
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = () => stopChild(child, scratch);
  try {
    await untilReady(endpoint, child);
  } catch (error) {
    await stop();
    throw new Stop(
      `${lastLines(await readFile(logFile, 'utf8'))}\n\nThe local cloud did not start (${(error as Error).message}): see ${logFile}.`,
    );
  }
  return { endpoint, stop };
}

async function useExisting(endpoint: string): Promise<Engine> {
  if (await answers(endpoint)) return { endpoint: withAddress(endpoint), stop: async () => {} };
  throw new Stop(
    `Nothing answers at AWS_ENDPOINT_URL (${endpoint}): start a MiniStack there, or unset the variable to have one started.`,
  );
}

/**
 * The port is part of the addresses that the data hold (queue URLs), so data stay with their port. It lies below the range
 * from which systems draw ports for outgoing connections.
 */
async function choosePort({ dataDir, persist }: EngineOptions): Promise<number> {
  if (!persist) return freePort();
  const file = path.join(dataDir, 'port');
  if (existsSync(file)) {
    const port = Number(await readFile(file, 'utf8'));
    if (await isTaken(port))
      throw new Stop(
        `Port ${port}, which this service's local cloud has used before, is taken: stop the other program, or run \`npm run reset\` to begin anew.`,
      );
    return port;
  }
  let port = 20_000 + Math.floor(Math.random() * 10_000);
  while (await isTaken(port)) port += 1;
  await writeFile(file, String(port));
  return port;
}

/**
 * Lambda code is unpacked outside the project, where neither its `package.json` (ESM) nor its `node_modules` are found: on AWS
 * there are none, and a package forgotten in a bundle must fail here as it fails there.
 */
async function lambdaFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'guest-service-'));
}

function environment(options: { dataDir: string; port: number; persist: boolean; scratch: string }): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) =>
    /^(PATH|HOME|LANG|LC_.*|TZ|SYSTEMROOT)$/i.test(name),
  );
  return {
    // Nothing else of the environment: Lambdas inherit the engine's, and must not see credentials or settings of this shell.
    ...Object.fromEntries(inherited),
    GATEWAY_PORT: String(options.port),
    BIND_HOST: '127.0.0.1',
    MINISTACK_HOST: 'localhost',
    MINISTACK_ACCOUNT_ID: '000000000000',
    LAMBDA_EXECUTOR: 'local',
    PERSIST_STATE: options.persist ? '1' : '0',
    STATE_DIR: path.join(options.dataDir, 'state'),
    S3_PERSIST: options.persist ? '1' : '0',
    S3_DATA_DIR: path.join(options.dataDir, 's3'),
    TMPDIR: options.scratch,
    LOG_LEVEL: 'INFO',
    // It would sweep the containers of other MiniStacks on this machine, and open ports that two engines would fight for.
    DOCKER_HOST: 'unix:///nonexistent',
    SFTP_ENABLED: '0',
    IOT_MTLS_ENABLED: '0',
  };
}

async function untilReady(endpoint: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended at once');
    if (await answers(endpoint)) return;
    await pause(100);
  }
  throw new Error('no answer within 60 s');
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/_ministack/health', endpoint), { signal: AbortSignal.timeout(2000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function stopChild(child: ChildProcess, scratch: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await gone;
    clearTimeout(timer);
  }
  await rm(scratch, { recursive: true, force: true });
}

/** An S3 client puts the bucket before a host name, and `bucket.localhost` does not resolve everywhere; before an address it does not. */
function withAddress(endpoint: string): string {
  return endpoint.replace('//localhost', '//127.0.0.1').replace(/\/+$/, '');
}
