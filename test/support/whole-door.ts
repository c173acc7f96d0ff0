import { setImmediate } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { actions as accessActions } from '../../functions/access/actions/all.ts';
import { actions as attachmentActions } from '../../functions/attachments/actions/all.ts';
import { actions as auditActions } from '../../functions/audit/actions/all.ts';
import { checkpointStore } from '../../functions/audit/checkpoints/store.ts';
import { auditDeps } from '../../functions/audit/wiring.ts';
import { showBoardIt } from '../../functions/board/actions/show-board.ts';
import { showQualityIt } from '../../functions/board/actions/show-quality.ts';
import { setYearIt, showYear } from '../../functions/calendars/actions/years.ts';
import { actions as callbackActions } from '../../functions/callbacks/actions/all.ts';
import { issueChallenge } from '../../functions/challenges/actions/get-challenge.ts';
import { proofOfWork, shippedWork } from '../../functions/challenges/pow.ts';
import { contracts, type DomainName } from '../../functions/contracts.ts';
import { actions as customerActions } from '../../functions/customers/actions/all.ts';
import { exportEvidenceIt } from '../../functions/evidence/actions/export-evidence.ts';
import { actions as exchangeActions } from '../../functions/exchange/actions/all.ts';
import { actions as followUpActions } from '../../functions/follow-ups/actions/all.ts';
import { actions as gradingActions } from '../../functions/grading/actions/all.ts';
import { SessionId } from '../../functions/kernel/ids.ts';
import type { Route } from '../../functions/kernel/route.ts';
import { makeTicketNo } from '../../functions/kernel/ticket-number.ts';
import { actions as leadActions } from '../../functions/leads/actions/all.ts';
import { actions as leakCaseActions } from '../../functions/leak-cases/actions/all.ts';
import { actions as lessonActions } from '../../functions/lessons/actions/all.ts';
import { actions as miniProgramActions } from '../../functions/mini-program/actions/all.ts';
import { miniProgramDeps } from '../../functions/mini-program/wiring.ts';
import { acknowledgeIt, passItOn, showInbox, showUndeliverable } from '../../functions/notices/actions/inbox.ts';
import { list as listLetters, replay } from '../../functions/operations/actions/dead-letters.ts';
import { health } from '../../functions/operations/actions/show-health.ts';
import { letterBoxes } from '../../functions/operations/letter-boxes.ts';
import { replays } from '../../functions/operations/replays.ts';
import { actions as placeCodeActions } from '../../functions/place-codes/actions/place-codes.ts';
import { placeCodeStore } from '../../functions/place-codes/store.ts';
import { OWN_ISSUER } from '../../functions/platform/own-tokens.ts';
import { type Door, type HttpHandler, serve } from '../../functions/platform/serve.ts';
import { showPolicy } from '../../functions/policies/actions/get-policy.ts';
import { showVersions } from '../../functions/policies/actions/list-policy-versions.ts';
import { setPolicy } from '../../functions/policies/actions/put-policy.ts';
import { showPublication } from '../../functions/publications/actions/view-publication.ts';
import { findSuspectedIt } from '../../functions/recurrence/actions/find-suspected.ts';
import { actions as rightsActions } from '../../functions/rights/actions/all.ts';
import { actions as rosterActions } from '../../functions/rosters/actions/all.ts';
import { actions as sessionActions } from '../../functions/sessions/actions/all.ts';
import { identity } from '../../functions/sessions/identity.ts';
import { begun } from '../../functions/sessions/rules.ts';
import { sessionKind } from '../../functions/sessions/store.ts';
import { sessionDeps } from '../../functions/sessions/wiring.ts';
import { foundIt } from '../../functions/sites/actions/found-site.ts';
import { showSites } from '../../functions/sites/actions/list-sites.ts';
import { actions as staffActions } from '../../functions/staff/actions/all.ts';
import { PostCode } from '../../functions/staff/posts.ts';
import { staffKind } from '../../functions/staff/store.ts';
import { actions as surveyActions } from '../../functions/surveys/actions/all.ts';
import { actions as ticketActions } from '../../functions/tickets/actions/all.ts';
import { seededCustomerId, seededStaff } from '../../local/seed/seeded-records.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';
import { standInPush } from '../../local/stand-ins/wechat-push.ts';
import { type Asked, apiEvent } from './api-event.ts';
import { aMember, aPost } from './builders-staff.ts';
import { type FakeWechat, fakeWechat } from './fake-wechat.ts';
import { localQueues } from './local-queues.ts';
import { logLines } from './log-lines.ts';
import { localSigner, memoryShelf } from './memory-shelf.ts';
import { site, type World, type WorldOptions, world } from './world.ts';

/** Every route of the product, with the domain whose door it is behind and its name there. */
export const everyRoute: ReadonlyArray<{ readonly domain: DomainName; readonly name: string; readonly route: Route }> =
  Object.entries(contracts).flatMap(([domain, contract]) =>
    Object.entries(contract as Readonly<Record<string, Route>>).map(([name, route]) => ({
      domain: domain as DomainName,
      name,
      route,
    })),
  );

const someParams: Readonly<Record<string, string>> = {
  ticketId: `tck_${makeTicketNo('20261123', 'A7K2M').slice(2)}`,
  ticketNo: makeTicketNo('20261123', 'A7K2M'),
  workOrderId: `wo_${makeTicketNo('20261123', 'A7K2M').slice(2)}_1`,
  followUpId: `fu_${makeTicketNo('20261123', 'A7K2M').slice(2)}_1`,
  callbackId: 'cb_01HK153X00FV0QTBMYWKVK8T81',
  customerId: 'cus_01HK153X00FV0QTBMYWKVK8T81',
  reviewId: 'rrv_2026Q4_S04_01HK153X00FV0QTBMYWKVK8T81',
  alarmId: 'alm_01HK153X00FV0QTBMYWKVK8T81',
  attachmentId: 'att_01HK153X00FV0QTBMYWKVK8T81',
  leadId: `led_${makeTicketNo('20261123', 'A7K2M').slice(2)}`,
  leakCaseId: 'lkc_01HK153X00FV0QTBMYWKVK8T81',
  rightsRequestId: 'rrq_01HK153X00FV0QTBMYWKVK8T81',
  no: '1',
  clock: 'AUTHORITY',
  creditEntryId: 'crd_01HK153X00FV0QTBMYWKVK8T81',
  exportId: 'exp_01HK153X00FV0QTBMYWKVK8T81',
  importId: 'imp_01HK153X00FV0QTBMYWKVK8T81',
  identifierId: 'idn_0123456789abcdef',
  breakGlassId: 'bg_01HK153X00FV0QTBMYWKVK8T81',
  placeCodeId: 'plc_ROOM_A1203',
  token: 'AAAAAAAAAAAAAAAAAAAAAA',
  name: 'assignment',
  calendarId: 'OFFICE',
  year: '2027',
  id: 'message-0',
  staffNo: 'S04',
  postId: seededStaff(site).find(({ staffNo }) => staffNo === 'S04')?.posts[0]?.id ?? '',
  unitId: 'HOUSEKEEPING',
  lessonId: `les_${makeTicketNo('20261123', 'A7K2M').slice(2)}`,
  noticeId: 'ntc_S04_mibqk8w0_0123456789ab',
  deputyId: 'dep_S02_S03_SERVICE_SUPERVISOR',
};

/** A route's path with ids that are well made; what they name is there only where a test or the seed has put it. */
export function pathOf(route: Route, params: Readonly<Record<string, string>> = {}): string {
  const shown = route.example?.params as Readonly<Record<string, string>> | undefined;
  return route.path.replace(
    /\{(\w+)\}/g,
    (_whole, name: string) => params[name] ?? someParams[name] ?? shown?.[name] ?? 'missing',
  );
}

/** The number of an invented person who holds one post and no other. */
export const staffNoOf = (post: PostCode): string => `Z${String(PostCode.options.indexOf(post)).padStart(2, '0')}`;

/** What the authorizer has proven of a seeded customer whose sign-in stands. */
export const customerProof = {
  ...{ kind: 'customer', sub: seededCustomerId(1), site, iss: OWN_ISSUER },
  ...{ sid: 'ses_01HK153X00FV0QTBMYWKVK8T81', iat: '4102444800' },
};

/** What the door answered: the whole envelope, and the text it came in. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly code: unknown;
  readonly message: string;
  readonly data: Record<string, unknown>;
  readonly requestId: string;
  readonly text: string;
}

export interface AskedWhole extends Asked {
  /** The body to the letter, in place of the one that `body` would make. */
  readonly raw?: string;
}

function doorsOf(
  w: World,
  wechat: FakeWechat,
): { doors: Readonly<Record<DomainName, HttpHandler>>; lines: readonly string[] } {
  const clock = () => w.now;
  const { records, parts } = w;
  const { log, lines } = logLines();
  const { ledger, staff } = parts;
  const identify = identity({ ledger, staff, sites: parts.sites.ids, clock });
  const sessions = sessionDeps(
    { ...parts, clock },
    { userOf: wechat.userOf, appId: 'wx-of-the-tests', sleep: () => setImmediate() },
  );
  const door: Door = { clock, identify, log, noteRead: w.noteRead };
  const work = proofOfWork({ settings: shippedWork, secrets: parts.powSecrets, drawn: parts.drawn });
  const operations = {
    stage: 'test',
    build: 'abc1234',
    boxes: letterBoxes(localQueues().client, {
      start: { dlqUrl: 'http://queues/dead', queueUrl: 'http://queues/live' },
    }),
    replays: replays(records),
    askTable: async () => {},
  };
  const doors = {
    tickets: serve(contracts.tickets, ticketActions, () => ({ door, deps: w.tickets })),
    'follow-ups': serve(contracts['follow-ups'], followUpActions, () => ({
      door,
      deps: w.followUps,
    })),
    access: serve(contracts.access, accessActions, () => ({ door, deps: w.access })),
    staff: serve(contracts.staff, staffActions, async () => ({
      door,
      deps: { staff: parts.staff, cursors: await parts.cursors(), random: parts.random },
    })),
    rights: serve(contracts.rights, rightsActions, () => ({ door, deps: w.rights })),
    rosters: serve(contracts.rosters, rosterActions, () => ({ door, deps: w.rosters })),
    sites: serve(contracts.sites, [foundIt, showSites], () => ({
      door,
      deps: { sites: parts.sites, random: parts.random },
    })),
    attachments: serve(contracts.attachments, attachmentActions, () => ({ door, deps: w.attachments })),
    board: serve(contracts.board, [showBoardIt, showQualityIt], () => ({ door, deps: w.board })),
    calendars: serve(contracts.calendars, [showYear, setYearIt], () => ({
      door,
      deps: { calendars: w.parts.calendars },
    })),
    audit: serve(contracts.audit, auditActions, async () => ({
      door,
      deps: await auditDeps(parts, {
        checkpoints: checkpointStore(records),
        shelf: memoryShelf(),
        signer: localSigner,
      }),
    })),
    evidence: serve(contracts.evidence, [exportEvidenceIt], () => ({ door, deps: { ...w.tickets, files: w.files } })),
    recurrence: serve(contracts.recurrence, [findSuspectedIt], () => ({ door, deps: w.recurrence })),
    callbacks: serve(contracts.callbacks, callbackActions, () => ({ door, deps: w.callbacks })),
    leads: serve(contracts.leads, leadActions, () => ({ door, deps: w.leads })),
    'leak-cases': serve(contracts['leak-cases'], leakCaseActions, () => ({ door, deps: w.leakCases })),
    lessons: serve(contracts.lessons, lessonActions, () => ({ door, deps: w.lessons })),
    notices: serve(contracts.notices, [showInbox, showUndeliverable, acknowledgeIt, passItOn], () => ({
      door,
      deps: w.notices,
    })),
    policies: serve(contracts.policies, [showPolicy, setPolicy, showVersions], () => ({
      door,
      deps: { policies: parts.policies },
    })),
    challenges: serve(contracts.challenges, [issueChallenge], () => ({ door, deps: { proofOfWork: work } })),
    publications: serve(contracts.publications, [showPublication], () => ({ door, deps: {} })),
    grading: serve(contracts.grading, gradingActions, () => ({ door, deps: w.grading })),
    exchange: serve(contracts.exchange, exchangeActions, () => ({ door, deps: w.exchange })),
    customers: serve(contracts.customers, customerActions, () => ({ door, deps: w.customers })),
    sessions: serve(contracts.sessions, sessionActions, async () => ({ door, deps: await sessions })),
    'place-codes': serve(contracts['place-codes'], placeCodeActions, async () => ({
      door,
      deps: { codes: placeCodeStore(ledger), files: w.files, cursors: await parts.cursors(), sites: parts.sites.ids },
    })),
    surveys: serve(contracts.surveys, surveyActions, () => ({ door, deps: w.surveys })),
    'mini-program': serve(contracts['mini-program'], miniProgramActions, async () => ({
      door,
      deps: await miniProgramDeps(parts, {
        api: wechat.api,
        appId: standInApp.appId,
        pushKeys: async () => standInPush,
      }),
    })),
    operations: serve(contracts.operations, [health, listLetters, replay], () => ({ door, deps: operations })),
  };
  return { doors, lines };
}

/** The whole service behind its doors, in this process, with one invented person in each post beside the seeded staff. */
export async function wholeDoor(options: WorldOptions = {}) {
  const w = await world(options);
  const wechat = fakeWechat();
  for (const post of PostCode.options) {
    const person = aMember(staffNoOf(post), { posts: [aPost(post)] });
    await w.records.table.write(await w.records.creating(staffKind, person));
  }
  /** The customer's sign-in as it stands after he has used it just now. */
  async function signInCustomer(): Promise<void> {
    const { sub: subject, sid } = customerProof;
    const session = { id: SessionId.parse(sid), site, kind: 'customer' as const, subject, refreshHash: '', now: w.now };
    await w.records.table.write({ kind: 'put', item: await w.records.encode(sessionKind, begun(session).head) });
  }
  await signInCustomer();
  const { doors, lines } = doorsOf(w, wechat);

  async function ask(domain: DomainName, { raw, ...asked }: AskedWhole): Promise<Told> {
    const event = { ...apiEvent(asked), ...(raw !== undefined && { body: raw }) };
    const { statusCode = 0, headers = {}, body: text = '' } = await doors[domain](event, {} as Context);
    if (text === '' || headers['content-type']?.toString().startsWith('text/plain'))
      return { status: statusCode, headers, code: 0, message: text, data: {}, requestId: '', text };
    const { code, message, data, requestId } = JSON.parse(text) as Omit<Told, 'status' | 'headers' | 'text'>;
    return { status: statusCode, headers, code, message, data, requestId, text };
  }

  let keysUsed = 0;
  /** Asks a route as it wants to be asked: its example, a fresh key, a version; `over` replaces any of it. */
  function askRoute({ domain, route }: (typeof everyRoute)[number], over: Partial<AskedWhole> = {}): Promise<Told> {
    keysUsed += 1;
    const { headers, ...rest } = over;
    return ask(domain, {
      method: route.method,
      path: pathOf(route),
      ...(route.method !== 'GET' && { body: route.example?.body ?? {} }),
      ...rest,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `key-of-request-${keysUsed}`,
        ...(route.versioned && { 'if-match': '"1"' }),
        ...headers,
      },
    });
  }

  return { w, wechat, ask, askRoute, lines, signInCustomer };
}
export type WholeDoor = Awaited<ReturnType<typeof wholeDoor>>;
