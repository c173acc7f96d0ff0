import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusal, type StandInUser, type WechatAnswer, wechatLogin } from './wechat-login.ts';

/** Name and secret of the mini-program on one machine. */
export const standInApp = { appId: 'wxstandin00000001', secret: 'secret-of-the-stand-in-mini-program' } as const;

export interface WechatStandIn {
  readonly url: string;
  stop(): Promise<void>;
}

export interface WechatOptions {
  /** 0 = any free one. */
  readonly port: number;
  /** Epoch milliseconds; the machine's clock if left out. */
  readonly clock?: () => number;
}

/** How a route can be made to fail: WeChat is busy or over a limit, says nothing, or something before it fails. */
type FaultKind = 'busy' | 'timeout' | 'http502' | '45009' | '45011';
const faultKinds: readonly string[] = ['busy', 'timeout', 'http502', '45009', '45011'] satisfies FaultKind[];

interface Reply {
  readonly status: number;
  readonly body: WechatAnswer;
  /** WeChat's own answers come as text/plain. */
  readonly plain?: true;
}

const control = (status: number, body: WechatAnswer): Reply => ({ status, body });
const OPENID = /^o[\w-]{27}$/;

/**
 * Starts a stand-in of WeChat's servers for one machine. It knows only users and codes that were made at its control side
 * (`/__standin/*`), and is stricter than WeChat: every parameter is checked, and a code is good once.
 */
export async function startWechat({ port, clock = Date.now }: WechatOptions): Promise<WechatStandIn> {
  const login = wechatLogin({ ...standInApp, clock });
  const faults = new Map<string, FaultKind[]>();

  function makeUser(sent: Record<string, unknown>): Reply {
    const { openid, unionid, blocked } = sent;
    if (typeof openid !== 'string' || !OPENID.test(openid))
      return control(400, { error: 'openid: o and 27 characters of A-Z a-z 0-9 _ -' });
    const user: StandInUser = {
      openid,
      ...(typeof unionid === 'string' && { unionid }),
      ...(blocked === true && { blocked }),
    };
    return control(201, { loginCode: login.issue(user) });
  }

  function planFault({ route, times, kind }: Record<string, unknown>): Reply {
    if (typeof route !== 'string' || typeof times !== 'number' || !faultKinds.includes(String(kind)))
      return control(400, { error: `{route, times, kind}, kind one of ${faultKinds.join(', ')}` });
    faults.set(
      route,
      Array.from({ length: times }, () => kind as FaultKind),
    );
    return control(201, { route, times });
  }

  /** The next planned failure of a route; undefined where it works, null where it never answers. */
  function failing(route: string): Reply | null | undefined {
    const kind = faults.get(route)?.shift();
    if (kind === 'timeout') return null;
    if (kind === 'http502') return { status: 502, body: {} };
    if (kind === 'busy') return { status: 200, plain: true, body: refusal(-1, 'system error') };
    if (kind === undefined) return undefined;
    return { status: 200, plain: true, body: refusal(Number(kind), 'reach max api daily quota limit') };
  }

  async function reply(request: IncomingMessage): Promise<Reply | null> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    const call = `${request.method} ${pathname}`;
    if (call === 'POST /__standin/users') return makeUser(await readJson(request));
    if (call === 'POST /__standin/faults') return planFault(await readJson(request));
    if (call !== 'GET /sns/jscode2session') return control(404, { error: `no such address: ${call}` });
    const failed = failing(pathname);
    return failed !== undefined ? failed : { status: 200, plain: true, body: login.codeToSession(searchParams) };
  }

  const server = createServer((request, response) => {
    reply(request)
      .catch((): Reply => control(400, { error: 'the body must be JSON of at most 16 KB' }))
      .then((answer) => {
        if (answer === null) return; // never answers
        response.writeHead(answer.status, { 'content-type': answer.plain ? 'text/plain' : 'application/json' });
        response.end(JSON.stringify(answer.body));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 16_384) throw new Error('too long');
  }
  return JSON.parse(text) as Record<string, unknown>;
}
