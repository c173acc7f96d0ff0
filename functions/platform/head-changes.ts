import { changesBetween, type EventRecord } from '../kernel/event.ts';
import { mapPersonal } from '../kernel/personal.ts';
import type { RecordKind } from './records.ts';

const PERSONAL = '(personal)';

type Fields = Readonly<Record<string, unknown>>;

/** A head in its small form, with a mark in place of every personal text. */
function marked(kind: RecordKind, head: Fields): Fields {
  const told = mapPersonal(kind.schema, head, () => PERSONAL) as Fields;
  return kind.pack ? kind.pack(told as never) : told;
}

/**
 * What differs between two heads, as their event keeps it. Events are not sealed but for their texts, so personal fields are
 * left out: that one changed is said by the facts of the event, and what it was before is nobody's business any more.
 */
export function headChanges(kind: RecordKind, before: Fields, after: Fields): EventRecord['changes'] {
  const all = Object.entries(changesBetween(marked(kind, before), marked(kind, after)));
  return Object.fromEntries(all.filter(([, [was, is]]) => was !== PERSONAL && is !== PERSONAL));
}
