import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { CreateSecretCommand, GetSecretValueCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { awsEnvironment, localAccount, localRegion, secretsOf } from './aws-clients.ts';
import { localFolder, root } from './folders.ts';
import { lastLines, runCommand } from './run-command.ts';
import { Stop } from './steps.ts';

/** What the deployed service says about itself. */
export interface Deployed {
  /** Address of the HTTP API as CloudFormation knows it; its host name reaches it at the engine's endpoint. */
  readonly apiUrl: string;
  readonly tableName: string;
  /** Every output of every stack, by output name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** False when the same stacks were there already. */
  readonly changed: boolean;
}

export interface DeployOptions {
  readonly endpoint: string;
  /** A stage of lib/settings.ts that is meant for one machine: `local` or `test`. */
  readonly stage: string;
  /** Folder for the synthesised stacks, of this run alone. */
  readonly assembly: string;
  /** Values that only this run knows, handed to the CDK app as context. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Brings the stage's stacks to the local cloud by a real `cdk deploy`; nothing happens when the same ones are there. */
export async function deploy(options: DeployOptions): Promise<Deployed> {
  const { assembly } = options;
  const before = await readMarker(options);
  const inputs = await hashOfInputs(options);
  if (before?.inputs === inputs) return toDeployed(before.outputs, false);
  await Promise.all([
    synthesise({ stage: options.stage, folder: assembly, context: options.context ?? {} }),
    before === undefined ? cdk(options.endpoint, ['bootstrap', `aws://${localAccount}/${localRegion}`]) : undefined,
  ]);
  const hash = await hashOf(assembly);
  if (before?.hash === hash) {
    await writeMarker(options, { ...before, inputs });
    return toDeployed(before.outputs, false);
  }
  const outputsFile = path.join(assembly, 'outputs.json');
  const args = ['deploy', '--app', assembly, `${options.stage}/*`, '--require-approval', 'never', '--method', 'direct'];
  await cdk(options.endpoint, [...args, '--concurrency', '2', '--outputs-file', outputsFile]);
  const byStack = JSON.parse(await readFile(outputsFile, 'utf8')) as Record<string, Record<string, string>>;
  const outputs = Object.assign({}, ...Object.values(byStack)) as Record<string, string>;
  await writeMarker(options, { hash, inputs, outputs });
  return toDeployed(outputs, true);
}

/**
 * Runs the CDK app as the CDK's own command line does, without its seconds of start. The context `stage` asks the app for that one
 * stage, and only its code is bundled.
 */
export async function synthesise(options: {
  stage: string;
  folder: string;
  context: Readonly<Record<string, unknown>>;
}): Promise<void> {
  const settings = JSON.parse(await readFile(path.join(root, 'cdk.json'), 'utf8')) as {
    app: string;
    context: Record<string, unknown>;
  };
  await rm(options.folder, { recursive: true, force: true });
  const own = { stage: options.stage, 'aws:cdk:bundling-stacks': [`${options.stage}/*`] };
  const context = { ...settings.context, ...options.context, ...own };
  const [, ...args] = settings.app.split(' ');
  const { code, output } = await runCommand(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      CDK_OUTDIR: options.folder,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_DEFAULT_ACCOUNT: localAccount,
      CDK_DEFAULT_REGION: localRegion,
    },
  });
  if (code !== 0)
    throw new Stop(`${lastLines(output, 40)}\n\nThe stacks could not be synthesised: the lines above say why.`);
}

async function cdk(endpoint: string, args: readonly string[]): Promise<void> {
  const program = path.join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const env = {
    ...awsEnvironment(endpoint),
    CDK_HOME: path.join(localFolder, 'cdk'),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
  const { code, output } = await runCommand(process.execPath, [program, ...args, '--no-notices', '--ci'], {
    cwd: root,
    env,
  });
  if (code !== 0)
    throw new Stop(
      `${lastLines(output, 40)}\n\n\`cdk ${args[0]}\` to the local cloud failed: the lines above say why.`,
    );
}

/** One number for templates and code: the templates name every bundle by its own hash. */
async function hashOf(assembly: string): Promise<string> {
  const files = await readdir(assembly, { recursive: true });
  const hash = createHash('sha256');
  for (const file of files.filter((name) => name.endsWith('.template.json')).sort()) {
    hash.update(file).update(await readFile(path.join(assembly, file)));
  }
  return hash.digest('hex');
}

function toDeployed(outputs: Readonly<Record<string, string>>, changed: boolean): Deployed {
  const { ApiUrl: apiUrl, TableName: tableName } = outputs;
  if (apiUrl === undefined || tableName === undefined) throw new Error('the stacks have no output ApiUrl or TableName');
  return { apiUrl, tableName, outputs, changed };
}

/** One number for all that the stacks are made from: while it is the same, there is no need to synthesise. */
async function hashOfInputs({ stage, context = {} }: DeployOptions): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([stage, context, process.version]));
  const folders = ['bin', 'lib', 'functions'].map(async (folder) => {
    const names = await readdir(path.join(root, folder), { recursive: true });
    return names.map((name) => path.join(folder, name));
  });
  const sources = (await Promise.all(folders)).flat().filter((file) => /\.(ts|json)$/.test(file));
  for (const file of ['package-lock.json', 'cdk.json', ...sources.sort()]) {
    hash.update(file).update(await readFile(path.join(root, file)));
  }
  return hash.digest('hex');
}

interface Marker {
  readonly hash: string;
  readonly inputs: string;
  readonly outputs: Record<string, string>;
}

const markerName = (stage: string) => `deployment-of-${stage}`;

/** What was deployed last is noted in the cloud itself, so the note cannot outlive a cloud that lost its data. */
async function readMarker({ endpoint, stage }: DeployOptions): Promise<Marker | undefined> {
  try {
    const found = await secretsOf(endpoint).send(new GetSecretValueCommand({ SecretId: markerName(stage) }));
    return JSON.parse(found.SecretString ?? '') as Marker;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function writeMarker({ endpoint, stage }: DeployOptions, marker: Marker): Promise<void> {
  const value = { SecretString: JSON.stringify(marker) };
  const secrets = secretsOf(endpoint);
  try {
    await secrets.send(new CreateSecretCommand({ Name: markerName(stage), ...value }));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceExistsException') throw error;
    await secrets.send(new PutSecretValueCommand({ SecretId: markerName(stage), ...value }));
  }
}
