import * as z from 'zod';
import { enterCustomer } from '../../customers/archive/contract.ts';
import { SentProfile } from '../../customers/archive/model.ts';
import type { IdentifierKind } from '../../customers/identifiers/model.ts';
import type { Recognised } from '../../customers/identifiers/rules.ts';
import { CustomerKind } from '../../customers/model.ts';
import type { Texts } from '../../kernel/errors.ts';
import { mask } from '../../kernel/personal.ts';
import { PlainDate } from '../../kernel/time.ts';
import { cellText, isFormula } from './cell-rules.ts';
import { ImportField, type Mapping, type Problem } from './model.ts';

/** A row of the file as the archive understands it: texts by field, numbers as they were written. */
export const ToldRow = z.object({
  name: enterCustomer.body.shape.name,
  alias: enterCustomer.body.shape.alias,
  kind: CustomerKind.optional(),
  identifiers: z.array(z.object({ kind: z.enum(['PHONE', 'EMAIL', 'CARD', 'ID_DOCUMENT']), value: z.string() })),
  openid: z.string().optional(),
  profile: SentProfile.pick({ address: true, bornOn: true, note: true }),
});
export type ToldRow = z.infer<typeof ToldRow>;

/** One row when it was read: what it tells, or why it is not taken; and, of both, as much as its owner knows it by. */
export const StagedRow = z.object({
  row: z.int(),
  told: ToldRow.optional(),
  problems: z.array(z.custom<Problem>()).optional(),
  /** The first row of the file that says one of these numbers, too. */
  sameAs: z.int().optional(),
  shown: z.object({ name: z.string().optional(), phone: z.string().optional() }),
});
export type StagedRow = z.infer<typeof StagedRow>;

const KINDS = { 个人: 'PERSON', person: 'PERSON', 单位: 'ORGANISATION', 企业: 'ORGANISATION' } as const;
const kindWords: Readonly<Record<string, 'PERSON' | 'ORGANISATION'>> = {
  ...KINDS,
  ...{ 公司: 'ORGANISATION', 团体: 'ORGANISATION', organisation: 'ORGANISATION', company: 'ORGANISATION' },
};

/** `2001/2/3`, `2001.2.3`, `2001年2月3日` → `2001-02-03`; anything else stays as it is, and is refused as such. */
function dateText(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

const numbers = { phone: 'PHONE', email: 'EMAIL', card: 'CARD', idDocument: 'ID_DOCUMENT' } as const satisfies Partial<
  Record<ImportField, IdentifierKind>
>;
type NumberField = keyof typeof numbers;

const shapes = {
  name: ToldRow.shape.name,
  alias: ToldRow.shape.alias,
  kind: z
    .string()
    .transform((text) => kindWords[text.toLowerCase()] ?? text)
    .pipe(CustomerKind),
  openid: z.string().regex(/^[\w-]{10,64}$/),
  address: SentProfile.shape.address,
  bornOn: z.string().transform(dateText).pipe(PlainDate),
  note: SentProfile.shape.note,
} as const satisfies Record<Exclude<ImportField, NumberField>, z.ZodType>;

const says = {
  formula: { zh: '内容以公式符号开头，不予导入', en: 'It begins as a formula does' },
  number: { zh: '号码格式不正确', en: 'Not written as such a number is' },
  text: { zh: '内容有误或过长', en: 'It cannot be so, or is too long' },
  anybody: {
    zh: '缺少手机、邮箱、卡号、证件或 OpenID，无法查重',
    en: 'Without a phone, mailbox, card, document or OpenID nobody can tell whether he is known',
  },
} as const satisfies Record<string, Texts>;

const codes = {
  formula: 'customerImport.formula',
  number: 'customer.notANumber',
  text: 'customerImport.badCell',
  anybody: 'customerImport.nothingToMatch',
} as const;

const problem = (why: keyof typeof says, at: { path?: ImportField; column?: number } = {}): Problem => ({
  code: codes[why],
  ...at,
  reason: says[why],
});

export type Recognises = (kind: IdentifierKind, written: string) => Recognised | undefined;

/** The fields that a row fills in, by the mapping. */
function cellsOf(cells: readonly string[], mapping: Mapping) {
  return ImportField.options.flatMap((field) => {
    const column = mapping[field];
    const raw = column === undefined ? '' : (cells[column - 1] ?? '');
    const text = cellText(raw);
    return column === undefined || text === '' ? [] : [{ field, column, raw, text }];
  });
}

const shownOf = (told: { name?: string | undefined; alias?: string | undefined }, phone: string | undefined) => {
  const name = told.name ?? told.alias;
  return {
    ...(name !== undefined && { name: mask(name, 'NAME') }),
    ...(phone !== undefined && { phone: mask(phone, 'CONTACT') }),
  };
};

/** A row of the file read by the mapping: what it tells, or every reason why it is not taken (F01: dry run, per row). */
export function rowTold(
  { row, cells }: { readonly row: number; readonly cells: readonly string[] },
  mapping: Mapping,
  recognise: Recognises,
): StagedRow {
  const problems: Problem[] = [];
  const texts: Partial<Record<ImportField, unknown>> = {};
  const identifiers: Array<ToldRow['identifiers'][number]> = [];
  const filled = cellsOf(cells, mapping);
  for (const { field, column, raw, text } of filled) {
    const at = { path: field, column };
    if (isFormula(raw)) problems.push(problem('formula', at));
    else if (field in numbers) {
      const kind = numbers[field as NumberField];
      if (recognise(kind, text)) identifiers.push({ kind, value: text });
      else problems.push(problem('number', at));
    } else {
      const read = shapes[field as keyof typeof shapes].safeParse(text);
      if (read.success) texts[field] = read.data;
      else problems.push(problem('text', at));
    }
  }
  const raws = Object.fromEntries(filled.map(({ field, text }) => [field, text]));
  const shown = shownOf(raws, raws.phone);
  if (problems.length === 0 && identifiers.length === 0 && texts.openid === undefined)
    problems.push(problem('anybody'));
  if (problems.length > 0) return { row, problems, shown };
  const { name, alias, kind, openid, ...profile } = texts;
  return { row, shown, told: ToldRow.parse({ name, alias, kind, openid, identifiers, profile }) };
}

/** Whether a row of the spreadsheet says nothing at all: it is no row of the list. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** By what a row is known again within its file. */
export const marksOf = ({ told }: StagedRow, recognise: Recognises): string[] => [
  ...(told?.identifiers ?? []).flatMap(({ kind, value }) => {
    const one = recognise(kind, value);
    return one ? [one.id] : [];
  }),
  ...(told?.openid === undefined ? [] : [`openid ${told.openid}`]),
];

/** A row that tells nothing new of somebody told before in the same file is his, and not another's. */
export function markedSame(row: StagedRow, marks: readonly string[], first: Map<string, number>): StagedRow {
  const sameAs = marks.map((mark) => first.get(mark)).find((one) => one !== undefined);
  for (const mark of marks) if (!first.has(mark)) first.set(mark, row.row);
  return sameAs === undefined ? row : { ...row, sameAs };
}
