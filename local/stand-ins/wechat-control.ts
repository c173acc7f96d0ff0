import type { Asked, Reply, WechatSide } from './wechat.ts';
import { OPENID, PHONE, refusal, type StandInUser } from './wechat-login.ts';
import { controlPage } from './wechat-page.ts';

/** How a route can be made to fail: WeChat is busy or over a limit, says nothing, or something before it fails. */
type FaultKind = 'busy' | 'timeout' | 'http502' | '45009' | '45011';
const faultKinds: readonly string[] = ['busy', 'timeout', 'http502', '45009', '45011'] satisfies FaultKind[];

const told = (status: number, body: Reply['body']): Reply => ({ status, body });

/** The control side: makes users, plays what they do, plans failures, and shows what went out. */
export function wechatControl({ login, tokens, messages, content, pictures, service, codes, pushes }: WechatSide) {
  const faults = new Map<string, FaultKind[]>();

  function makeUser({ openid, unionid, blocked, foreign, phone }: Asked['body']): Reply {
    if (typeof openid !== 'string' || !OPENID.test(openid))
      return told(400, { error: 'openid: o and 27 characters of A-Z a-z 0-9 _ -' });
    if (phone !== undefined && !PHONE.test(String(phone)))
      return told(400, { error: 'phone: digits, or + country code, a blank and digits' });
    const user: StandInUser = {
      openid,
      ...(typeof unionid === 'string' && { unionid }),
      ...(blocked === true && { blocked }),
      ...(foreign === true && { foreign }),
      ...(phone !== undefined && { phone: String(phone) }),
    };
    return told(201, {
      loginCode: login.issue(user),
      ...(user.phone !== undefined && { phoneCode: login.issuePhone(user) }),
    });
  }

  function planFault({ route, times, kind }: Asked['body']): Reply {
    if (typeof route !== 'string' || typeof times !== 'number' || !faultKinds.includes(String(kind)))
      return told(400, { error: `{route, times, kind}, kind one of ${faultKinds.join(', ')}` });
    faults.set(
      route,
      Array.from({ length: times }, () => kind as FaultKind),
    );
    return told(201, { route, times });
  }

  function consent({ openid, results }: Asked['body']): Reply {
    if (typeof openid !== 'string' || !login.isUser(openid) || typeof results !== 'object' || results === null)
      return told(400, { error: '{openid, results: {templateId: "accept"}}, of a user that was made' });
    messages.consent(openid, results as Record<string, string>);
    return told(201, { openid });
  }

  /** Something that a user does in the chat. */
  function plays({ openid }: Asked['body'], act: (openid: string) => void): Reply {
    if (typeof openid !== 'string' || !login.isUser(openid)) return told(400, { error: 'openid: o and 27 characters' });
    act(openid);
    return told(201, { openid });
  }

  async function setHook({ url }: Asked['body']): Promise<Reply> {
    const isGood = await pushes.setHook(String(url)).catch(() => false);
    return isGood ? told(201, { url }) : told(400, { error: 'this address does not answer the check' });
  }

  async function push({ message, wrongly }: Asked['body']): Promise<Reply> {
    const answered = await pushes.send(message as object, wrongly as object | undefined);
    return answered ? told(200, { ...answered }) : told(409, { error: 'no address yet: POST /__standin/hook {url}' });
  }

  const routes: Readonly<Record<string, (asked: Asked) => Reply | Promise<Reply>>> = {
    'GET /__standin/': () => ({ status: 200, body: {}, html: controlPage }),
    'POST /__standin/hook': ({ body }) => setHook(body),
    'POST /__standin/push': ({ body }) => push(body),
    'POST /__standin/users': ({ body }) => makeUser(body),
    'POST /__standin/faults': ({ body }) => planFault(body),
    'POST /__standin/consents': ({ body }) => consent(body),
    'POST /__standin/withdraw': ({ body }) => {
      messages.withdraw(String(body.openid), String(body.templateId));
      return told(200, {});
    },
    'POST /__standin/expire': () => {
      tokens.expire();
      return told(200, {});
    },
    'POST /__standin/says': ({ body }) => plays(body, (openid) => service.says(openid, String(body.content ?? ''))),
    'POST /__standin/shut': ({ body }) => plays(body, (openid) => service.shut(openid)),
    'POST /__standin/enters': ({ body }) => plays(body, (openid) => service.enters(openid)),
    'POST /__standin/publish': ({ body }) => {
      codes.publish(body.published === true);
      return told(200, {});
    },
    'POST /__standin/grant': ({ body }) => {
      service.grant(body.granted === true);
      return told(200, {});
    },
    'GET /__standin/service': () => told(200, { messages: service.sent }),
    'GET /__standin/codes': () => told(200, { codes: codes.made }),
    'POST /__standin/pictures': ({ body }) => {
      pictures.plan((body.next ?? []) as Parameters<typeof pictures.plan>[0]);
      return told(201, {});
    },
    'POST /__standin/pictures/tell': async () => told(200, { told: await pictures.tell() }),
    'GET /__standin/pictures': () => told(200, { pictures: pictures.checked }),
    'GET /__standin/checks': () => told(200, { checks: content.checked }),
    'GET /__standin/outbox': () => told(200, { messages: messages.outbox }),
    'POST /__standin/addresses': ({ body }) => {
      tokens.list(body.listed === true);
      return told(200, {});
    },
    'POST /__standin/revoke': () => {
      tokens.revoke();
      return told(200, {});
    },
  };

  return {
    answer: async (call: string, asked: Asked): Promise<Reply> =>
      (await routes[call]?.(asked)) ?? told(404, { error: `no such address: ${call}` }),

    /** The next planned failure of a route; undefined where it works, null where it never answers. */
    failing(route: string): Reply | null | undefined {
      const kind = faults.get(route)?.shift();
      if (kind === 'timeout') return null;
      if (kind === 'http502') return told(502, {});
      if (kind === 'busy') return { status: 200, plain: true, body: refusal(-1, 'system error') };
      if (kind === undefined) return undefined;
      return { status: 200, plain: true, body: refusal(Number(kind), 'reach max api daily quota limit') };
    },
  };
}
