// Starts any of the project's programs on a machine that has only Node (20 or later) and npm.
//
//   node local/start.mjs [program.ts] [arguments]
//
// It installs the packages of package-lock.json when they are missing or of another version, moves to the Node that
// AWS Lambda runs (the lock file pins it), and imports the program; without a name, that is local/main.ts. Only Node's own
// modules may be imported here, because node_modules may not exist yet.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const lambdaNode = readFileSync(path.join(root, '.node-version'), 'utf8').trim().split('.')[0];
const lock = path.join(root, '.local', 'installing.lock');
const [program = 'local/main.ts', ...programArguments] = process.argv.slice(2);

try {
  await main();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function main() {
  const own = process.versions.node.split('.')[0];
  if (Number(own) < 20)
    throw new Error(`Node ${process.versions.node} is too old. Install Node 20 or later and try again.`);
  if (!packagesAreInstalled()) await install();
  const node = findLambdaNode();
  prefixPath(path.dirname(node), path.join(root, 'node_modules', '.bin'));
  if (own === lambdaNode) await runHere();
  else await runOn(node);
}

async function runHere() {
  const file = path.resolve(root, program);
  process.argv.splice(1, 2, file);
  await import(pathToFileURL(file).href);
}

/** Runs this launcher again on the pinned Node, and ends as that process ends. */
async function runOn(node) {
  if (process.env.GUEST_SERVICE_NODE === node)
    throw new Error(`${node} is not Node ${lambdaNode}. Delete node_modules and try again.`);
  const again = [fileURLToPath(import.meta.url), program, ...programArguments];
  const child = spawn(node, again, { stdio: 'inherit', env: { ...process.env, GUEST_SERVICE_NODE: node } });
  // The terminal sends Ctrl-C to both; this one waits for the other's orderly stop.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm passes SIGTERM on to its shell only; when that shell has gone, this process has another parent.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || child.kill(), 500).unref();
  const { code, signal } = await ended(child);
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
}

function findLambdaNode() {
  if (process.versions.node.split('.')[0] === lambdaNode) return process.execPath;
  const platform = `node-${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(path.join(root, 'x.js')).resolve(`${platform}/package.json`);
    return path.join(path.dirname(manifest), 'bin', 'node');
  } catch {
    throw new Error(
      `Node ${lambdaNode} does not come with the packages on ${process.platform} ${process.arch}: install Node ${lambdaNode} (https://nodejs.org) and try again.`,
    );
  }
}

function prefixPath(...folders) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  process.env[key] = [...folders, process.env[key] ?? ''].join(path.delimiter);
}

/** True when every package of the lock file is there in its version; npm writes its own list last, so a broken install shows. */
function packagesAreInstalled() {
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  let present;
  try {
    present = JSON.parse(readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || entry.link) return true;
    const found = present[place];
    return found ? found.version === entry.version : mayBeAbsent(entry);
  });
}

function mayBeAbsent(entry) {
  if (!entry.optional && !entry.devOptional && !entry.peer) return false;
  const suits = (list, own) =>
    !list || list.includes(own) || (list.some((one) => one.startsWith('!')) && !list.includes(`!${own}`));
  const isForThisMachine =
    (entry.os || entry.cpu) && suits(entry.os, process.platform) && suits(entry.cpu, process.arch);
  return !isForThisMachine || Boolean(entry.libc);
}

async function install() {
  const release = await holdLock();
  try {
    if (packagesAreInstalled()) return;
    const began = Date.now();
    say('Installing packages (about half a minute the first time) …');
    const ticker = setInterval(() => say(`  … ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
    const { code, said } = await npmCi().finally(() => clearInterval(ticker));
    if (code !== 0) throw new Error(installFailure(code, said));
    say(`Packages installed in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  } finally {
    release();
  }
}

async function npmCi() {
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const settings = { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] };
  const child =
    npm && /\.[cm]?js$/.test(npm)
      ? spawn(process.execPath, [npm, ...options], settings)
      : spawn('npm', options, { ...settings, shell: process.platform === 'win32' });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
    process.stderr.write(chunk);
  });
  const { code } = await ended(child);
  return { code, said };
}

function installFailure(code, said) {
  if (/ENOSPC/.test(said)) return 'The disk is full: free about 2 GB and try again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET/.test(said))
    return 'The package registry cannot be reached: check the network (or `npm config get registry`) and try again.';
  if (/EACCES|EPERM|EROFS/.test(said))
    return `This user may not write in ${root}: change the folder's owner and try again.`;
  return `npm could not install the packages (exit ${code}): the lines above say why; mend that and try again.`;
}

/** One installation at a time in this folder: `npm start` and `npm test` may be called together. */
async function holdLock() {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code === 'ENOSPC') throw new Error('The disk is full: free about 2 GB and try again.');
      if (error.code !== 'EEXIST') throw error;
    }
    if (holderIsGone()) rmSync(lock, { force: true });
    else {
      if (!told) say('Waiting for another command that is installing the packages …');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

function holderIsGone() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (!holder) return Date.now() - statSync(lock).mtimeMs > 5000;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH' || !existsSync(lock);
  }
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Error(`${child.spawnfile} could not be started (${error.code}): install it and try again.`)),
    );
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
}

/** Progress goes to stderr, so that `npm run -s token` prints nothing but the token. */
function say(line) {
  process.stderr.write(`${line}\n`);
}
