import type { Answer, Api, Asked } from '../../local/story/api.ts';
import { ANSWER, clerk, findings, story } from '../life.ts';

const HANDLER = 'D01';
const AT_ONCE = 8;

/** One request of a connection; false when there is nothing left to ask. */
export type Act = (connection: number) => Promise<boolean>;

interface Offered {
  readonly id: string;
  readonly order: string;
  readonly version: number;
}

interface Working {
  readonly id: string;
  version: number;
}

function wanted(answer: Answer, status: number): Record<string, unknown> {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status} ${answer.code}`);
  return answer.data;
}

/** The acts that are timed, over one running service; each finds what the ones before it have left. */
export function actsOf(api: Api) {
  const filed: string[] = [];
  const offers: Offered[] = [];
  const working: Working[] = [];
  const post = async (path: string, asked: Asked, status = 200) => wanted(await api.ask('POST', path, asked), status);

  /** A letter, call or visit as the desk registers it: the same filing as a guest's, without the guest's proof of work. */
  const create: Act = async () => {
    const body = { kind: 'COMPLAINT', channel: 'PHONE', description: story };
    filed.push(String((await post('/tickets', { as: clerk, body }, 201)).id));
    return true;
  };

  let reads = 0;
  const read: Act = async () => {
    reads += 1;
    wanted(await api.ask('GET', `/tickets/${filed[reads % filed.length]}`, { as: clerk }), 200);
    return true;
  };

  const list: Act = async () => {
    const { items } = wanted(await api.ask('GET', '/work-orders?mine=1', { as: HANDLER }), 200);
    if ((items as unknown[]).length < 20) throw new Error('the page is not full');
    return true;
  };

  const takeOver: Act = async () => {
    const next = offers.pop();
    if (!next) return false;
    const { id, order, version } = next;
    const now = await post(`/work-orders/${order}/take-over`, { as: HANDLER, version });
    working.push({ id, version: Number(now.version) });
    return true;
  };

  /** Every connection answers guests of its own ticket, one message after the other. */
  const reply: Act = async (connection) => {
    const ticket = working[connection];
    if (!ticket) return false;
    const body = { text: ANSWER };
    const now = await post(`/tickets/${ticket.id}/message`, { as: HANDLER, version: ticket.version, body });
    ticket.version = Number(now.version);
    return true;
  };

  async function offer(id: string): Promise<void> {
    let [version, order] = [1, ''];
    const verbs = { assess: findings, accept: {}, dispatch: { unitId: 'HOUSEKEEPING', staffId: HANDLER } };
    for (const [verb, body] of Object.entries(verbs)) {
      const now = await post(`/tickets/${id}/${verb}`, { as: clerk, version, body });
      version = Number(now.version);
      order = (now.workOrder as { id: string } | undefined)?.id ?? '';
    }
    offers.push({ id, order, version });
  }

  /** Brings some of the filed tickets to their offer, so that there is something to list and to take over. */
  async function prepare(count: number): Promise<void> {
    while (filed.length < count) await create(0);
    const ids = filed.slice(0, count);
    const one = async () => {
      for (let id = ids.pop(); id; id = ids.pop()) await offer(id);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  }

  return { acts: { create, read, list, 'take over': takeOver, reply }, prepare };
}
