import type { Answer, Api, Asked } from '../../local/story/api.ts';
import { ANSWER, clerk, findings, story } from '../life.ts';

const HANDLER = 'D01';
const FULL_PAGE = 20;
const AT_ONCE = 8;

/** One request of a connection; false when there is nothing left to ask. */
export type Act = (connection: number) => Promise<boolean>;

/** A service and what the acts before have left in it for the ones after. */
export interface Desk {
  readonly api: Api;
  readonly filed: string[];
  readonly offers: Array<{ readonly id: string; readonly order: string; readonly version: number }>;
  readonly working: Array<{ readonly id: string; version: number }>;
}

function wanted(answer: Answer, status: number): Record<string, unknown> {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status} ${answer.code}`);
  return answer.data;
}

const post = async ({ api }: Desk, path: string, asked: Asked) => wanted(await api.ask('POST', path, asked), 200);

/** A letter, call or visit as the desk registers it: the same filing as a guest's, without the guest's proof of work. */
async function file({ api, filed }: Desk): Promise<string> {
  const body = { kind: 'COMPLAINT', channel: 'PHONE', description: story };
  const id = String(wanted(await api.ask('POST', '/tickets', { as: clerk, body }), 201).id);
  filed.push(id);
  return id;
}

async function read({ api, filed }: Desk): Promise<boolean> {
  const id = filed[Math.floor(Math.random() * filed.length)];
  wanted(await api.ask('GET', `/tickets/${id}`, { as: clerk }), 200);
  return true;
}

async function list({ api }: Desk): Promise<boolean> {
  const { items } = wanted(await api.ask('GET', '/work-orders?mine=1', { as: HANDLER }), 200);
  if ((items as unknown[]).length < FULL_PAGE) throw new Error('the page is not full');
  return true;
}

async function takeOver(desk: Desk): Promise<boolean> {
  const next = desk.offers.pop();
  if (!next) return false;
  const { id, order, version } = next;
  const now = await post(desk, `/work-orders/${order}/take-over`, { as: HANDLER, version });
  desk.working.push({ id, version: Number(now.version) });
  return true;
}

/** Every connection writes to the guest of its own ticket, one message after the other. */
async function reply(desk: Desk, connection: number): Promise<boolean> {
  const ticket = desk.working[connection];
  if (!ticket) return false;
  const asked = { as: HANDLER, version: ticket.version, body: { text: ANSWER } };
  ticket.version = Number((await post(desk, `/tickets/${ticket.id}/message`, asked)).version);
  return true;
}

/** The acts that are timed, in an order in which each finds what it needs. */
export const actsOf = (desk: Desk): Readonly<Record<string, Act>> => ({
  create: async () => (await file(desk)) !== '',
  read: () => read(desk),
  list: () => list(desk),
  'take over': () => takeOver(desk),
  reply: (connection) => reply(desk, connection),
});

async function offer(desk: Desk, id: string): Promise<void> {
  let [version, order] = [1, ''];
  const verbs = { assess: findings, accept: {}, dispatch: { unitId: 'HOUSEKEEPING', staffId: HANDLER } };
  for (const [verb, body] of Object.entries(verbs)) {
    const now = await post(desk, `/tickets/${id}/${verb}`, { as: clerk, version, body });
    version = Number(now.version);
    order = (now.workOrder as { id: string } | undefined)?.id ?? '';
  }
  desk.offers.push({ id, order, version });
}

/** Files some tickets and brings them to their offer, so that there is something to list and to take over. */
export async function prepare(desk: Desk, count: number): Promise<void> {
  let left = count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await offer(desk, await file(desk));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
