import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { localFolder, root } from '../local/folders.ts';

const entry = path.join(root, 'clients', 'api', 'guest-service.ts');
const dist = path.join(root, 'clients', 'api', 'dist');

/** The files whose declarations make the one declaration file, each after what it needs. */
const parts = [
  ...['types', 'api-error', 'patience', 'client', 'uploads', 'fetch-transport', 'form-upload', 'wx-transport'],
  ...['wx-upload', 'wx-session', 'browser', 'mini-program'],
];

/** The client as one file without dependencies: `client.js` for `require` in mini-programs, `client.mjs`, and their types. */
export async function buildClient(): Promise<{ readonly cjs: string; readonly esm: string; readonly types: string }> {
  mkdirSync(dist, { recursive: true });
  const files = {
    cjs: path.join(dist, 'client.js'),
    esm: path.join(dist, 'client.mjs'),
    types: path.join(dist, 'client.d.ts'),
  };
  const shared: BuildOptions = { entryPoints: [entry], bundle: true, target: 'es2017', platform: 'neutral' };
  await Promise.all([
    build({ ...shared, format: 'cjs', outfile: files.cjs }),
    build({ ...shared, format: 'esm', outfile: files.esm }),
    declarations().then((text) => writeFileSync(files.types, text)),
  ]);
  return files;
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
