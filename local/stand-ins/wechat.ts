import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settings } from '../../lib/settings.ts';
import { standInApp } from './wechat-app.ts';
import { wechatCodes } from './wechat-codes.ts';
import { wechatContent } from './wechat-content.ts';
import { wechatControl } from './wechat-control.ts';
import { refusal, type WechatAnswer, wechatLogin } from './wechat-login.ts';
import { wechatMessages } from './wechat-messages.ts';
import { wechatPictures } from './wechat-pictures.ts';
import { wechatPushes } from './wechat-push.ts';
import { wechatService } from './wechat-service.ts';
import { wechatTokens } from './wechat-tokens.ts';

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

/** What the stand-in answers; `null` where it never answers. */
export interface Reply {
  readonly status: number;
  readonly body: WechatAnswer;
  /** A picture, or a page, in place of the body. */
  readonly image?: Buffer;
  readonly html?: string;
  /** WeChat's own answers to a sign-in come as text/plain. */
  readonly plain?: true;
}

export interface Asked {
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Of which kind an answer is. */
function typeOf({ image, html, plain }: Reply): string {
  if (image) return 'image/png';
  if (html !== undefined) return 'text/html; charset=utf-8';
  return plain ? 'text/plain' : 'application/json';
}

type Answering = (asked: Asked) => WechatAnswer | Buffer | Promise<WechatAnswer>;

/** Pages of the published mini-program. */
const PAGES = [
  ...['pages/submit/index', 'pages/matters/index', 'pages/matter/index', 'pages/callback/index'],
  ...['pages/notice/index', 'pages/survey/index'],
];

/** Keys of the templates, as the mini-program's console shows them. */
const templates = Object.fromEntries(
  Object.values(settings[0]?.wechat.templates.purposes ?? {}).map(({ id, fields }) => [id, Object.values(fields)]),
);

/** WeChat's own addresses. */
function wechatSide(clock: () => number) {
  const login = wechatLogin({ ...standInApp, clock });
  const tokens = wechatTokens({ ...standInApp, clock });
  const pushes = wechatPushes(clock);
  const messages = wechatMessages({ clock, templates, pages: PAGES, isUser: login.isUser, pushed: pushes.event });
  const { lastSeen, isForeign } = login;
  const content = wechatContent({ clock, lastSeen, isForeign });
  const pictures = wechatPictures({ clock, wrongly: content.wrongly, pushed: pushes.event });
  const service = wechatService({ clock, isUser: login.isUser, pushed: pushes.message });
  const codes = wechatCodes({ clock, pages: PAGES });
  const withToken =
    (answer: Answering): Answering =>
    (asked) =>
      tokens.fault(asked.query.get('access_token')) ?? answer(asked);
  const routes: Readonly<Record<string, Answering>> = {
    'GET /sns/jscode2session': ({ query }) => login.codeToSession(query),
    'GET /cgi-bin/token': ({ query }) => tokens.plainToken(query),
    'POST /cgi-bin/stable_token': ({ body }) => tokens.stableToken(body),
    'GET /wxa/checksession': withToken(({ query }) => login.checkSession(query)),
    'POST /wxa/business/getuserphonenumber': withToken(({ body }) => login.phoneNumber(body)),
    'POST /cgi-bin/message/subscribe/send': withToken(({ body }) => messages.send(body)),
    'POST /wxa/msg_sec_check': withToken(({ body }) => content.check(body)),
    'GET /wxa/msg_sec_check': withToken(() => refusal(43302, 'require POST method')),
    'POST /wxa/media_check_async': withToken(({ body }) => pictures.check(body)),
    'GET /wxa/media_check_async': withToken(() => refusal(43302, 'require POST method')),
    'POST /wxa/getwxacodeunlimit': withToken(({ body }) => codes.code(body)),
    'POST /cgi-bin/message/custom/send': withToken(({ body }) => service.send(body)),
    'POST /cgi-bin/message/wxopen/template/uniform_send': withToken(() =>
      refusal(45109, 'this api is offline, use subscribe messages'),
    ),
  };
  return { login, tokens, messages, content, pictures, service, codes, pushes, routes };
}
export type WechatSide = ReturnType<typeof wechatSide>;

/**
 * Starts a stand-in of WeChat's servers for one machine. It knows only users and codes that were made at its control side
 * (`/__standin/*`), and is stricter than WeChat: every parameter is checked, and a code is good once.
 */
export async function startWechat({ port, clock = Date.now }: WechatOptions): Promise<WechatStandIn> {
  const side = wechatSide(clock);
  const control = wechatControl(side);

  async function reply(request: IncomingMessage): Promise<Reply | null> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://stand-in');
    const call = `${request.method} ${pathname}`;
    const body = request.method === 'POST' ? await readJson(request) : {};
    if (pathname.startsWith('/__standin/')) return control.answer(call, { query, body });
    const route = side.routes[call];
    if (!route) return { status: 404, body: { error: `no such address: ${call}` } };
    const failed = control.failing(pathname);
    if (failed !== undefined) return failed;
    const answer = await route({ query, body });
    if (Buffer.isBuffer(answer)) return { status: 200, body: {}, image: answer };
    return { status: 200, ...(pathname.startsWith('/sns/') && { plain: true }), body: answer };
  }

  const server = createServer((request, response) => {
    reply(request)
      .catch((): Reply => ({ status: 400, body: { error: 'the body must be JSON of at most 16 KB' } }))
      .then((answer) => {
        if (answer === null) return; // never answers
        response.writeHead(answer.status, { 'content-type': typeOf(answer) });
        response.end(answer.image ?? answer.html ?? JSON.stringify(answer.body));
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
