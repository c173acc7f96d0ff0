import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { bundleClient } from './build-client.ts';

const folder = path.resolve(import.meta.dirname, '..', 'clients', 'mini-program');
const src = path.join(folder, 'src');

/** Each file stays a file of its own, as phones load them; what comes from the client comes from its one file. */
const filesOfPhone: Plugin = {
  name: 'files of a phone',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ path: asked, resolveDir, kind }) => {
      if (kind === 'entry-point') return undefined;
      const file = path.resolve(resolveDir, asked);
      const target = file.startsWith(src) ? file.replace(/\.ts$/, '.js') : path.join(src, 'client.js');
      const from = path.relative(resolveDir, target).split(path.sep).join('/');
      return { path: from.startsWith('.') ? from : `./${from}`, external: true };
    }),
};

/** Builds the sample mini-program into a folder that WeChat's developer tools open as it is. */
export async function buildMiniProgram(dist = path.join(folder, 'dist')): Promise<string> {
  rmSync(dist, { recursive: true, force: true });
  cpSync(src, dist, { recursive: true, filter: (file) => !file.endsWith('.ts') });
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  await Promise.all([
    bundleClient('cjs', path.join(dist, 'client.js')),
    build({
      entryPoints: sources.map((file) => path.join(src, file)),
      ...{ outdir: dist, outbase: src, bundle: true, plugins: [filesOfPhone] },
      ...{ format: 'cjs', target: 'es2017', platform: 'neutral' },
    }),
  ]);
  return dist;
}
