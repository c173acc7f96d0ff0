import * as z from 'zod';
import { isAppError, type Texts } from '../kernel/errors.ts';
import type { PostId, SiteId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { SentInstant } from '../kernel/time.ts';
import { Domain } from '../tickets/words.ts';
import { notOneself } from './errors.ts';
import { Language, StaffMember as Member, type StaffMember, StaffNo, UnitId } from './model.ts';
import { appoint, describe, type Organisation, takeOn } from './person-rules.ts';
import { PostCode } from './posts.ts';

/** One line of the file as it was read: its cells by column. */
export interface ReadLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface PlannedRow {
  readonly line: number;
  readonly staffNo?: string;
  readonly outcome: 'ADD' | 'CHANGE' | 'SAME' | 'REFUSED';
  readonly code?: string;
  readonly column?: string;
  readonly reason?: Texts;
}

/** A person whom the file makes or changes, with the posts it gives him. */
export interface PlannedPerson {
  readonly before: StaffMember | undefined;
  readonly after: StaffMember;
  readonly posts: readonly string[];
}

/** Several words in one cell stand apart by blanks, commas of either width, or semicolons. */
const words = <S extends z.ZodType<unknown, string>>(word: S) =>
  z
    .string()
    .transform((text) => text.split(/[\s,，;；、]+/u).filter((one) => one !== ''))
    .pipe(z.array(word).max(6));

const yes = z.enum(['', '0', '1', 'yes', 'no', '是', '否']).transform((word) => ['1', 'yes', '是'].includes(word));
const optional = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

const Cells = z.object({
  staffNo: StaffNo,
  name: Member.shape.name,
  unit: UnitId,
  post: PostCode,
  primary: yes.default(false),
  // An empty cell says nothing: what is known already stays.
  skills: optional(words(Domain)),
  languages: optional(words(Language)),
  from: optional(SentInstant),
  to: optional(SentInstant),
});
type Cells = z.output<typeof Cells>;

/** The columns that a file must have; the others of `Cells` may be left out. */
export const neededColumns = ['staffNo', 'name', 'unit', 'post'] as const;

const badCell: Texts = { zh: '单元格内容有误', en: 'This cell cannot be read' };

export interface Planning {
  readonly site: SiteId;
  readonly now: Instant;
  readonly organisation: Organisation;
  /** New ids for whoever and whatever the file adds. */
  readonly ids: { staff(): StaffId; post(): PostId };
  /** Who imports: nothing in the file may change him. */
  readonly by: string;
}

interface Planned {
  readonly outcome: PlannedRow['outcome'];
  readonly after: StaffMember;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** One row on what the rows before it have made: a person, then a post of his. Throws the refusal of the rules. */
function planRow(cells: Cells, standing: StaffMember | undefined, of: Planning & { staff: StaffMember[] }): Planned {
  const { staffNo, name, skills, languages } = cells;
  const profile = { name, ...(skills && { skills }), ...(languages && { languages }) };
  const fresh = () =>
    takeOn({ id: of.ids.staff(), site: of.site, staffNo, skills: [], languages: [], certificates: [], ...profile })
      .head;
  const person = standing ? describe(standing, profile).head : fresh();
  const holds = person.posts.some((post) => post.code === cells.post && post.unitId === cells.unit && !post.to);
  if (holds) return { outcome: same(standing, person) ? 'SAME' : 'CHANGE', after: person };
  const wanted = {
    ...{ id: of.ids.post(), code: cells.post, unitId: cells.unit, primary: cells.primary, deputy: false },
    from: cells.from ?? of.now,
    ...(cells.to && { to: cells.to }),
  };
  const organisation = { ...of.organisation, staff: of.staff };
  return { outcome: standing ? 'CHANGE' : 'ADD', after: appoint(person, wanted, { organisation, now: of.now }).head };
}

/**
 * F29: what a file of the organisation comes to, row by row, each on what the rows before it have made. A row that is refused
 * says why and changes nothing; the others go on. The same file planned on its own result is `SAME` throughout.
 */
export function planImport(lines: readonly ReadLine[], of: Planning): { rows: PlannedRow[]; people: PlannedPerson[] } {
  const people = new Map<string, PlannedPerson>();
  const staff = () => {
    const changed = [...people.values()].map(({ after }) => after);
    const untouched = of.organisation.staff.filter((member) => !people.has(member.staffNo));
    return [...untouched, ...changed];
  };
  const rows = lines.map(({ line, cells }): PlannedRow => {
    const read = Cells.safeParse(cells);
    if (!read.success) {
      const column = String(read.error.issues[0]?.path[0] ?? '');
      return { line, outcome: 'REFUSED', code: 'staffImport.badCell', column, reason: badCell };
    }
    const { staffNo, post } = read.data;
    try {
      if (staffNo === of.by) throw notOneself();
      const before = of.organisation.staff.find((member) => member.staffNo === staffNo);
      const sofar = people.get(staffNo);
      const { outcome, after } = planRow(read.data, sofar?.after ?? before, { ...of, staff: staff() });
      if (outcome !== 'SAME') people.set(staffNo, { before, after, posts: [...(sofar?.posts ?? []), post] });
      return { line, staffNo, outcome };
    } catch (error) {
      if (!isAppError(error)) throw error;
      return { line, staffNo, outcome: 'REFUSED', code: error.code, reason: error.texts };
    }
  });
  return { rows, people: [...people.values()] };
}
