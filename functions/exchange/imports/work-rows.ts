import { type Decided, entered } from '../../customers/archive/rules.ts';
import { findHolders } from '../../customers/identifiers/find-match.ts';
import type { Holder } from '../../customers/identifiers/match-rules.ts';
import type { Known } from '../../customers/known.ts';
import { type AppError, isAppError } from '../../kernel/errors.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ExchangeDeps } from '../deps.ts';
import type { CustomerImport, RowResult } from './model.ts';
import { meant, mustBeHis, type Row, toldAnew, unsure } from './outcome-rules.ts';
import type { StagedRow, ToldRow } from './row-rules.ts';

/** One row at work: of which import, and by which means. */
export interface RowWork {
  readonly one: CustomerImport;
  readonly staged: StagedRow;
  readonly deps: Pick<ExchangeDeps, 'archive' | 'customerOf' | 'customerIdFor'>;
  readonly now: Instant;
}

const TRIES = 4; // two rows of a file may tell of one customer at once
const MOST_SHOWN = 5;

const rowOf = (told: ToldRow, { deps }: RowWork): Row => ({
  told,
  identifiers: told.identifiers.flatMap(({ kind, value }) => deps.archive.recognise(kind, value) ?? []),
});

/** Who has what the row says, the WeChat user among it. */
async function holdersOf({ one: { site }, deps }: RowWork, row: Row): Promise<readonly Holder[]> {
  const { customers } = deps.archive;
  const found = await findHolders(customers, site, row.identifiers);
  const { openid } = row.told;
  const user = openid === undefined ? undefined : await deps.customerOf(site, openid);
  const customer = user && (await customers.resolved(site, user));
  if (!customer) return found;
  return [...found, { customerId: customer.id, kind: 'WECHAT', state: 'ACTIVE', verified: true }];
}

/** Whom a row means, and what it tells anew of him; nothing where he is new. Errors: those of the rules. */
async function looked(work: RowWork, row: Row): Promise<{ known?: Known; decided?: Decided | undefined }> {
  const { one, deps, now } = work;
  const holders = await holdersOf(work, row);
  const who = meant(holders);
  if (who.kind === 'UNSURE') throw unsure(who.candidates);
  if (who.kind === 'NOBODY') return {};
  mustBeHis(who.customerId, holders);
  const known = await deps.archive.customers.known(one.site, who.customerId);
  const nameMarksOf = (names: readonly (string | undefined)[]) => deps.archive.nameMarksOf(one.site, names);
  return { known, decided: toldAnew(known, row, { onKnown: one.onKnown, now, nameMarksOf }) };
}

/** What can be said of a row without looking anywhere: it is bad, or its file says the same twice. */
function settledByItself({ row, shown, problems, sameAs }: StagedRow): RowResult | undefined {
  if (problems) return { row, outcome: 'REJECTED', problems, shown };
  return sameAs === undefined ? undefined : { row, outcome: 'DUPLICATE', sameAs, shown };
}

/** A refusal of the archive is the result of its row, and holds up no other. */
function refused({ row, shown }: StagedRow, { code, texts, details }: AppError): RowResult {
  const problems = [{ code, reason: texts }];
  const candidates = details.candidates as CustomerId[] | undefined;
  if (!candidates) return { row, outcome: 'REJECTED', problems, shown };
  return { row, outcome: 'DUPLICATE', problems, candidates: candidates.slice(0, MOST_SHOWN), shown };
}

/** Whether an error says something of the row, and not of the moment. */
const isOfTheRow = (error: unknown): error is AppError =>
  isAppError(error) && error.kind !== 'busy' && error.kind !== 'internal';

/** F01, dry run: what a row would come to. Nothing is changed. */
export async function planRow(work: RowWork): Promise<RowResult> {
  const { staged } = work;
  const settled = settledByItself(staged);
  if (settled) return settled;
  const { row, shown } = staged;
  try {
    const { known, decided } = await looked(work, rowOf(staged.told as ToldRow, work));
    if (!known) return { row, outcome: 'CREATED', shown };
    return { row, outcome: decided ? 'UPDATED' : 'DUPLICATE', customerId: known.customer.id, shown };
  } catch (error) {
    if (!isOfTheRow(error)) throw error;
    return refused(staged, error);
  }
}

/** Everything that a row does is one operation: its name follows from import and row, so that another try is known by it. */
const circumstancesOf = ({ one, staged, now }: RowWork): Circumstances => ({
  actor: { kind: 'system', site: one.site, name: 'customer-import' },
  ...{ now, correlationId: one.id },
  op: { key: `${one.id}/${staged.row}`, body: '' },
});

/** An event of the archive says of which import and row it comes. */
const ofRow = ({ one, staged }: RowWork, { event, ...decided }: Decided): Decided => ({
  ...decided,
  event: { ...event, facts: { ...event.facts, importId: one.id, row: staged.row } },
});

async function tried(work: RowWork, id: CustomerId, row: Row): Promise<Pick<RowResult, 'outcome' | 'customerId'>> {
  const { one, deps, now } = work;
  const { site, committedAt = now } = one;
  const { customers, keeping, nameMarksOf } = deps.archive;
  if (await customers.find(site, id)) return { outcome: 'CREATED', customerId: id };
  const by = circumstancesOf(work);
  const { known, decided } = await looked(work, row);
  if (known) {
    const customerId = known.customer.id;
    // Another try may be days later than the first, so what was done is looked for since the import itself began.
    const before = await keeping.repeated({ site, id: customerId }, { ...by, now: committedAt });
    if (!before && !decided) return { outcome: 'DUPLICATE', customerId };
    if (!before && decided) await keeping.change(known, ofRow(work, decided), by);
    return { outcome: 'UPDATED', customerId };
  }
  const { name, alias, kind = 'PERSON', profile } = row.told;
  const made = {
    ...{ id, site, kind, source: one.source, basis: one.basis, identifiers: row.identifiers },
    ...(name !== undefined && { name }),
    ...(alias !== undefined && { alias }),
    ...(Object.keys(profile).length > 0 && { profile }),
    nameMarks: nameMarksOf(site, [name, alias]),
  };
  await keeping.begin(ofRow(work, entered(made, now)), by);
  return { outcome: 'CREATED', customerId: id };
}

/**
 * A row for good. However often it is tried, and by however many at once, it enters one customer, or tells one customer once: the id of
 * whom it enters follows from import and row, and what it tells is one operation of that name.
 */
export async function commitRow(work: RowWork): Promise<RowResult> {
  const { one, staged, deps, now } = work;
  const settled = settledByItself(staged);
  if (settled) return settled;
  const { row, shown } = staged;
  const id = deps.customerIdFor({ importId: one.id, row, at: one.committedAt ?? now });
  const told = rowOf(staged.told as ToldRow, work);
  for (let left = TRIES; ; left -= 1) {
    try {
      return { row, shown, ...(await tried(work, id, told)) };
    } catch (error) {
      const overtaken = isAppError(error) && (error.kind === 'stale' || error.code === 'customer.identifierTaken');
      if (overtaken && left > 1) continue;
      if (overtaken || !isOfTheRow(error)) throw error;
      // Whoever is in the way may be he himself: another worker has entered him between two looks.
      if (await deps.archive.customers.find(one.site, id)) return { row, shown, outcome: 'CREATED', customerId: id };
      return refused(staged, error);
    }
  }
}
