import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { localFolder, root } from '../local/folders.ts';

const entry = path.join(root, 'clients', 'api', 'guest-service.ts');
const dist = path.join(root, 'clients', 'api', 'dist');

/** The files whose declarations make the one declaration file, each after what it needs. */
const parts = [
  ...['types', 'api-error', 'patience', 'client', 'uploads', 'fetch-transport', 'form-upload', 'wx-transport'],
  ...['wx-upload', 'wx-session', 'browser', 'mini-program'],
];

/** The client as one file without dependencies: `cjs` for `require` in mini-programs, `esm` for browsers. */
export async function bundleClient(format: 'cjs' | 'esm', outfile: string): Promise<void> {
  await build({ entryPoints: [entry], bundle: true, target: 'es2017', platform: 'neutral', format, outfile });
}

/** Both files of the client, and their types. */
export async function buildClient(folder = dist) {
  mkdirSync(folder, { recursive: true });
  const cjs = path.join(folder, 'client.js');
  const esm = path.join(folder, 'client.mjs');
  const types = path.join(folder, 'client.d.ts');
  await Promise.all([
    bundleClient('cjs', cjs),
    bundleClient('esm', esm),
    declarations().then((text) => writeFileSync(types, text)),
  ]);
  return { cjs, esm, types };
}

/** All declarations in one text: names are unique among the files, so only the lines between files go. */
async function declarations(): Promise<string> {
  mkdirSync(localFolder, { recursive: true });
  const out = mkdtempSync(path.join(localFolder, 'client-types-'));
  try {
    await printDeclarations(out);
    const text = (name: string) => readFileSync(path.join(out, `${name}.d.ts`), 'utf8');
    return parts.map((name) => text(name).replace(/^import [^;]*;\n|^export \{\};\n/gm, '')).join('\n');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function printDeclarations(out: string): Promise<void> {
  const options = ['--declaration', '--emitDeclarationOnly', '--noEmit', 'false', '--rootDir', path.dirname(entry)];
  const tsc = path.join(root, 'node_modules', '.bin', 'tsc');
  const [code] = await once(
    spawn(tsc, ['-p', path.join(root, 'clients', 'api'), ...options, '--outDir', out], { stdio: 'inherit' }),
    'close',
  );
  if (code !== 0) throw new Error('The declarations of the client cannot be printed.');
}
