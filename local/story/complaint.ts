import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Api, Asked } from './api.ts';

/** How the story is told: each sentence as it comes true. */
export type Say = (sentence: string) => void;

const POLL_MS = 250;

/** Numbers of the policies while a story runs: seconds instead of hours, so that one sitting sees everything. */
const QUICK = {
  takeOver: 'PT4S',
  followUp: { firstDue: 'PT3S', attemptWindow: 'PT20S', minGap: 'PT1S', closeAfterUnreached: 'PT5S' },
} as const;
const POLICY_FRESH_MS = 6_000; // a changed policy counts in every container after five seconds

type Clocks = Record<string, Record<string, unknown>>;

function expectStatus(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${what}: expected ${status}, got ${answer.status} ${answer.code} ${JSON.stringify(answer.data)}`);
}

/** Asks until something is true, or says what never came true. */
async function until<T>(what: string, seconds: number, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(POLL_MS)) {
    const found = await ask();
    if (found !== undefined) return found;
  }
  throw new Error(`${what}: not within ${seconds} s`);
}

async function changePolicy(
  api: Api,
  name: string,
  change: (policy: Record<string, unknown>) => Record<string, unknown>,
) {
  const { data } = expectStatus(await api.ask('GET', `/policies/${name}`, { as: 'A01' }), 200, `read policy ${name}`);
  const before = data.policy as Record<string, unknown>;
  const asked = { as: 'A01', version: Number(data.version), body: change(before) };
  const { data: after } = expectStatus(await api.ask('PUT', `/policies/${name}`, asked), 200, `change policy ${name}`);
  return { version: Number(after.version), before };
}

const perPriority = (value: string) => ({ P1: value, P2: value, P3: value, P4: value });

/**
 * Makes the policies quick, runs something, and puts the old numbers back as a new version: cases that began meanwhile keep
 * the version they began with.
 */
export async function withQuickPolicies<T>(api: Api, run: () => Promise<T>): Promise<T> {
  const { firstDue, ...rest } = QUICK.followUp;
  const quickClocks = (clocks: Clocks) =>
    Object.fromEntries(
      Object.entries(clocks).map(([priority, own]) => [priority, { ...own, TAKE_OVER: QUICK.takeOver }]),
    );
  const sla = await changePolicy(api, 'sla', (policy) => ({ ...policy, clocks: quickClocks(policy.clocks as Clocks) }));
  const calls = await changePolicy(api, 'follow-up', (policy) => ({
    ...policy,
    ...rest,
    firstDue: perPriority(firstDue),
  }));
  try {
    await pause(POLICY_FRESH_MS);
    return await run();
  } finally {
    await api.ask('PUT', '/policies/sla', { as: 'A01', version: sla.version, body: sla.before });
    await api.ask('PUT', '/policies/follow-up', { as: 'A01', version: calls.version, body: calls.before });
  }
}

interface Filed {
  readonly ticketNo: string;
  readonly queryCode: string;
  readonly id: string;
}

/** A guest files a matter by the public form's route. */
async function file(api: Api, say: Say): Promise<Filed> {
  const body = {
    kind: 'COMPLAINT',
    domain: 'LODGING',
    stage: 'DERIVATIVE',
    description: '入住 A1203 房，空调整晚不制冷，前台两次答应维修都没有人来。',
    contact: { name: '示例一', phone: '19000000001' },
    remedyAsked: '请退还当晚房费。',
    noticeVersion: '2026-11',
    challenge: await api.solvedChallenge(),
  };
  const { data } = expectStatus(await api.ask('POST', '/public/tickets', { body }), 201, 'file a complaint');
  const [ticketNo, queryCode] = [String(data.ticketNo), String(data.queryCode)];
  const promises = data.promises as Array<{ clock: string; dueAt: string }>;
  say(
    `filed as ${ticketNo}; promised: ${promises.map((promise) => `${promise.clock} by ${promise.dueAt.slice(0, 16)}`).join(', ')}`,
  );
  return { ticketNo, queryCode, id: `tck_${ticketNo.slice(2)}` };
}

/** One complaint up to "resolved", whoever it takes. Answers the person who handled it. */
async function handle(api: Api, { id, ticketNo }: Filed, say: Say): Promise<string> {
  const view = async () =>
    expectStatus(await api.ask('GET', `/tickets/by-number/${ticketNo}`, { as: 'S04' }), 200, 'read the ticket').data;
  // Whoever finds a matter changed since he read it (by the service itself, which marks a repeat) reads it again.
  const verb = async (name: string, asked: Asked, readings = 3): Promise<Record<string, unknown>> => {
    const version = asked.version ?? Number((await view()).version);
    const answer = await api.ask('POST', `/tickets/${id}/${name}`, { ...asked, version });
    if (answer.status === 412 && asked.version === undefined && readings > 1) return verb(name, asked, readings - 1);
    return expectStatus(answer, 200, name).data;
  };
  const findings = {
    severity: 'MINOR',
    domain: 'LODGING',
    stage: 'DERIVATIVE',
    category: '客房/空调',
    peopleAffected: 2,
  };
  const assessed = await verb('assess', { as: 'S04', body: findings });
  say(`assessed by S04: priority ${assessed.priority}`);
  await verb('accept', { as: 'S04' });
  const offered = await verb('dispatch', { as: 'S04', body: { unitId: 'HOUSEKEEPING' } });
  const first = (offered.workOrder as { assignee: string; id: string }).assignee;
  say(`accepted and dispatched to housekeeping: offered to ${first}, who does not take it over`);
  const next = await until('offered to the next person', 60, async () => {
    const now = (await view()) as { version: number; workOrder?: { assignee: string; id: string; status: string } };
    return now.workOrder?.status === 'OFFERED' && now.workOrder.assignee !== first ? now : undefined;
  });
  const order = next.workOrder as { assignee: string; id: string };
  say(`not taken over in time: offered to ${order.assignee}`);
  const take = (as: string) => api.ask('POST', `/work-orders/${order.id}/take-over`, { as, version: next.version });
  const taps = await Promise.all([take(order.assignee), take(order.assignee)]);
  const won = taps.filter((tap) => tap.status === 200);
  const lost = taps.find((tap) => tap.status !== 200);
  if (won.length !== 1 || !lost || ![409, 412].includes(lost.status))
    throw new Error(`two take-overs at once: ${taps.map((tap) => tap.status)}`);
  say(`${order.assignee} takes it over, tapping twice at once: one wins, the other gets ${lost.status} ${lost.code}`);
  const body = {
    result: '已更换空调压缩机，退还当晚房费。',
    cause: '压缩机故障',
    evidence: '维修单 WX-001',
    complainantToldAt: new Date().toISOString(),
  };
  await verb('resolve', { as: order.assignee, body });
  say(`resolved by ${order.assignee} with result, cause, evidence, and the guest told`);
  return order.assignee;
}

/** Waits for the follow-up call of a ticket to fall due. */
const dueCall = (api: Api, { id }: Filed, as: string) =>
  until('the follow-up call falls due', 60, async () => {
    const { data } = expectStatus(await api.ask('GET', '/follow-ups?mine=1&limit=100', { as }), 200, 'list follow-ups');
    return (data.items as Array<{ id: string; ticketId: string; status: string }>).find(
      (call) => call.ticketId === id && call.status === 'DUE',
    );
  });

const attempt = (api: Api, followUpId: string, as: string, body: unknown) =>
  api.ask('POST', `/follow-ups/${followUpId}/attempts`, { as, body });

/** The branch that goes well: answered, solved, rated, closed. */
export async function closedComplaint(api: Api, say: Say): Promise<Filed> {
  const filed = await file(api, say);
  await handle(api, filed, say);
  const call = await dueCall(api, filed, 'S13');
  say('the follow-up call falls to the derivative-service post, because of where the complaint arose');
  const denied = await attempt(api, call.id, 'S04', {
    outcome: 'ANSWERED',
    talkSeconds: 60,
    solved: 'YES',
    overall: 5,
  });
  if (denied.status !== 403) throw new Error(`a clerk may not make the call, got ${denied.status}`);
  expectStatus(
    await attempt(api, call.id, 'S13', { outcome: 'ANSWERED', talkSeconds: 95, solved: 'YES', overall: 5 }),
    200,
    'record the attempt',
  );
  const seen = await api.ask('POST', `/public/tickets/${filed.ticketNo}/lookup`, {
    body: { queryCode: filed.queryCode },
  });
  if (expectStatus(seen, 200, 'look up').data.status !== 'CLOSED')
    throw new Error(`the guest sees ${seen.data.status}`);
  say('S13 calls: solved, 5 of 5; the guest looks the number up and sees it closed');
  return filed;
}

/** The other branch: not solved, so it is taken up again and the next level is told. */
export async function reopenedComplaint(api: Api, say: Say): Promise<Filed> {
  const filed = await file(api, say);
  await handle(api, filed, say);
  const call = await dueCall(api, filed, 'S13');
  expectStatus(
    await attempt(api, call.id, 'S13', { outcome: 'ANSWERED', talkSeconds: 95, solved: 'NO', overall: 2 }),
    200,
    'record the attempt',
  );
  const { data } = expectStatus(await api.ask('GET', `/tickets/${filed.id}`, { as: 'S02' }), 200, 'read the ticket');
  if (data.status !== 'ACCEPTED' || data.reopened !== 1 || data.level !== 2)
    throw new Error(`not reopened at level 2: ${JSON.stringify(data)}`);
  say('S13 calls: not solved; taken up again, and the supervisor (level 2) is told');
  return filed;
}

/** What happened to a ticket, a line each, as staff see it. */
export async function timelineOf(api: Api, { id }: Filed): Promise<string[]> {
  const { data } = expectStatus(
    await api.ask('GET', `/tickets/${id}/timeline?limit=100`, { as: 'S02' }),
    200,
    'timeline',
  );
  const steps = data.items as Array<{ at: string; what: string; actor: { kind: string; id?: string; post?: string } }>;
  return steps.map(
    ({ at, what, actor }) =>
      `${at.slice(11, 19)}  ${what.padEnd(24)} ${actor.id ?? actor.kind}${actor.post ? ` (${actor.post})` : ''}`,
  );
}
