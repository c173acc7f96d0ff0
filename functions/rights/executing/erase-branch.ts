import { isOpen as isCallOpen } from '../../callbacks/model.ts';
import { cancel } from '../../callbacks/rules.ts';
import { callbackKind } from '../../callbacks/store.ts';
import { findingKey } from '../../customers/findings.ts';
import { consentKind, identifierKind, nameMarksKind, relationKind } from '../../customers/kinds.ts';
import { creditKind } from '../../grading/store.ts';
import { ERASED_TEXT } from '../../kernel/event.ts';
import { lessonKind } from '../../lessons/store.ts';
import { customerKeys } from '../../platform/customer-keys.ts';
import { eventsPlace, indexes } from '../../platform/keys.ts';
import type { RecordKind, ValueOf } from '../../platform/records.ts';
import type { Item, Key } from '../../platform/table.ts';
import { accountKind } from '../../sessions/account-store.ts';
import { eraseWords, eraseWordsOfEvent } from '../../tickets/archiving/words-erased.ts';
import { ticketKind } from '../../tickets/kinds.ts';
import { timed } from '../clock-rules.ts';
import { overtaken, withoutWords } from '../erasure-rules.ts';
import { isOpen } from '../model.ts';
import { packageName } from '../package-names.ts';
import type { Branch } from '../searching/walk.ts';
import { rightsRequestKind } from '../store.ts';
import type { Executing } from './executing.ts';
import { goesWith } from './fates.ts';

/** What is done of one item. Each is done twice as well as once, for a page that was broken off is begun again. */
type Does = (item: Item, at: Executing) => Promise<void>;

const remove = ({ deps }: Executing, { pk, sk }: Key) => deps.records.table.write({ kind: 'delete', key: { pk, sk } });

/** The same record without what names or says something; a record that somebody changed meanwhile is read again by the next try. */
async function rewritten<K extends RecordKind>(
  kind: K,
  item: Item,
  { deps }: Executing,
  change: (value: ValueOf<K>) => ValueOf<K>,
): Promise<void> {
  const { records } = deps;
  const left = await records.encode(kind, change(await records.decode(kind, item)));
  const expect = typeof item.version === 'number' ? { equals: { version: item.version } } : { present: true as const };
  await records.table.write({ kind: 'put', item: left, expect });
}

/** A number, a card or a document is found no more before it is known no more. */
const forgetIdentifier: Does = async (item, at) => {
  await remove(at, findingKey(await at.deps.records.decode(identifierKind, item)));
  await remove(at, item);
};

const forgetNames: Does = async (item, at) => {
  const { site, customerId, marks } = await at.deps.records.decode(nameMarksKind, item);
  for (const mark of marks) await remove(at, customerKeys.nameMark(site, mark, customerId));
  await remove(at, item);
};

/** A relation stands on both sides. */
const forgetRelation: Does = async (item, at) => {
  const { site, customerId, other } = await at.deps.records.decode(relationKind, item);
  await remove(at, customerKeys.relation(site, other, customerId));
  await remove(at, item);
};

const ONE = 1;
/** A call that was promised is called off, and its place in the day is free again; then it goes. */
const forgetCall: Does = async (item, at) => {
  const call = await at.deps.records.decode(callbackKind, item);
  if (isCallOpen(call)) await at.deps.callbacks.change(call, cancel(call), at.by, ONE);
  await remove(at, item);
};

/** A colleague who is a guest, too, keeps his way in; as a guest he is known by it no more. */
const forgetAccount: Does = async (item, at) => {
  if (item.staffNo === undefined) return remove(at, item);
  return rewritten(accountKind, item, at, ({ customerId: _his, ...account }) => account);
};

const markEvent: Does = (item, at) => eraseWordsOfEvent(item, at.deps.records);

/** He said so, and when; by which paper is nobody's business any more. */
const markConsent: Does = (item, at) =>
  rewritten(consentKind, item, at, (consent) => ({
    ...consent,
    steps: consent.steps.map(({ proof, ...step }) => ({ ...step, ...(proof && { proof: { kind: proof.kind } }) })),
  }));

const markCredit: Does = (item, at) =>
  rewritten(creditKind, item, at, ({ contest, ...entry }) => ({
    ...{ ...entry, evidence: ERASED_TEXT },
    ...(contest && { contest: { ...contest, grounds: ERASED_TEXT } }),
  }));

/** Why it happened, who does what about it and until when stays; what was written of the matter goes, and an open one is planned anew. */
const markLesson: Does = (item, at) =>
  rewritten(lessonKind, item, at, ({ action, ...lesson }) => ({
    ...lesson,
    ...(action !== undefined && { action: ERASED_TEXT }),
  }));

/** Nothing of him is graded any more, so nobody looks at it again; what it was reckoned from stays. */
const unfileStanding: Does = ({ pk, sk }, { deps }) =>
  deps.records.table.write({
    ...{ kind: 'update', key: { pk, sk }, expect: { present: true } },
    remove: [indexes.watch.pk, indexes.watch.sk],
  });

/** Another request of his: what is still open of it has nothing to be done on any more. */
const markRequest: Does = async (item, at) => {
  if (item.id === at.request.id) return;
  const request = await at.deps.records.decode(rightsRequestKind, item);
  await at.deps.files.remove(packageName(request));
  if (!isOpen(request)) return rewritten(rightsRequestKind, item, at, withoutWords);
  const numbers = await at.deps.numbersOf(request);
  await at.deps.rights.change(request, timed(overtaken(request), at.by.now, numbers), at.by);
};

const special: Readonly<Record<string, Does>> = {
  // His head goes last, when nothing leads to him any more.
  customer: async () => {},
  identifier: forgetIdentifier,
  'name-marks': forgetNames,
  relation: forgetRelation,
  callback: forgetCall,
  'wechat-account': forgetAccount,
  consent: markConsent,
  'credit-entry': markCredit,
  lesson: markLesson,
  standing: unfileStanding,
  'rights-request': markRequest,
};

/** Where a head stands, and what happened to it. */
const placesOf = (head: Item): string[] => [head.pk, eventsPlace(head)];

/**
 * Erases a branch: what hangs furthest goes first and the root last, so that a run that was broken off still finds by the root what it has
 * not done. Matters lose their words; all else is done by its kind.
 */
export async function eraseBranch({ root, hanging }: Branch, at: Executing): Promise<void> {
  const { deps, by } = at;
  const matters = hanging.filter(({ is }) => is === ticketKind.name);
  for (const head of matters) {
    const ticket = await deps.records.decode(ticketKind, head);
    const own = hanging.filter(({ pk }) => placesOf(head).includes(pk));
    await eraseWords(ticket, own, { tickets: deps.tickets, records: deps.records, files: deps.files, by });
  }
  const inMatters = new Set(matters.flatMap(placesOf));
  const others = hanging.filter(({ pk }) => !inMatters.has(pk)).reverse();
  for (const item of [...others, root]) {
    const does = special[String(item.is)];
    if (does) await does(item, at);
    else if (item.is === 'event') await markEvent(item, at);
    else if (goesWith(item)) await remove(at, item);
  }
}
