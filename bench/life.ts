import { randomUUID } from 'node:crypto';
import { minutes } from '../test/support/world.ts';
import type { Doors } from './doors.ts';

const STORY_CHARACTERS = 350;

/** A story of the length that the budgets are set for, in Chinese: three bytes a character. */
export const story = '入住客房后空调整晚不制冷，前台两次答应维修都没有人来，孩子受热哭闹，全家没有睡好。'
  .repeat(9)
  .slice(0, STORY_CHARACTERS);

/** A guest's form as it is sent, with invented contact data. */
export const form = (challenge: string) => ({
  kind: 'COMPLAINT',
  domain: 'LODGING',
  stage: 'DERIVATIVE',
  description: story,
  contact: { name: '示例一', phone: '19000000001' },
  noticeVersion: '2026-11',
  challenge,
});

export const findings = {
  severity: 'MINOR',
  domain: 'LODGING',
  stage: 'DERIVATIVE',
  category: '客房/空调',
  peopleAffected: 2,
};

const result = (at: string) => ({
  result: '已更换空调压缩机，退还当晚房费，客人表示接受。',
  cause: '压缩机老化故障',
  evidence: '维修单 WX-001，退款单 TK-001',
  complainantToldAt: at,
});

const satisfied = { outcome: 'ANSWERED', talkSeconds: 95, solved: 'YES', overall: 5 };
export const ANSWER = '您好，工程师已经在更换压缩机，今晚的房费会退还给您。';

export const supervisor = 'S02';
export const clerk = 'S04';
export const caller = 'S13';

interface Seen {
  readonly version: number;
  readonly workOrder?: { readonly id: string; readonly assignee: string };
}

/** Called after each act of a life, with its name. */
export type Told = (act: string) => void;

/**
 * One complaint that goes well up to its resolution, each act as one request of the one who makes it.
 * Answers its ticket id.
 */
export async function upToResolved({ w, ask }: Doors, told: Told): Promise<string> {
  const { ticketNo } = await ask({ method: 'POST', path: '/public/tickets', body: form(randomUUID()) });
  told('submit');
  const id = `tck_${String(ticketNo).slice(2)}`;
  let now: Seen = { version: 1 };
  const act = async (name: string, as: string, path: string, body: unknown = {}) => {
    now = (await ask({ method: 'POST', path, as, body, version: now.version })) as unknown as Seen;
    told(name);
  };
  await ask({ method: 'GET', path: `/tickets/${id}`, as: clerk });
  told('view');
  await act('assess', clerk, `/tickets/${id}/assess`, findings);
  await act('accept', clerk, `/tickets/${id}/accept`);
  await act('dispatch', clerk, `/tickets/${id}/dispatch`, { unitId: 'HOUSEKEEPING' });
  const { id: orderId = '', assignee = '' } = now.workOrder ?? {};
  await act('take over', assignee, `/work-orders/${orderId}/take-over`);
  await act('reply', assignee, `/tickets/${id}/message`, { text: ANSWER });
  w.now = new Date(Date.parse(w.now) + minutes(40)).toISOString() as typeof w.now;
  await act('resolve', assignee, `/tickets/${id}/resolve`, result(w.now));
  return id;
}

/** The call that closes it: the guest is satisfied. */
export async function closed({ ask }: Doors, told: Told): Promise<void> {
  const { items } = await ask({ method: 'GET', path: '/follow-ups', query: { mine: '1' }, as: caller });
  told('list follow-ups');
  const [call] = items as Array<{ id: string }>;
  await ask({ method: 'POST', path: `/follow-ups/${call?.id}/attempts`, as: caller, body: satisfied });
  told('close');
}
