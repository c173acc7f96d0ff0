import * as z from 'zod';
import type { Actor } from './actor.ts';
import { SiteId } from './ids.ts';
import { personal } from './personal.ts';
import type { Operation } from './route.ts';
import { Instant } from './time.ts';
import { machineFamilies, type Wake } from './workflow.ts';

/** Who did it, as which post: enough to hold somebody to account, nothing personal beyond a staff number. */
export const EventActor = z.object({
  kind: z.enum(['staff', 'customer', 'public', 'system']),
  id: z.string().optional(),
  post: z.string().optional(),
});

const Plain = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/**
 * One thing that happened to an entity: at once its timeline, its audit trail and the outbox. Written in the transaction of
 * the change it tells of, never changed afterwards. `changes` holds head fields as [before, after], so the head of any
 * earlier version can be told from the newest one; `op` remembers the request, so a repeat is known.
 */
export const EventRecord = z.object({
  id: z.string(),
  type: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  site: SiteId,
  entity: z.string(),
  entityId: z.string(),
  version: z.int().min(1),
  at: Instant,
  actor: EventActor,
  correlationId: z.string(),
  op: z.object({ key: z.string(), body: z.string() }).optional(),
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  facts: z.record(z.string(), Plain),
  /**
   * What was said or found, by name (`message`, `result`, `cause` …), as one JSON text: sealed as one, never on the bus. Each
   * seal costs 50 bytes, and an event is to stay under 1 KB.
   */
  texts: personal('SENSITIVE_TEXT', z.string()).optional(),
  /** What the words are proven by when they are gone; and by what this event follows the one before (docs/audit.md). */
  proof: z.string().optional(),
  link: z.string().optional(),
  wakes: z
    .array(z.object({ machine: z.enum(machineFamilies), id: z.string(), generation: z.int(), wakeAt: Instant }))
    .optional(),
});
export type EventRecord = z.infer<typeof EventRecord>;

/** Chance among the texts of an event: a proof of short words would be found out by trying, were there nothing in it but them. */
const SALT = '~';

/** Stands where words stood, until whoever they were of had them erased. */
export const ERASED_TEXT = '〔已按本人请求删除〕';

/** The texts of an event as it keeps them. */
export const packedTexts = (texts: Readonly<Record<string, string>>, salt: string): string =>
  JSON.stringify({ ...texts, [SALT]: salt });

/** The texts of an event, by name. */
export function textsOf(event: Pick<EventRecord, 'texts'>): Readonly<Record<string, string>> | undefined {
  if (event.texts === undefined) return undefined;
  const { [SALT]: _chance, ...texts } = JSON.parse(event.texts) as Record<string, string>;
  return texts;
}

/** Whether nothing is left of the words of an event but a mark for each. */
export const areErased = (event: Pick<EventRecord, 'texts'>): boolean =>
  Object.values(textsOf(event) ?? {}).every((text) => text === ERASED_TEXT);

/** What a rule says has happened; the platform adds who, when and which version. */
export interface Happening {
  readonly type: string;
  readonly facts?: Readonly<Record<string, z.infer<typeof Plain>>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly wakes?: readonly Wake[];
}

/** A head after a decision, with what happened. */
export interface Changed<Head> {
  readonly head: Head;
  readonly event: Happening;
}

/** The circumstances of a change: who, when, on whose request. */
export interface Circumstances {
  readonly actor: Actor;
  readonly now: Instant;
  readonly correlationId: string;
  readonly op?: Operation | undefined;
}

/** The actor as an event keeps him. */
export function actorOf(actor: Actor): EventRecord['actor'] {
  if (actor.kind === 'staff') return { kind: 'staff', id: actor.staffNo, post: actor.post.code };
  if (actor.kind === 'customer') return { kind: 'customer', id: actor.customerId };
  if (actor.kind === 'system') return { kind: 'system', id: actor.name };
  return { kind: 'public' };
}

type Fields = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The fields in which two heads differ, as [before, after]; what is not there counts as null. A field that is itself a group
 * of fields is compared one level deeper (`clocks.RESOLVE`), so that an event stays small.
 */
export function changesBetween(before: Fields, after: Fields, under = ''): EventRecord['changes'] {
  const changes: EventRecord['changes'] = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name], after[name]];
    if (name === 'version' || same(was, is)) continue;
    if (under === '' && isFields(was) && isFields(is)) Object.assign(changes, changesBetween(was, is, `${name}.`));
    else changes[under + name] = [was ?? null, is ?? null];
  }
  return changes;
}

function put(fields: Fields, path: string, value: unknown): Fields {
  const [name, inner] = path.split('.') as [string, string | undefined];
  if (inner !== undefined) return { ...fields, [name]: put((fields[name] ?? {}) as Fields, inner, value) };
  const { [name]: _gone, ...rest } = fields;
  return value === null ? rest : { ...rest, [name]: value };
}

/** The head as it stood before the given later events (newest first) happened. */
export function asOf(head: Fields, later: readonly EventRecord[]): Fields {
  return later.reduce<Fields>((now, event) => {
    const past = Object.entries(event.changes).reduce((fields, [path, [before]]) => put(fields, path, before), now);
    return { ...past, version: event.version - 1 };
  }, head);
}

/** Whether a head has every value that an event says it left, but for the named fields; `equal` compares as the table keeps. */
export function isAsTold(
  head: Fields,
  { changes }: Pick<EventRecord, 'changes'>,
  of: { readonly but: readonly string[]; readonly equal: (a: unknown, b: unknown) => boolean },
): boolean {
  return Object.entries(changes).every(([path, [, after]]) => {
    const [name, inner] = path.split('.') as [string, string | undefined];
    const value = inner === undefined ? head[name] : ((head[name] ?? {}) as Fields)[inner];
    return of.but.includes(name) || of.equal(value ?? null, after);
  });
}
