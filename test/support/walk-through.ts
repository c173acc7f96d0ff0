import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { root } from '../../local/folders.ts';

/** Runs the commands of a page of docs/ by a shell, as a reader would, and tells what came of each request. */

/** The commands of a page, and the statuses that it promises: of every request of a line, in order. */
export function commandsOf(page: string) {
  const text = readFileSync(path.join(root, page), 'utf8');
  const script = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block).join('\n');
  const told = [...script.matchAll(/ # (\d{3}(?: \d{3})*)$/gm)].flatMap(([, statuses = '']) => statuses.split(' '));
  return { script, promised: told.map(Number) };
}

export const { script, promised } = commandsOf('docs/integrators.md');

/** Whether this machine has the shell and the program that the page's commands are written for. */
export const hasShell = ['bash', 'curl'].every((name) => spawnSync(name, ['--version']).status === 0);

/** One request as it arrived, and the answer to it. */
export interface Passed {
  readonly method: string;
  /** With `/v1` and the query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface Answered {
  readonly status: number;
  readonly text: string;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

const textsOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** Runs the page's commands against whoever answers; every request to the API is told with its status. */
export async function walk(of: {
  answer(passed: Passed): Promise<Answered>;
  readonly staff?: string;
  /** Commands of another page, and what they know beside the address. */
  readonly commands?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the stand-in of WeChat is; left out, its requests come to `answer`, too. */
  readonly wechat?: string;
}) {
  const told: { readonly asked: string; readonly status: number }[] = [];
  const server = createServer(async (request, response) => {
    const [method, target] = [request.method ?? '', request.url ?? ''];
    const { status, text } = await of.answer({
      method,
      target,
      headers: textsOf(request),
      body: await bodyOf(request),
    });
    if (target.startsWith('/v1')) told.push({ asked: `${method} ${target}`, status });
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = { ...of.env, ...(of.staff !== undefined && { STAFF: of.staff }) };
  const env = { ...process.env, API: `${here}/v1`, WECHAT: of.wechat ?? here, ...known };
  const shell = spawn('bash', ['-euc', of.commands ?? script], { env });
  let said = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (part: Buffer) => (said += String(part)));
  const [code] = await once(shell, 'close');
  server.close();
  return { told, said, code: code as number };
}
