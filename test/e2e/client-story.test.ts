import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { browserClient } from '../../clients/api/browser.ts';
import { type MiniProgramClient, miniProgramClient } from '../../clients/api/mini-program.ts';
import { loginCode } from '../../local/customer-token.ts';
import { seededOpenid } from '../../local/seed/wechat-users.ts';
import { staffToken } from '../../local/staff-token.ts';
import { builtProgram, miniProgram } from '../support/mini-program.ts';
import { type Answered, strictWx, type WxRequest } from '../support/strict-wx.ts';

const { apiUrl, issuer, wechat } = inject('service');

/** Phones speak to names with https only; this one means the service of this run. */
const HOST = 'https://service.example';
const openid = seededOpenid(6);
/** The address in the settings of the sample mini-program. */
const SAMPLE_HOST = 'https://api.resort.example';

/** Passes a phone's request on to the service. */
async function passOn({ method, url, header, body }: WxRequest): Promise<Exclude<Answered, string>> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(url.replace(HOST, apiUrl).replace(SAMPLE_HOST, apiUrl), {
    method,
    headers: header,
    ...sent,
  });
  return { status: answer.status, header: Object.fromEntries(answer.headers), body: await answer.json() };
}

/** A phone of the bound person; the answers to the requests that `loses` names arrive nowhere, each once. */
async function phone(loses: readonly string[] = []) {
  const lost = new Set(loses);
  const codes = [await loginCode(wechat, openid), await loginCode(wechat, openid)];
  const made = strictWx({
    codes,
    answer: async (request) => {
      const answered = await passOn(request);
      return lost.delete(request.url.slice(`${HOST}/v1`.length)) ? 'cut' : answered;
    },
  });
  const client: MiniProgramClient = miniProgramClient(made.wx, { baseUrl: `${HOST}/v1`, as: 'staff' });
  return { ...made, client };
}

const administrator = async () => {
  const token = await staffToken(issuer, 'A01');
  return browserClient(globalThis as never, { baseUrl: `${apiUrl}/v1`, token: () => token });
};

/** The page of his matters once the first stands there: it is read from a projection, which follows within seconds. */
async function listed<P extends { until(...selectors: string[]): Promise<unknown>; has(selector: string): boolean }>(
  open: () => Promise<P>,
): Promise<P> {
  for (let tries = 1; ; tries += 1) {
    const page = await open();
    await page.until('.none', '.matter');
    if (page.has('.matter') || tries === 20) return page;
    await pause(1_000);
  }
}

describe('the sample mini-program against the deployed service', () => {
  let dist: string;
  beforeAll(async () => {
    const built = await builtProgram();
    dist = built.dist;
    return built.close;
  });

  test('files a matter by its pages, lists it and urges it', async () => {
    const program = miniProgram(dist, { answer: passOn, codes: [await loginCode(wechat, seededOpenid(7))] });
    const submit = await program.open('submit');
    await submit.type('.description', '泳池更衣室的锁坏了。');

    await submit.tap('.submit');
    await submit.until('.ticket-no');
    const ticketNo = submit.textOf('.ticket-no');
    const list = await listed(() => program.open('matters'));
    const matter = await program.open('matter', { ticket: `tck_${ticketNo.slice(2)}` });
    await matter.until('.urge');
    await matter.tap('.urge');
    await matter.until('.said');

    expect(ticketNo).toMatch(/^GD\d{8}\w{6}$/);
    expect(submit.texts('.promise').length).toBeGreaterThan(0);
    expect(list.textOf('.matter')).toContain(ticketNo);
    expect(matter.textOf('.said')).toBe('已催办，已提醒负责人。');
  });

  test('shows the slots of a day for a call', async () => {
    const program = miniProgram(dist, { answer: passOn, codes: [await loginCode(wechat, seededOpenid(7))] });
    const page = await program.open('callback');

    await page.until('.none', '.slot');

    expect(page.has('.said')).toBe(false);
  });
});

describe('the typed client against the deployed service', () => {
  beforeAll(async () => {
    const { call } = await administrator();
    const { code: bindingCode } = await call('issueBindingCode', { params: { staffNo: 'S05' } });
    await call('bindStaff', { body: { code: await loginCode(wechat, openid), bindingCode } });
  });
  afterAll(async () => {
    const { call } = await administrator();
    await call('unbindPerson', { params: { staffNo: 'S05' } });
  });

  test('files one matter although the answers of sign-in and filing are lost on the way', async () => {
    const { client, asked } = await phone(['/auth/wechat', '/tickets']);

    const body = { kind: 'COMPLAINT', channel: 'WALK_IN', domain: 'LODGING', description: '门锁没电了。' } as const;
    const ticket = await client.call('registerTicket', { body });
    const filings = asked.filter(({ url }) => url.endsWith('/tickets'));
    const seen = await client.call('viewTicketByNumber', { params: { ticketNo: ticket.ticketNo } });

    expect(filings).toHaveLength(2);
    expect(filings[1]).toEqual(filings[0]);
    expect(seen).toMatchObject({ id: ticket.id, version: 1 });
  });

  test('signs in silently when its token is not good any more', async () => {
    const { client, asked, wx } = await phone();
    await client.call('whoAmI');
    const tokens = wx.getStorageSync('guest-service-tokens') as { token: string };
    wx.setStorageSync('guest-service-tokens', { ...tokens, token: `${tokens.token}x` });

    const me = await client.call('whoAmI');

    expect(me).toMatchObject({ staffNo: 'S05' });
    expect(asked.map(({ url }) => url.slice(`${HOST}/v1`.length))).toEqual([
      '/auth/wechat',
      '/staff/me',
      '/staff/me',
      '/auth/refresh',
      '/staff/me',
    ]);
  });

  test('tells what is refused by code and field', async () => {
    const { client } = await phone();

    const invalid = await client.attempt('registerTicket', { body: { kind: 'COMPLAINT' } as never });
    const missing = await client.attempt('viewTicketByNumber', { params: { ticketNo: 'GD20260101AAAAAA' } });

    expect(invalid.ok === false && invalid.error.fields.map(({ path }) => path)).toContain('description');
    expect(missing).toMatchObject({ ok: false });
  });
});
