import type { Texts } from './errors.ts';
import { TicketId, TicketNo, ticketIdOf } from './ids.ts';

/** What of a customer's an answer shows (F26), each with its label. */
export const readLabels = {
  CUSTOMER: { zh: '客户档案', en: 'Record of a customer' },
  CUSTOMERS: { zh: '客户列表或查找', en: 'List of customers, or search' },
  TICKET: { zh: '工单及诉求内容', en: 'A matter and its words' },
  CALLBACK: { zh: '预约回电', en: 'A booked call' },
  LEAD: { zh: '销售线索', en: 'A lead of sales' },
  CREDIT: { zh: '等级与信用', en: 'Grade and credit' },
  FILE: { zh: '附件', en: 'A file' },
  EVIDENCE: { zh: '证据', en: 'Evidence' },
  EXPORT: { zh: '导出文件', en: 'An exported file' },
  RIGHTS: { zh: '个人信息权利请求', en: 'A request of a person’s rights' },
  IMPORT: { zh: '导入文件', en: 'An imported file' },
} as const satisfies Readonly<Record<string, Texts>>;
export type ReadWhat = keyof typeof readLabels;

/**
 * Whose data a route's answer shows. `of` names the places where their ids stand, dotted, in `params`, `query`, `body` or `answer`;
 * lists are looked through. The door keeps an entry in the read log of each answer, before it leaves.
 */
export interface ShownData {
  readonly what: ReadWhat;
  readonly of: readonly string[];
  /** The action keeps the entry itself, in the transaction of what it does. */
  readonly keptBy?: 'ACTION';
}

/** `COLLEAGUES`: what is personal in the answer is of the staff, and of no customer. */
export type Reads = ShownData | 'COLLEAGUES';

/** The values that stand at a dotted place; a list is looked through. */
function at(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((part) => at(part, path));
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined || value === null ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return at((value as Readonly<Record<string, unknown>>)[name], rest);
}

/** A matter is known by its id, whichever of its two names was asked by. */
const named = (text: string): string => {
  const no = TicketNo.safeParse(text);
  return no.success ? TicketId.parse(ticketIdOf(no.data)) : text;
};

/** Whose data was shown: the ids at a route's places, each once. */
export function subjectsOf(
  shown: Pick<ShownData, 'of'>,
  asked: { readonly params: unknown; readonly query: unknown; readonly body: unknown; readonly answer: unknown },
): string[] {
  const found = shown.of.flatMap((path) => at(asked, path.split('.')));
  return [...new Set(found.map((one) => named(String(one))))];
}
