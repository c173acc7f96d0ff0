import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type * as GuestService from '../../clients/api/guest-service.ts';
import { root, testFolder } from '../../local/folders.ts';
import { buildClient } from '../../scripts/build-client.ts';
import { strictWx } from '../support/strict-wx.ts';

let files: Awaited<ReturnType<typeof buildClient>>;
beforeAll(async () => {
  files = await buildClient();
});

const tsc = (...args: string[]) =>
  spawnSync(path.join(root, 'node_modules/.bin/tsc'), args, { cwd: root, encoding: 'utf8' });

/** The file as a phone loads it: a function of `require`'s three names, with nothing of Node or of a browser around it. */
function loadedOnPhone(): typeof GuestService {
  const module = { exports: {} };
  const bare = vm.createContext({ module, exports: module.exports, setTimeout });
  vm.runInContext(readFileSync(files.cjs, 'utf8'), bare);
  return module.exports as typeof GuestService;
}

describe('the client in one file', () => {
  test('runs on a phone, which has no fetch, no FormData, no URL and no crypto', async () => {
    const data = { items: [], hasMore: false };
    const { wx, asked } = strictWx({
      codes: ['code-1'],
      answer: ({ url }) => ({
        status: 200,
        body: {
          code: 0,
          message: '成功',
          data: url.endsWith('/auth/wechat') ? { token: 't', refreshToken: 'r' } : data,
        },
      }),
    });

    const client = loadedOnPhone().miniProgramClient(wx, { baseUrl: 'https://api.example/v1', as: 'staff' });
    const answer = await client.call('listTickets', { query: { queue: 'mine' } });
    await client.call('noteTicket', { params: { ticketId: 'tck_1' }, version: 1 });

    expect(answer).toEqual(data);
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
    expect(asked[2]?.header['idempotency-key']).toMatch(/^[\w-]{20,}$/);
  });

  test('offers as a module what it offers by require', async () => {
    const module = (await import(files.esm)) as object;

    expect(Object.keys(module).sort()).toEqual(Object.keys(loadedOnPhone()).sort());
  });

  test('is small: at most 12 KB over the wire', () => {
    expect(gzipSync(readFileSync(files.esm)).length).toBeLessThanOrEqual(12 * 1024);
  });

  test('comes with types that hold for a stranger, who is told what he does wrong', () => {
    mkdirSync(testFolder, { recursive: true });
    const folder = mkdtempSync(path.join(testFolder, 'client-types-'));
    writeFileSync(path.join(folder, 'client.d.ts'), readFileSync(files.types));
    writeFileSync(path.join(folder, 'stranger.ts'), stranger);

    const { stdout, status } = tsc(
      ...['--noEmit', '--strict', '--ignoreConfig', '--types', '', '--lib', 'es2019,dom,dom.iterable'],
      ...['--module', 'esnext', '--moduleResolution', 'bundler', path.join(folder, 'stranger.ts')],
    );
    rmSync(folder, { recursive: true });

    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});

const stranger = `
import { browserClient, type Outcome } from './client';
const client = browserClient(window, { baseUrl: 'https://api.example/v1' });
export async function no(): Promise<string> {
  const filed: Outcome<'submitTicket'> = await client.attempt('submitTicket');
  if (filed.ok) return filed.data.queryCode;
  // @ts-expect-error there is no such code
  if (filed.error.code === 'ticket.invented') return '';
  return filed.error.code === 'timeout' ? 'slow' : filed.error.fields.map(({ path }) => path).join();
}
// @ts-expect-error there is no such route
void client.call('inventedRoute');
// @ts-expect-error there is no such kind
void client.call('registerTicket', { body: { kind: 'CAKE', description: 'x', channel: 'PHONE' } });
`;

describe('the parts that clients are made of', () => {
  test.each(['clients/api', 'clients/form', 'clients/mini-program'])('%s compiles where it runs', (part) => {
    const { stdout, status } = tsc('-p', part);

    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});
