import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProxyServer } from 'httpxy';
import { cors } from '../lib/cors.ts';
import { findPage } from './page-table.ts';
import { Stop } from './steps.ts';

/** The one address people open: pages from this folder, `/v1` from the deployed API. */
export interface FrontDoor {
  readonly url: string;
  stop(): Promise<void>;
}

export interface FrontDoorOptions {
  /** 0 = any free one. */
  readonly port: number;
  /** The HTTP API's own address; its host name picks the API among all that live at the engine. */
  readonly apiUrl: string;
  /** Where the engine listens. */
  readonly endpoint: string;
}

/** Opens the front door on the loopback interface. */
export async function openFrontDoor({ port, apiUrl, endpoint }: FrontDoorOptions): Promise<FrontDoor> {
  const toApi = createProxyServer({ target: endpoint, xfwd: true, headers: { host: new URL(apiUrl).host } });
  toApi.on('error', (_error, _request, response) => {
    if (response !== undefined && 'writeHead' in response) sayUnreachable(response);
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/v1/') && letsOriginIn(request, response)) return;
    const handled = pathname.startsWith('/v1/') ? toApi.web(request, response) : showPage(request, response, pathname);
    handled?.catch(() => sayUnreachable(response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The refusal of a port that another program has, with what to do. */
export const portTaken = (port: number) =>
  new Stop(
    `Port ${port} is taken: stop the program that has it, or start on another one with \`PORT=${port + 1} npm start\`.`,
  );

/**
 * Answers for other origins as the gateway does on AWS, because the local cloud refuses every preflight; true when the
 * request was a preflight and is answered. Any origin may call this machine's service.
 */
function letsOriginIn(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.headers.origin === undefined) return false;
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', cors.mayRead.join(','));
  if (request.method !== 'OPTIONS') return false;
  response.writeHead(204, {
    'access-control-allow-methods': cors.methods.join(','),
    'access-control-allow-headers': cors.maySend.join(','),
    'access-control-max-age': String(cors.keptMinutes * 60),
  });
  response.end();
  return true;
}

async function showPage(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
  const page = request.method === 'GET' || request.method === 'HEAD' ? findPage(pathname) : undefined;
  const body = page === undefined ? undefined : await readFile(page.file).catch(() => undefined);
  if (page === undefined || body === undefined) {
    response
      .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      .end(`没有这个页面 · no such page: ${pathname}\n`);
    return;
  }
  response.writeHead(200, {
    'content-type': page.type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sayUnreachable(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = {
    code: 'gateway.unreachable',
    message: '本地服务没有应答 · the local cloud does not answer',
    data: null,
  };
  response.writeHead(502, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
