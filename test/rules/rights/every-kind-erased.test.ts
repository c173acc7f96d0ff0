import { beforeEach, describe, expect, test } from 'vitest';
import { accessAlarmKind } from '../../../functions/access/alarms/store.ts';
import { readKind } from '../../../functions/access/log/store.ts';
import { identifierKind, mergedKind, profileKind } from '../../../functions/customers/kinds.ts';
import { exportKind } from '../../../functions/exchange/exports/store.ts';
import { creditKind } from '../../../functions/grading/store.ts';
import { LeakCaseId, newId, ReadId } from '../../../functions/kernel/ids.ts';
import { holdsPersonal } from '../../../functions/kernel/personal.ts';
import { addDays, millis } from '../../../functions/kernel/time.ts';
import {
  leakCaseKind,
  leakEvidenceKind,
  leakHearingKind,
  leakReporterKind,
} from '../../../functions/leak-cases/store.ts';
import { pushKind } from '../../../functions/mini-program/push/store.ts';
import { declaredKinds, type RecordKind } from '../../../functions/platform/records.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { runRetention } from '../../../functions/retention/run-retention.ts';
import {
  ENDS_BY_ITSELF,
  GOES,
  LOSES_WORDS,
  OF_THE_HOUSE,
  PUTS_OFF,
} from '../../../functions/rights/executing/fates.ts';
import { rightsRequestKind } from '../../../functions/rights/store.ts';
import { accountKind } from '../../../functions/sessions/account-store.ts';
import { authorityKind, detailKind, identityKind } from '../../../functions/tickets/kinds.ts';
import { anExport } from '../../support/builders-exchange.ts';
import { aHearing, aLeakCase, aSealed } from '../../support/builders-leak-cases.ts';
import { CANARY, type KnownCustomer, knownCustomer } from '../../support/known-customer.ts';
import { openedItems } from '../../support/opened-table.ts';
import { jpegWithout } from '../../support/pictures.ts';
import { loadRecordKinds, personalFieldsOf, valuesAt } from '../../support/record-kinds.ts';
import { applicant, people, rightsDesk } from '../../support/rights-desk.ts';
import { uploaded } from '../../support/uploads.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { site } from '../../support/world.ts';

/** Kinds of the product with a field for personal data, but for those of the house's own. */
async function kindsOfGuests(): Promise<RecordKind[]> {
  await loadRecordKinds();
  return declaredKinds().filter(
    ({ name, schema }) => holdsPersonal(schema) && name !== 'event' && !OF_THE_HOUSE.includes(name),
  );
}

const BIRTHDAY = '1977-03-31';
const MARKS = [CANARY, CANARY.toLowerCase(), '19000000001', '示例一', BIRTHDAY];
const isMarked = (value: unknown) => MARKS.some((mark) => JSON.stringify(value ?? null).includes(mark));

/** Fields that hold nothing of what somebody says or is: not marked, and why. */
const WITHOUT_MARK = {
  'the number of a colleague': ['leak-reporter.staffNo'],
  'a blind index': ['customer.phoneIndex'],
  'forgotten when the file is given': ['attachment.askedBy'],
  'another name of the same file': ['ticket-file.fileName'],
};

let door: WholeDoor;
let house: KnownCustomer;
beforeEach(async () => {
  door = await wholeDoor({ tells: true });
  house = knownCustomer(door);
});
const by = () => ({
  ...{ actor: { kind: 'system' as const, site, name: 'test' }, now: door.w.now, correlationId: 'every-kind' },
});

/** Puts what a record has beside into what stands there already. */
async function alsoHas<K extends RecordKind>(kind: K, of: (item: Item) => boolean, more: object): Promise<void> {
  const item = door.w.table.items().find((one) => one.is === kind.name && of(one));
  if (!item) throw new Error(`no ${kind.name}`);
  const value = await door.w.records.decode(kind, item);
  const whole = { ...value, ...more } as never;
  await door.w.table.write({ kind: 'put', item: await door.w.records.encode(kind, whole) });
}

/** A matter with all that can be told with one: a file, somebody for whom it is told, and who it is after all. */
async function wholeMatter(): Promise<void> {
  const file = { fileName: `${CANARY}.jpg`, mime: 'image/jpeg', bytes: jpegWithout };
  const key = await uploaded(door, { staffNo: 'S04' }, file);
  const id = await house.register({ kind: 'INQUIRY', subject: CANARY, attachments: [key] });
  await house.onTicket(id, 'answer', { as: 'S04', body: { text: CANARY } });
  const ticketNo = `GD${id.slice(4)}` as never;
  const { records, table } = door.w;
  const contact = { name: CANARY, phone: '+8619000000001', email: 'canary7731@example.com' };
  await alsoHas(detailKind, (item) => item.ticketNo === ticketNo, {
    ...{ remedyAsked: CANARY, aboutStaff: CANARY, contact },
    onBehalf: { as: 'FAMILY', name: CANARY, authority: CANARY },
    source: { visit: { companion: CANARY, place: '前台', visitedAt: door.w.now } },
  });
  const identity = { site, ticketNo, contact, toldAt: door.w.now };
  const authority = { site, ticketNo, document: CANARY, shownAt: door.w.now, seenBy: 'S04' };
  await table.write(await records.creating(identityKind, identity as never));
  await table.write(await records.creating(authorityKind, authority as never));
}

/** What hangs on no customer, with words of his in it: evidence, lists, the log, what WeChat brought. */
async function elsewhere(): Promise<void> {
  const { records, table, parts, files } = door.w;
  const { ledger } = parts;
  const id = LeakCaseId.parse('lkc_01HK153X00FV0QTBMYWKVK8T81');
  const words = { report: CANARY, containment: CANARY, finding: CANARY, recommendation: CANARY, ruling: CANARY };
  const { lookAt: _closed, ...found } = aLeakCase({ id, words, status: 'CLOSED', closedAt: door.w.now });
  const told = (type: string) => ({ type, texts: { note: CANARY } });
  await ledger.begin(leakCaseKind, { head: found, event: told('leak-case.reported') }, by());
  const file = { name: `kept/leak-cases/${CANARY}`, type: 'text/plain', fileName: '照片.txt' };
  await files.put(file.name, Buffer.from(CANARY), { type: 'text/plain' });
  const evidence = { ...aSealed(found).evidence, title: CANARY, text: CANARY, file: { ...file, fileName: CANARY } };
  await table.write(await records.creating(leakEvidenceKind, evidence));
  await table.write(await records.creating(leakHearingKind, aHearing({ allegation: CANARY, statement: CANARY })));
  await table.write(await records.creating(leakReporterKind, { id, site, staffNo: 'S20', contact: CANARY } as never));
  const list = anExport({ status: 'DECLINED', reason: CANARY });
  await ledger.begin(exportKind, { head: list, event: told('customer-export.declined') }, by());
  const push = { id: 'wxp_x', site, hash: 'x', what: 'text', message: CANARY, receivedAt: door.w.now, status: 'DONE' };
  await ledger.begin(
    pushKind,
    { head: { ...push, version: 1 } as never, event: { type: 'wechat-push.received' } },
    by(),
  );
  await settledAlarm();
}

async function settledAlarm(): Promise<void> {
  const { records, table, parts } = door.w;
  const bytes = (n: number) => new Uint8Array(n);
  const alarm = {
    ...{ id: newId('accessAlarm', door.w.now, bytes), site, kind: 'NIGHT', status: 'CONFIRMED', staffNo: 'S04' },
    ...{ raisedAt: door.w.now, settledAt: door.w.now, settledBy: 'P01', version: 1 },
  };
  const event = { type: 'access-alarm.confirmed', texts: { finding: CANARY } };
  await parts.ledger.begin(accessAlarmKind, { head: alarm as never, event }, by());
  const entry = {
    ...{ id: ReadId.parse(newId('read', door.w.now, bytes)), site, part: 0, at: door.w.now, staffNo: 'S04' },
    ...{ post: 'COMPLAINT_AGENT', route: 'POST /v1/customers/x/reveal', what: 'CUSTOMER', subjects: [applicant] },
    ...{ requestId: 'r', correlationId: 'c', clear: true, reason: CANARY },
  };
  await table.write(await records.creating(readKind, entry as never));
}

async function identifierOf(customerId: string) {
  const item = door.w.table.items().find((one) => one.is === 'identifier' && one.customerId === customerId);
  return door.w.records.decode(identifierKind, item as Item);
}

async function everythingIsKnown(): Promise<void> {
  for (const what of ['consent', 'described', 'preferring', 'card', 'mail', 'related', 'credit', 'byWechat'] as const)
    await house[what]();
  for (const what of ['booked', 'another', 'lesson', 'declined', 'sealed'] as const) await house[what]();
  await wholeMatter();
  await elsewhere();
  await alsoHas(profileKind, ({ customerId }) => customerId === applicant, { bornOn: BIRTHDAY });
  const { value, ...card } = await identifierOf(applicant);
  const step = { at: door.w.now, given: true, basis: 'CONSENT', by: 'S17', proof: { kind: 'SIGNED', ref: CANARY } };
  await alsoHas(accountKind, () => true, { unionid: CANARY });
  const contest = { grounds: CANARY, at: door.w.now, dueAt: door.w.now };
  await alsoHas(creditKind, () => true, { status: 'CONTESTED', contest });
  await alsoHas(mergedKind, () => true, {
    ...{ name: CANARY, alias: CANARY, identifiers: [{ ...card, value: value ?? CANARY }] },
    consents: [{ purpose: 'MARKETING_CALL', step }],
  });
}

async function erased(): Promise<void> {
  const desk = rightsDesk(door);
  await door.signInCustomer();
  const corrections = { name: CANARY, alias: CANARY, address: CANARY, bornOn: BIRTHDAY };
  const other = await desk.ask({ kind: 'CORRECT', corrections });
  await alsoHas(rightsRequestKind, (item) => item.id === other.data.id, { explanation: CANARY });
  const { data } = await desk.ask({ kind: 'DELETE', note: CANARY });
  await desk.shown(String(data.id));
  marked = await openedItems(door.w);
  await desk.act(String(data.id), 'decide', { as: people.officer, body: { granted: true, explanation: CANARY } });
  await door.w.relay();
  expect(desk.head(String(data.id)).status).toBe('EXECUTED');
}
let marked: Item[] = [];

/** Of which kind something is: what happened is of the kind to which it did. */
const kindOf = (item: Item) => String(item.is === 'event' ? item.entity : item.is);
const stillMarked = async () => [...new Set((await openedItems(door.w)).filter(isMarked).map(kindOf))].sort();

test('every kind with a field for personal data has a fate when its guest is erased, and one alone', async () => {
  const names = (await kindsOfGuests()).map(({ name }) => name);
  const fates = [...GOES, ...LOSES_WORDS, ...Object.keys(ENDS_BY_ITSELF), ...PUTS_OFF];

  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => fates.filter((one) => one === name).length !== 1)).toEqual([]);
});

describe('a mark in every personal field of every kind', () => {
  beforeEach(async () => {
    await everythingIsKnown();
    await erased();
  });

  test('stood there before, or the test would prove nothing', async () => {
    const exempt = Object.values(WITHOUT_MARK).flat();
    const kinds = (await kindsOfGuests()).filter(({ name }) => !PUTS_OFF.includes(name));

    const unmarked = kinds.flatMap(({ name, schema }) => {
      const items = marked.filter(({ is }) => is === name);
      const missing = personalFieldsOf(schema).filter((at) => !items.some((item) => valuesAt(item, at).some(isMarked)));
      return missing.map((at) => `${name}.${at}`);
    });

    expect(unmarked.filter((field) => !exempt.includes(field))).toEqual([]);
  });

  test('is gone from all that hung on him: records, events and files', async () => {
    const left = await stillMarked();

    expect(left.filter((kind) => ENDS_BY_ITSELF[kind] === undefined)).toEqual([]);
    expect(door.w.files.names()).toEqual([`kept/leak-cases/${CANARY}`]);
  });

  test('is gone from everything else when its time is over: nothing of him is left anywhere', async () => {
    const before = await stillMarked();
    door.w.now = addDays(door.w.now, 365 * 5 + 3);
    for (let n = 0; n < 10; n += 1)
      if ((await runRetention(site, { now: door.w.now, deps: door.w.retention, correlationId: 'time' })).runs === 0)
        break;
    await goneByExpiry();

    expect(before).toEqual([
      'access-alarm',
      'customer-export',
      'leak-case',
      'leak-evidence',
      'leak-hearing',
      ...['leak-reporter', 'read', 'wechat-push'],
    ]);
    expect(await stillMarked()).toEqual([]);
    expect(door.w.files.names()).toEqual([]);
  });
});

/** What the table itself takes away once its second has come. */
async function goneByExpiry(): Promise<void> {
  const now = millis(door.w.now) / 1_000;
  for (const { pk, sk, expiresAtEpoch } of door.w.table.items())
    if (typeof expiresAtEpoch === 'number' && expiresAtEpoch < now)
      await door.w.table.write({ kind: 'delete', key: { pk, sk } });
}
