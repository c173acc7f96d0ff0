import { workOrderIdOf } from '../kernel/ids.ts';
import { addMs, type Instant, instantOfShort, millis, shortInstant } from '../kernel/time.ts';
import type { Clock, Ticket } from './model.ts';
import type { ClockKind } from './words.ts';

/**
 * The small form of a head. Every change is billed on the whole item, and over 1,024 bytes twice: an instant takes 8 bytes
 * instead of 24, a clock 22 instead of 90, a name 2 or 3. What conditions and indexes look at keeps its own name.
 */

type Fields = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, string>>;

const HEAD: Names = {
  kind: 'kd',
  channel: 'ch',
  domain: 'dm',
  stage: 'sg',
  category: 'ct',
  severity: 'sv',
  priority: 'pr',
  anonymous: 'an',
  customerId: 'cu',
  receivedAt: 'ra',
  workOrders: 'wn',
  workOrder: 'wo',
  passedOver: 'po',
  handlers: 'hs',
  owner: 'o',
  noTaker: 'nt',
  resumes: 'rm',
  recused: 'rc',
  about: 'ab',
  resolvedAt: 'rs',
  followUps: 'fn',
  reopened: 'rn',
  level: 'lv',
  told: 'to',
  returns: 're',
  misses: 'ms',
  supervision: 'sn',
  coHandlers: 'co',
  handOver: 'ho',
  reminded: 'rd',
  safety: 'sf',
  urges: 'ur',
  offeredFen: 'fo',
  agreedFen: 'fa',
  extension: 'xa',
  extended: 'xt',
  mergedInto: 'mi',
  grade: 'gr',
  outside: 'ou',
  contained: 'cd',
  closedAt: 'ca',
  endedAs: 'ea',
  withdrawnAt: 'wa',
  binds: 'b',
  proposedAt: 'pa',
  spokeAt: 'sp',
  silent: 'si',
  goodwill: 'g',
  legal: 'lg',
  review: 'rv',
  suspectedRepeatOf: 'sr',
  textFlag: 'tf',
  clocks: 'ck',
  stopped: 'sc',
  slaVersion: 'sl',
  generation: 'gn',
};

const ORDER: Names = {
  assignee: 'as',
  unitId: 'un',
  offeredAt: 'of',
  takeOverBy: 'tb',
  generation: 'gn',
  status: 'st',
};

/** Groups whose every field has a letter of its own. */
const GROUPS: Readonly<Record<string, Names>> = {
  told: { staffNo: 's', ackBy: 'a', level: 'l' },
  legal: { rule: 'r', pausedAt: 'p', taken: 't' },
};

const SUPERVISION: Names = { status: 'st', level: 'lv', dueAt: 'du' };
const SUPERVISION_WORDS: Readonly<Record<string, Names>> = {
  status: { ISSUED: 'I', OVERDUE: 'O' },
  level: { REMINDER: 'M', YELLOW: 'Y', RED: 'R' },
};

const CLOCKS: Readonly<Record<ClockKind, string>> = {
  FIRST_CONTACT: 'FC',
  ACCEPT: 'AC',
  DISPATCH: 'DI',
  TAKE_OVER: 'TO',
  FIRST_ANSWER: 'FA',
  PROGRESS: 'PR',
  RESOLVE: 'RS',
  TOTAL_RESOLVE: 'TR',
  FOLLOW_UP: 'FU',
  CONTAINMENT: 'CO',
  SITUATION: 'ST',
  LEGAL: 'LE',
  EXTERNAL: 'EX',
  OLA: 'OL',
};

/** Fixed words as two letters; a word without letters of its own is kept whole, so that a new one is never lost. */
const WORDS: Readonly<Record<string, Names>> = {
  kind: {
    ...{ INQUIRY: 'IQ', COMPLAINT: 'CP', SUGGESTION: 'SG', COMMENDATION: 'CM', ASSISTANCE: 'AS', REPAIR: 'RP' },
    ...{ LOST_FOUND: 'LF', MISCONDUCT: 'MC', EMERGENCY: 'EM' },
  },
  channel: {
    ...{ PHONE: 'PH', WEB: 'WB', MINI_PROGRAM: 'MP', WALK_IN: 'WI', LETTER: 'LT', OTA: 'OT', WECOM: 'WC' },
    ...{ HOTLINE_12345: 'HL', PLATFORM_12315: 'PF', SOCIAL: 'SO', INTERNAL: 'IN' },
  },
  domain: {
    ...{ FRESH_PRODUCT: 'FP', LODGING: 'LO', CATERING: 'CA', TOUR: 'TR', MEMBERSHIP: 'MB', OTHER: 'OR' },
  },
  stage: { PRE_SALE: 'PS', IN_SALE: 'IS', AFTER_SALE: 'AF', DERIVATIVE: 'DV' },
  severity: { MINOR: 'MI', SERIOUS: 'SE', MAJOR: 'MA' },
  endedAs: {
    ...{ SOLVED: 'SO', PARTLY: 'PA', UNREACHED: 'UR', CALL_REFUSED: 'CR', NOT_FOLLOWED_UP: 'NF', SILENT: 'SI' },
    ...{ ANONYMOUS: 'AN', NO_COMPLAINANT: 'NC', ANSWERED: 'AW', LEAD: 'LD', WITHDRAWN: 'WD', CONCLUDED: 'CC' },
    ...{ MERGED: 'MG', DECLINED: 'DC', TRANSFERRED: 'TF' },
  },
  about: { TOLD: 'TD', NAMED: 'NM' },
  resumes: { WAITING_CUSTOMER: 'WC', PROPOSED: 'PP', EXECUTING: 'EX' },
  review: { PARTY_LIMIT: 'PL', DEVICE_LIMIT: 'DL', ADDRESS_LIMIT: 'AL', HONEYPOT: 'HP', TEXT: 'TX', PICTURE: 'PI' },
  textFlag: { UNCHECKED: 'UN', DOUBTFUL: 'DO', LISTED: 'LI', RISKY: 'RI' },
};

const turned = (names: Names): Names => Object.fromEntries(Object.entries(names).map(([long, short]) => [short, long]));
const [LONG_HEAD, LONG_ORDER, LONG_CLOCKS] = [turned(HEAD), turned(ORDER), turned(CLOCKS)];

function renamed(group: Fields, names: Names): Fields {
  const made: Record<string, unknown> = {};
  for (const name of Object.keys(group)) made[names[name] ?? name] = group[name];
  return made;
}

const allTurned = (words: Readonly<Record<string, Names>>) =>
  Object.fromEntries(Object.entries(words).map(([field, names]) => [field, turned(names)]));
const [LONG_WORDS, LONG_SUPERVISION_WORDS] = [allTurned(WORDS), allTurned(SUPERVISION_WORDS)];

function spelled(head: Fields, words: Readonly<Record<string, Names>>): Fields {
  const made: Record<string, unknown> = { ...head };
  for (const field of Object.keys(words)) {
    const word = head[field];
    if (typeof word === 'string') made[field] = words[field]?.[word] ?? word;
  }
  return made;
}

/** The groups of a head with their fields renamed; one that is not there stays away. */
const grouped = (head: Fields, names: (group: Names) => Names): Fields => ({
  ...head,
  ...Object.fromEntries(
    Object.entries(GROUPS).flatMap(([name, group]) =>
      head[name] === undefined ? [] : [[name, renamed(head[name] as Fields, names(group))] as const],
    ),
  ),
});

const packInstant = (at: string): string => shortInstant(at as Instant);

/** A clock: `R<ms since the receipt>.<ms to its due>.<rung>`, the letter its state; `.<minutes>` more where it has been paused, `.<days>` where it was extended. */
const packClock =
  (receivedAt: Instant) =>
  ({ state, from, dueAt, rung, paused, granted }: Clock) =>
    [
      state.slice(0, 1) + (millis(from) - millis(receivedAt)).toString(36),
      (millis(dueAt) - millis(from)).toString(36),
      rung.toString(36),
      ...(paused === undefined && granted === undefined ? [] : [paused?.toString(36) ?? '']),
      ...(granted === undefined ? [] : [granted.toString(36)]),
    ].join('.');

const STATES = { R: 'RUNNING', P: 'PAUSED', M: 'MET', B: 'BREACHED', C: 'CANCELLED' } as const;

const unpackClock =
  (receivedAt: Instant) =>
  (packed: string): Clock => {
    const [first = '', due = '', rung = '', paused = '', granted = ''] = packed.split('.');
    const state = STATES[first.slice(0, 1) as keyof typeof STATES];
    const from = addMs(receivedAt, Number.parseInt(first.slice(1), 36));
    return {
      ...{ state, from, dueAt: addMs(from, Number.parseInt(due, 36)), rung: Number.parseInt(rung, 36) },
      ...(paused !== '' && { paused: Number.parseInt(paused, 36) }),
      ...(granted !== '' && { granted: Number.parseInt(granted, 36) }),
    };
  };

const each = <A, B>(group: unknown, change: (value: A) => B) =>
  Object.fromEntries(Object.entries((group ?? {}) as Record<string, A>).map(([name, value]) => [name, change(value)]));

const INSTANTS = [
  'receivedAt',
  'resolvedAt',
  'ladderAt',
  'watchAt',
  'pausedAt',
  'urgedAt',
  'closedAt',
  'withdrawnAt',
  'spokeAt',
  'proposedAt',
] as const;

/** The named texts of a group changed; those that are not there stay away. */
function withChanged(group: Fields, names: readonly string[], change: (text: string) => string): Fields {
  const made: Record<string, unknown> = { ...group };
  for (const name of names) {
    const text = group[name];
    if (typeof text === 'string') made[name] = change(text);
  }
  return made;
}

/** Which instants stand in which groups of a head. */
const GROUP_INSTANTS: Readonly<Record<string, readonly string[]>> = {
  workOrder: ['offeredAt', 'takeOverBy'],
  told: ['ackBy'],
  legal: ['pausedAt'],
  handOver: ['until'],
};

function withInstants(head: Fields, change: (text: string) => string): Fields {
  const groups = Object.entries(GROUP_INSTANTS).flatMap(([name, instants]) =>
    head[name] === undefined ? [] : [[name, withChanged(head[name] as Fields, instants, change)] as const],
  );
  return { ...withChanged(head, INSTANTS, change), ...Object.fromEntries(groups) };
}

/** An order's id is its ticket's and a number: the number is kept. */
const packedOrder = ({ id, ...order }: Fields): Fields => ({
  ...renamed(order, ORDER),
  n: Number(String(id).split('_')[2]),
});
const unpackedOrder = ({ n, ...order }: Fields, ticketId: string): Fields => ({
  ...renamed(order, LONG_ORDER),
  id: workOrderIdOf(ticketId as Ticket['id'], Number(n)),
});

/** An open supervision order, small; and as it was. */
function packedSupervision(supervision: unknown): Fields {
  const { open, ...rest } = supervision as { open?: Fields };
  if (!open) return rest;
  return { ...rest, open: renamed(withChanged(spelled(open, SUPERVISION_WORDS), ['dueAt'], packInstant), SUPERVISION) };
}

function unpackedSupervision(stored: unknown): Fields {
  const { open, ...rest } = stored as { open?: Fields };
  if (!open) return rest;
  const named = withChanged(renamed(open, turned(SUPERVISION)), ['dueAt'], instantOfShort);
  return { ...rest, open: spelled(named, LONG_SUPERVISION_WORDS) };
}

const packedClocks = (clocks: Ticket['clocks'], receivedAt: Instant): Fields =>
  renamed(each(clocks, packClock(receivedAt)), CLOCKS);
const unpackedClocks = (stored: unknown, receivedAt: Instant) =>
  each(renamed((stored ?? {}) as Fields, LONG_CLOCKS), unpackClock(receivedAt));

/** A head as the table keeps it. Its number is its id, so it is left out. */
export function packHead(head: Ticket): Fields {
  const { ticketNo: _isItsId, ...rest } = head;
  const small = grouped(withInstants(spelled(rest, WORDS), packInstant), (names) => names);
  const order = small.workOrder as Fields | undefined;
  return renamed(
    {
      ...small,
      clocks: packedClocks(head.clocks, head.receivedAt),
      ...(head.stopped && { stopped: packedClocks(head.stopped, head.receivedAt) }),
      ...(order && { workOrder: packedOrder(order) }),
      ...(head.supervision && { supervision: packedSupervision(head.supervision) }),
    },
    HEAD,
  );
}

/** A head as the code knows it. */
export function unpackHead(stored: Fields): Fields {
  const named = grouped(spelled(renamed(stored, LONG_HEAD), LONG_WORDS), turned);
  const order = named.workOrder as Fields | undefined;
  const receivedAt = instantOfShort(String(named.receivedAt));
  const workOrder = order && unpackedOrder(order, String(stored.id));
  const whole = withInstants({ ...named, ...(workOrder && { workOrder }) }, instantOfShort);
  const { supervision, stopped } = named;
  return {
    ...whole,
    ...(supervision !== undefined && { supervision: unpackedSupervision(supervision) }),
    ...(stopped !== undefined && { stopped: unpackedClocks(stopped, receivedAt) }),
    clocks: unpackedClocks(named.clocks, receivedAt),
    ticketNo: `GD${String(stored.id).slice(4)}`,
  };
}
