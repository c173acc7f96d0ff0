import { fileTypes } from '../attachments/file-types.ts';
import { attachmentLabels, refusedForLabels, type TicketFile } from '../attachments/model.ts';
import { type EventRecord, textsOf } from '../kernel/event.ts';
import { shown } from '../kernel/time.ts';
import { guestSees } from '../tickets/dialogue/guest-sees.ts';
import { endedAsLabels, statusLabels } from '../tickets/words.ts';
import type { Evidence } from './evidence.ts';

/** The words of the report, in the order in which it is read. */

const ZONE = 'Asia/Shanghai';
const at = (instant: Evidence['exported']['at']) => shown(instant, ZONE).slice(0, 19).replace('T', ' ');

const ACTORS: Readonly<Record<EventRecord['actor']['kind'], string>> = {
  staff: '工作人员',
  customer: '诉求人',
  public: '诉求人',
  system: '系统',
};

export type Line = { readonly kind: 'title' | 'heading' | 'text' | 'small'; readonly text: string };
const heading = (text: string): Line => ({ kind: 'heading', text });
const field = (name: string, value: string | number | undefined): Line[] =>
  value === undefined || value === '' ? [] : [{ kind: 'text', text: `${name}：${value}` }];

/** One step of the timeline: when, who, what, and the words that were said. */
export function stepOf(event: EventRecord): string {
  const { actor } = event;
  const who = [ACTORS[actor.kind], actor.kind === 'staff' ? actor.id : undefined].filter(Boolean).join(' ');
  const what = guestSees[event.type]?.zh ?? event.type;
  const words = Object.values(textsOf(event) ?? {}).join('；');
  return `${at(event.at)}　${who}　${what}${words ? `：${words}` : ''}`;
}

/** Why a file is not handed out with the rest. */
export function whyNot({ status, refusedFor }: TicketFile): { zh: string; en: string } {
  if (status === 'CHECKED')
    return {
      zh: '文件过大，未随本包附送，可凭哈希另行调取',
      en: 'Too large to be in here; it can be asked for by its hash',
    };
  return refusedFor ? refusedForLabels[refusedFor] : attachmentLabels[status];
}

/** A file: what it is called, what it is, its hash, and whether it is in here. */
const attached = ({ file, bytes }: Evidence['files'][number]): Line[] => [
  { kind: 'text', text: `${file.fileName}　${fileTypes[file.type].label.zh}　${at(file.givenAt)}` },
  { kind: 'small', text: `${bytes ? '随本包附送' : whyNot(file).zh}　${file.sha256 ?? '无'}` },
];

/** The report, line by line. */
export function linesOf({ matter, events, chain, files, exported }: Evidence): Line[] {
  const { ticket, detail, identity } = matter;
  const contact = identity?.contact ?? detail.contact;
  return [
    { kind: 'title', text: `投诉档案证据材料　${ticket.ticketNo}` },
    ...field('调取机关', exported.recipient),
    ...field('用途', exported.purpose),
    ...field('导出时间', at(exported.at)),
    ...field('导出人', exported.by),
    heading('一、基本情况'),
    ...field('状态', statusLabels[ticket.status].zh),
    ...field('办结方式', ticket.endedAs && endedAsLabels[ticket.endedAs].zh),
    ...field('收到时间', at(ticket.receivedAt)),
    ...field('渠道', ticket.channel),
    ...field('优先级', ticket.priority),
    ...field('类别', ticket.category),
    ...field('诉求人', contact?.name),
    ...field('联系电话', contact?.phone),
    ...field('标题', detail.subject),
    ...field('诉求内容', detail.description),
    ...field('诉求人要求', detail.remedyAsked),
    ...field('已同意补偿（元）', ticket.agreedFen === undefined ? undefined : (ticket.agreedFen / 100).toFixed(2)),
    heading('二、办理经过'),
    ...events.map((event): Line => ({ kind: 'text', text: stepOf(event) })),
    heading('三、附件'),
    ...(files.length > 0 ? files.flatMap(attached) : field('附件', '无')),
    heading('四、目录与哈希'),
    ...field('是否已封存', chain.sealed ? '已封存' : '未封存（以下为导出时的记录）'),
    ...field('根哈希', chain.root),
    ...chain.contents.map(({ item, sha256 }): Line => ({ kind: 'small', text: `${item}　${sha256}` })),
  ];
}
