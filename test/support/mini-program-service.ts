import type { Answered, WxRequest, WxWorld } from './strict-wx.ts';

/** A service as the pages of the mini-program see it; each part can be made to answer otherwise, also later. */

export const done = (data: unknown, status = 200): Answered => ({ status, body: { code: 0, message: '成功', data } });

export const refused = (status: number, code: string, data: object = {}, message = '不可以'): Answered => ({
  status,
  body: { code, message, data },
});

const numbers = { ticketNo: 'GD20261124A7K2M8', queryCode: '4711081500002222' };

/** What a filing is answered with. */
export const filed = {
  ...{ ...numbers, id: 'tck_20261124A7K2M8' },
  answer: done(
    {
      ...numbers,
      id: 'tck_20261124A7K2M8',
      status: 'RECEIVED',
      receivedAt: '2026-11-24T10:00:00.000+08:00',
      promises: [
        { clock: 'FIRST_CONTACT', dueAt: '2026-11-24T10:30:00.000+08:00' },
        { clock: 'OLA', dueAt: '2026-11-24T11:30:00.000+08:00' },
      ],
      subscribe: [],
    },
    201,
  ),
};

/** What a look at one's own matter is answered with. */
export const seen = (more: object = {}): Answered =>
  done({
    ...{ id: filed.id, ticketNo: numbers.ticketNo, kind: 'COMPLAINT', status: 'IN_PROGRESS' },
    may: ['messages', 'urge', 'withdraw'],
    statusText: { zh: '处理中', en: 'In hand' },
    receivedAt: '2026-11-24T10:00:00.000+08:00',
    promises: [{ clock: 'RESOLVE', dueAt: '2026-11-26T18:00:00.000+08:00' }],
    timeline: [{ at: '2026-11-24T10:00:00.000+08:00', what: 'received', text: { zh: '已收到', en: 'Received' } }],
    ...more,
  });

/** A matter in the list of one's own. */
export const aMatter = (more: object = {}) => ({
  ...{ id: filed.id, ticketNo: numbers.ticketNo, kind: 'COMPLAINT', status: 'IN_PROGRESS', waitsForMe: false },
  ...{ statusText: { zh: '处理中', en: 'In hand' }, receivedAt: '2026-11-24T10:00:00.000+08:00' },
  ...more,
});

/** A questionnaire, as it is opened and answered. */
export const aSurvey = (more: object = {}): Answered =>
  done({
    ...{ ticketNo: numbers.ticketNo, kind: 'COMPLAINT', mayAnswer: true, takenUpAgain: false },
    ...{ askedAt: '2026-11-24T10:00:00.000+08:00', expiresAt: '2026-12-08T10:00:00.000+08:00' },
    drivers: ['态度', '速度', '专业', '沟通'].map((zh) => ({ zh, en: zh })),
    ...more,
  });

/** Two slots of a day, the second one full. */
export const slots = (date: string): Answered =>
  done({
    date,
    items: [
      { slot: `${date}T10:00:00.000+08:00`, until: `${date}T10:30:00.000+08:00`, free: true },
      { slot: `${date}T10:30:00.000+08:00`, until: `${date}T11:00:00.000+08:00`, free: false },
      { slot: `${date}T11:00:00.000+08:00`, until: `${date}T11:30:00.000+08:00`, free: true },
    ],
  });

/** A booked call. */
export const aCall = (more: object = {}) => ({
  ...{ callbackId: 'cb_01HK153X00FV0QTBMYWKVK8T81', status: 'BOOKED', topic: 'INQUIRY' },
  ...{ callAt: '2026-11-25T10:00:00.000+08:00', statusText: { zh: '已预约', en: 'Booked' } },
  ...more,
});

/** What the house tells everybody. */
const aNotice = {
  ...{ kind: 'privacy', version: '2026-11', publishedOn: '2026-11-01', versions: ['2026-11'] },
  title: { zh: '个人信息处理告知', en: 'Privacy notice' },
  sections: [{ heading: { zh: '谁处理', en: 'Who' }, text: { zh: '本中心', en: 'We do' } }],
};

const subscribe = [
  { templateId: 'tpl-progress', purpose: 'PROGRESS' },
  { templateId: 'tpl-result', purpose: 'RESULT' },
];

type Part = (request: WxRequest) => Answered;

/** The key of the n-th upload. */
export const uploadKey = (n: number) => `quarantine/dolon/att_${String(n).padStart(26, '0')}`;

export function aService(
  parts: Partial<
    Record<
      | 'tickets'
      | 'uploads'
      | 'mine'
      | 'notice'
      | 'view'
      | 'act'
      | 'survey'
      | 'subscriptions'
      | 'calls'
      | 'book'
      | 'change',
      Part
    >
  > = {},
) {
  let places = 0;
  const placeFor = () => {
    places += 1;
    const key = uploadKey(places);
    return done({ url: 'https://files.example/', fields: { key, policy: 'p' }, key }, 201);
  };
  const service = {
    tickets: parts.tickets ?? (() => filed.answer),
    uploads: parts.uploads ?? (() => placeFor()),
    store: (): Answered => ({ status: 204, body: '' }),
    mine: parts.mine ?? (() => done({ items: [aMatter()], hasMore: false })),
    view: parts.view ?? (() => seen()),
    survey: parts.survey ?? (() => aSurvey()),
    act: parts.act ?? (() => seen()),
    notice: parts.notice ?? (() => done(aNotice)),
    calls: parts.calls ?? (() => done({ items: [], hasMore: false })),
    book: parts.book ?? (() => done(aCall(), 201)),
    change: parts.change ?? (() => done(aCall())),
    subscriptions: parts.subscriptions ?? (() => done({ items: [], subscribe })),
  };
  const answer = (request: WxRequest): Answered => {
    const path = request.url.replace(/^https:\/\/[^/]+\/v1|\?.*$/g, '');
    if (path === '/auth/wechat') return done({ token: 't1', refreshToken: 'r1', expiresIn: 900 });
    if (path === '/me/uploads') return service.uploads(request);
    if (/^\/public\/notices\/[\w-]+$/.test(path)) return service.notice(request);
    if (path === '/me/tickets') return request.method === 'GET' ? service.mine(request) : service.tickets(request);
    if (/^\/me\/tickets\/\w+$/.test(path)) return service.view(request);
    if (/^\/me\/tickets\/\w+\/\w+$/.test(path)) return service.act(request);
    if (/^\/public\/surveys\/[\w-]+$/.test(path)) return service.survey(request);
    if (path === '/me/callback-slots') return slots(/date=([\d-]+)/.exec(request.url)?.[1] ?? '');
    if (path === '/me/callbacks') return request.method === 'GET' ? service.calls(request) : service.book(request);
    if (/^\/me\/callbacks\/\w+\/\w+$/.test(path)) return service.change(request);
    if (path === '/me/subscriptions') return service.subscriptions(request);
    throw new Error(`nothing answers ${request.method} ${path}`);
  };
  const answerUpload = () => service.store();
  return Object.assign(service, {
    answer,
    answerUpload,
    codes: ['code-1', 'code-2', 'code-3', 'code-4'],
  } satisfies WxWorld);
}
