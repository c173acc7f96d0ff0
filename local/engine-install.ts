import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { engineFolder, root } from './folders.ts';
import { lastLines, runCommand } from './run-command.ts';
import { Stop, step } from './steps.ts';

const requirements = path.join(root, 'local', 'requirements.txt');

/** The installer for machines whose Python comes without one (Debian's does); the hash is PyPI's. */
const pip = {
  file: 'pip-26.3-py3-none-any.whl',
  sha256: 'f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13',
};

/** A private Python environment: what is in it, where it stands, and what is told while it is made. */
export interface PythonEnvironment {
  /** File of packages, each pinned with its hashes. */
  readonly requirements: string;
  /** Folder of the environments of that file, one per version of it. */
  readonly folder: string;
  readonly telling: string;
}

/** Gives the Python that has the local cloud's packages, and makes that private environment the first time. */
export const engineRuntime = (): Promise<string> =>
  privatePython({
    requirements,
    folder: engineFolder,
    telling: 'Installing the local cloud (MiniStack) into .local/engine',
  });

/** Gives the Python of a private environment, and makes it the first time. */
export async function privatePython(wanted: PythonEnvironment): Promise<string> {
  const pinned = createHash('sha256')
    .update(await readFile(wanted.requirements))
    .digest('hex')
    .slice(0, 12);
  const finished = path.join(wanted.folder, pinned);
  if (existsSync(finished)) return pythonIn(finished);
  await step(wanted.telling, () => build(finished, wanted));
  return pythonIn(finished);
}

/** Builds beside and renames at the end: a broken build is never taken for a finished one, and two builders do no harm. */
async function build(finished: string, { folder, requirements: list }: PythonEnvironment): Promise<void> {
  const draft = `${finished}.${process.pid}`;
  await mkdir(folder, { recursive: true });
  try {
    if ((await runCommand('uv', ['--version'])).code === 0) await buildWithUv(draft, list);
    else await buildWithPip(draft, list);
    await rename(draft, finished).catch((error: unknown) => {
      if (!existsSync(finished)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function buildWithUv(draft: string, list: string): Promise<void> {
  await must('uv', ['venv', '--quiet', '--python', '>=3.10', draft]);
  await must('uv', ['pip', 'install', '--quiet', '--python', pythonIn(draft), '--require-hashes', '-r', list]);
}

async function buildWithPip(draft: string, list: string): Promise<void> {
  await must(await findPython(), ['-m', 'venv', '--without-pip', draft]);
  const wheel = path.join(draft, pip.file);
  await writeFile(wheel, await downloadPip());
  const strict = ['--require-hashes', '--only-binary=:all:', '--disable-pip-version-check', '--no-input', '--quiet'];
  await must(pythonIn(draft), [path.join(wheel, 'pip'), 'install', ...strict, '-r', list]);
  await rm(wheel);
}

function pythonIn(folder: string): string {
  return process.platform === 'win32' ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python');
}

async function findPython(): Promise<string> {
  for (const name of ['python3', 'python']) {
    const check = 'import sys, venv; sys.exit(sys.version_info < (3, 10))';
    if ((await runCommand(name, ['-c', check])).code === 0) return name;
  }
  throw new Stop(
    'The local cloud needs Python 3.10 or later: install python3 (on Debian `apt-get install python3`), or set AWS_ENDPOINT_URL to a running MiniStack.',
  );
}

async function must(command: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runCommand(command, args);
  if (code === 0) return;
  if (/No space left|ENOSPC/.test(output)) throw new Stop('The disk is full: free about 2 GB and try again.');
  if (/ConnectionError|NewConnectionError|Temporary failure in name|dns error|Could not connect/i.test(output))
    throw offline();
  throw new Stop(
    `${lastLines(output)}\n\nThe local cloud could not be installed: the lines above say why; mend that and try again.`,
  );
}

const offline = () =>
  new Stop(
    'The Python package index cannot be reached: check the network (or set PIP_INDEX_URL to one in reach) and try again.',
  );

async function downloadPip(): Promise<Buffer> {
  const index = new URL(`${(process.env.PIP_INDEX_URL ?? 'https://pypi.org/simple').replace(/\/+$/, '')}/pip/`);
  const page = await download(index, { accept: 'application/vnd.pypi.simple.v1+json, text/html;q=0.5' });
  const wheel = await download(new URL(wheelAddress(page.toString(), index)));
  const hash = createHash('sha256').update(wheel).digest('hex');
  if (hash !== pip.sha256)
    throw new Stop(
      `${pip.file} from ${index.host} is not the expected file (sha256 ${hash}): set PIP_INDEX_URL to an index you trust.`,
    );
  return wheel;
}

/** Finds the wheel in either form of a package index's answer (PEP 691 JSON, or HTML). */
function wheelAddress(page: string, index: URL): string {
  const links = [...page.matchAll(/"url":\s*"([^"]+)"|href="([^"]+)"/g)].map((found) => found[1] ?? found[2] ?? '');
  const address = links.find((link) => link.replace(/#.*$/, '').endsWith(`/${pip.file}`));
  if (address === undefined)
    throw new Stop(`${index.host} does not have ${pip.file}: set PIP_INDEX_URL to an index that has it.`);
  return new URL(address, index).href;
}

/** `fetch` refuses addresses that carry a user name, which private indexes have; they go into a header. */
async function download(address: URL, headers: Record<string, string> = {}): Promise<Buffer> {
  const plain = new URL(address);
  if (address.username !== '') {
    const account = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`;
    headers = { ...headers, authorization: `Basic ${Buffer.from(account).toString('base64')}` };
    plain.username = '';
    plain.password = '';
  }
  const answer = await fetch(plain, { headers, signal: AbortSignal.timeout(60_000) }).catch(() => {
    throw offline();
  });
  if (!answer.ok)
    throw new Stop(`${plain.host} answered ${answer.status} for ${plain.pathname}: check PIP_INDEX_URL and try again.`);
  return Buffer.from(await answer.arrayBuffer());
}
