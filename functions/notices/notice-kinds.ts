import type { Texts } from '../kernel/errors.ts';
import { exchangeKinds } from './exchange-kinds.ts';
import type { Channel } from './model.ts';

/** Who is told of an event. */
export type Audience =
  /** The person whose number stands in a fact of the event, or the people of several facts and lists, and of the posts that one lists. */
  | { readonly fact: string }
  | { readonly facts: readonly string[]; readonly holders?: string }
  /** Whoever the ticket lies with now; before anybody has taken it over, who wrote it down, else who was told of it last, else the complaint leader. */
  | 'OWNER'
  /** The owner, and the people of these facts. */
  | { readonly ownerAnd: readonly string[] }
  /** Everybody who holds the post that stands in the fact `post`. */
  | 'HOLDERS_OF_POST'
  /** Everybody who holds one of these posts. */
  | { readonly posts: readonly string[] }
  /** Everybody who holds one of the posts that a fact lists, but for whoever stands in another. */
  | { readonly holdersOf: string; readonly but: string };

export interface NoticeKind {
  readonly audience: Audience;
  /** Out of the house by which ways, in order; none = the inbox alone. */
  readonly channels: readonly Channel[];
  /** `{name}` stands for a fact, `{ticketNo}` and `{priority}` for the ticket's. */
  readonly text: Texts;
  /** How to find out, before it goes out, whether it still matters. */
  readonly until?:
    | 'OFFER_STANDS'
    | 'TO_BE_ACKNOWLEDGED'
    | 'TICKET_OPEN'
    | 'CALL_OPEN'
    | 'CALLBACK_OPEN'
    | 'LEAK_CASE_OPEN'
    | 'LEAK_CASE_KNOWN'
    | 'EXPORT_WAITS';
  /** It is for whom a leak case is about, who hears nothing else of it. */
  readonly forAccused?: true;
  /** It is for this very minute: not kept over quiet hours, and on the next channel at once. */
  readonly atOnce?: true;
}

const out: readonly Channel[] = ['WECOM', 'SMS'];
const robot: readonly Channel[] = ['WECOM'];
const inbox: readonly Channel[] = [];

const toOwner = (zh: string, en: string, channels = inbox): NoticeKind => ({
  ...{ audience: 'OWNER', channels, text: { zh: `工单 {ticketNo} ${zh}`, en: `Ticket {ticketNo}: ${en}` } },
  until: 'TICKET_OPEN',
});
/** Whoever works on it, and the level of the ladder that is to know of it. */
const ownerAndLevel = (zh: string, en: string): NoticeKind => ({
  ...toOwner(zh, en, robot),
  audience: { ownerAnd: ['to', 'copied'] },
});
const to = (fact: string, kind: Omit<NoticeKind, 'audience'>): NoticeKind => ({ audience: { fact }, ...kind });

const offered: NoticeKind = {
  audience: { facts: ['assignee', 'coAssignees'] },
  channels: out,
  text: {
    zh: '新派单 {ticketNo}（{priority}），请于 {takeOverBy} 前接单',
    en: 'Offered to you: {ticketNo} ({priority}); take it over by {takeOverBy}',
  },
  until: 'OFFER_STANDS',
};
const toLead = (zh: string, en: string): NoticeKind =>
  to('lead', { channels: robot, text: { zh: `工单 {ticketNo} ${zh}`, en: `Ticket {ticketNo}: ${en}` } });
const level: NoticeKind = {
  audience: { facts: ['to', 'copied'], holders: 'posts' },
  channels: out,
  text: {
    zh: '工单 {ticketNo}（{priority}）已升级至 L{calls}，请于 {ackBy} 前确认',
    en: 'Ticket {ticketNo} ({priority}) has come to level {calls}; acknowledge by {ackBy}',
  },
  until: 'TO_BE_ACKNOWLEDGED',
};
/** Of a request for one's own data; whoever is told finds it in his list. */
const ofRights = (posts: readonly string[], zh: string, en: string): NoticeKind => ({
  ...{ audience: { posts }, channels: robot },
  text: { zh: `个人信息请求：${zh}`, en: `Request for personal data: ${en}` },
});
const toCaller = (zh: string, en: string): NoticeKind =>
  to('agent', { channels: out, text: { zh, en }, until: 'CALLBACK_OPEN', atOnce: true });
const emergencyAccess = (zh: string, en: string): NoticeKind => ({
  audience: { posts: ['GUEST_SERVICE_MANAGER', 'PRIVACY_OFFICER'] },
  ...{ channels: robot, text: { zh, en } },
});

/** Of a leak or misconduct case nothing is told but that something is to be done, and by when. */
const ofCase = (posts: readonly string[], zh: string, en: string, over: Partial<NoticeKind> = {}): NoticeKind => ({
  ...{ audience: { posts }, channels: robot, text: { zh: `案件 {leakCaseId} ${zh}`, en: `Case {leakCaseId}: ${en}` } },
  until: 'LEAK_CASE_OPEN',
  ...over,
});
const SUPERVISES = ['QUALITY_SUPERVISION', 'PRIVACY_OFFICER'];
const MANAGES = ['GUEST_SERVICE_MANAGER', 'COMPANY_LEADER'];

/** F34: what the house is told of, as data: event → who, by which ways, in which words. */
export const noticeKinds: Readonly<Record<string, NoticeKind>> = {
  ...exchangeKinds,
  'work-order.offered': offered,
  'work-order.offered-again': offered,
  'work-order.handed-on': offered,
  'work-order.no-taker': level,
  'work-order.co-offered': offered,
  'work-order.co-returned': toLead('协办被退回，请另派', 'a part was given back; ask somebody else'),
  'work-order.co-timed-out': toLead('协办无人接单，请另派', 'nobody took a part over; ask somebody else'),
  'work-order.submitted': toLead('协办已提交，请验收', 'a part is done; check it'),
  'work-order.sent-back': to('assignee', {
    channels: robot,
    text: { zh: '工单 {ticketNo} 的协办结果被退回', en: 'Ticket {ticketNo}: your part was sent back' },
  }),
  'work-order.cancelled': to('assignee', {
    channels: inbox,
    text: { zh: '工单 {ticketNo} 的协办已撤销', en: 'Ticket {ticketNo}: your part is not needed any more' },
  }),
  'work-order.hand-over-offered': to('to', {
    channels: out,
    text: {
      zh: '工单 {ticketNo}（{priority}）交接给您，请于 {until} 前接收',
      en: 'Ticket {ticketNo} ({priority}) is handed over to you; accept it by {until}',
    },
  }),
  'work-order.handed-over': to('from', {
    channels: inbox,
    text: { zh: '工单 {ticketNo} 已由同事接收', en: 'Ticket {ticketNo}: your colleague has accepted it' },
  }),
  'work-order.hand-over-unanswered': level,
  'work-order.returned': toOwner('被退回，请重新派单', 'was given back; dispatch it again', robot),
  'ticket.received': level,
  'ticket.assessed': level,
  'ticket.released': level,
  'ticket.converted': level,
  'work-order.back-in-pool': level,
  'ticket.contained': toOwner('险情已控制', 'the danger is contained'),
  'ticket.recused': level,
  'ticket.escalated': level,
  'ticket.reopened': level,
  'supervision.issued': to('to', {
    channels: out,
    text: {
      zh: '督办单（{supervisionLevel}）：工单 {ticketNo} 请于 {dueAt} 前答复',
      en: 'Supervision order ({supervisionLevel}): answer for {ticketNo} by {dueAt}',
    },
  }),
  'supervision.answered': to('to', {
    channels: inbox,
    text: { zh: '工单 {ticketNo} 的督办已答复', en: 'Your supervision order of {ticketNo} was answered' },
  }),
  'supervision.unanswered': level,
  'ticket.urged': ownerAndLevel('被催办（第 {urges} 次）', 'the guest urges ({urges})'),
  'ticket.reminded': toOwner('时限过半', 'half of its time is over'),
  'ticket.warned': ownerAndLevel('即将超时', 'most of its time is over'),
  'ticket.escalation-unanswered': {
    audience: { posts: ['COMPANY_LEADER', 'GUEST_SERVICE_MANAGER'] },
    channels: out,
    text: {
      zh: '工单 {ticketNo} 升级至最高级仍无人确认',
      en: 'Ticket {ticketNo} is at the top and nobody has acknowledged it',
    },
    until: 'TICKET_OPEN',
  },
  'ticket.identified': toOwner('匿名诉求人已留下联系方式', 'somebody anonymous has told who he is'),
  'ticket.answered': toOwner('诉求人已答复', 'the guest has answered', robot),
  'ticket.guest-wrote': toOwner('诉求人有新留言', 'the guest has written'),
  'ticket.unanswered': toOwner('诉求人未答复，时限恢复', 'the guest has not answered; the clocks go on'),
  'ticket.agreed': toOwner('诉求人同意方案', 'the guest agrees', robot),
  'ticket.disagreed': toOwner('诉求人不同意方案', 'the guest does not agree', robot),
  'ticket.reprioritised': {
    audience: { facts: ['to', 'copied', 'owner'] },
    ...{ channels: robot, until: 'TICKET_OPEN' },
    text: { zh: '工单 {ticketNo} 优先级调整为 {priority}', en: 'Ticket {ticketNo}: the priority is {priority} now' },
  },
  'ticket.group-agreed': toOwner('诉求人同意群体方案', 'the guest agrees to what is proposed to his group'),
  'ticket.group-disagreed': toOwner(
    '诉求人不同意群体方案',
    'the guest does not agree to what is proposed to his group',
    robot,
  ),
  'ticket.authority-shown': toOwner('已出示代为投诉的授权文件', 'the document of authority was shown'),
  'ticket.text-flagged': toOwner('诉求文字待核（{flag}）', 'its words were flagged ({flag})'),
  'ticket.picture-flagged': toOwner('诉求图片待核（{flag}）', 'a picture of it was flagged ({flag})'),
  'ticket.merged-in': toOwner('并入 {duplicate}', '{duplicate} was merged into it'),
  'ticket.merge-taken-back': toOwner('撤销并入 {duplicate}', '{duplicate} goes on by itself again'),
  'ticket.external-date-set': ownerAndLevel('主管部门期限：{dueAt}', 'the date of an authority is {dueAt}'),
  'ticket.authority-answered': toOwner('已答复主管部门', 'the authority was answered'),
  'ticket.extended': toOwner('延期获批', 'more time was granted'),
  'ticket.legal-paused': toOwner('法定期限中止', 'its legal period stands still'),
  'ticket.legal-resumed': toOwner('法定期限恢复，至 {dueAt}', 'its legal period goes on, until {dueAt}'),
  'ticket.extension-refused': toOwner('延期未获批', 'more time was not granted', robot),
  'ticket.extension-asked': {
    audience: { posts: ['SERVICE_SUPERVISOR'] },
    ...{ channels: robot, until: 'TICKET_OPEN' },
    text: {
      zh: '工单 {ticketNo} 申请延期 {workdays} 个工作日',
      en: 'Ticket {ticketNo}: {workdays} working days more are asked for',
    },
  },
  'ticket.compensation-asked': {
    ...{ audience: { fact: 'to' }, channels: out, until: 'TICKET_OPEN' },
    text: {
      zh: '工单 {ticketNo} 申请超出授权的补偿，请审批',
      en: 'Ticket {ticketNo}: more compensation is asked for than the handler may offer; decide on it',
    },
  },
  'ticket.compensation-granted': to('askedBy', {
    channels: robot,
    text: {
      zh: '工单 {ticketNo} 的补偿申请获批',
      en: 'Ticket {ticketNo}: the compensation that you asked for is granted',
    },
  }),
  'ticket.compensation-refused': to('askedBy', {
    channels: robot,
    text: {
      zh: '工单 {ticketNo} 的补偿申请未获批',
      en: 'Ticket {ticketNo}: the compensation that you asked for is not granted',
    },
  }),
  'lead.opened': {
    audience: { posts: ['SALES_CLERK'] },
    channels: robot,
    text: { zh: '新销售线索 {ticketNo}，{dueAt} 前联系', en: 'New lead {ticketNo}; call by {dueAt}' },
  },
  'lead.late': {
    audience: { posts: ['SALES_SUPERVISOR'] },
    channels: robot,
    text: {
      zh: '线索 {ticketNo} 未按时联系（第 {told} 次）',
      en: 'Lead {ticketNo} was not called in time (told {told} times)',
    },
  },
  'leak-case.reported': ofCase(
    [...SUPERVISES, 'SERVICE_SUPERVISOR'],
    '新报告，{dueAt} 前分级',
    'reported; triage it by {dueAt}',
    {
      atOnce: true,
    },
  ),
  'leak-case.triaged': ofCase(SUPERVISES, '已分级，待调查', 'triaged; somebody is to investigate it'),
  'leak-case.relieved': ofCase(SUPERVISES, '调查人已解除，请承接', 'somebody else is to investigate it'),
  'leak-case.reminded': ofCase(
    SUPERVISES,
    '时限过半（{clock}，{dueAt}）',
    'half of the time of {clock} is over, until {dueAt}',
  ),
  'leak-case.warned': ofCase(
    [...SUPERVISES, 'GUEST_SERVICE_MANAGER'],
    '即将超时（{clock}，{dueAt}）',
    '{clock} is due at {dueAt}',
    {
      atOnce: true,
    },
  ),
  'leak-case.overdue': ofCase(
    MANAGES,
    '已超时（{clock}，应于 {dueAt}，第 {told} 次提醒）',
    '{clock} was due at {dueAt} (told {told} times)',
    {
      ...{ channels: out, atOnce: true },
    },
  ),
  'leak-case.waiver-asked': ofCase(MANAGES, '申请免予通知（{clock}），请审批', 'a waiver of {clock} is asked for', {
    atOnce: true,
  }),
  'leak-case.waiver-refused': ofCase(
    ['PRIVACY_OFFICER'],
    '未批准免予通知（{clock}）',
    'the waiver of {clock} is refused',
    {
      atOnce: true,
    },
  ),
  'leak-case.custody-offered': ofCase(
    [],
    '证据 {no} 移交给您，请接收',
    'evidence {no} is handed over to you; accept it',
    {
      ...{ audience: { fact: 'to' }, until: 'LEAK_CASE_KNOWN' },
    },
  ),
  'leak-case.view-asked': ofCase(
    [...SUPERVISES, 'GUEST_SERVICE_MANAGER'],
    '申请查看证据 {no}，请于 {until} 前批准',
    'a view of evidence {no} is asked for; approve it by {until}',
    {
      ...{ until: 'LEAK_CASE_KNOWN', atOnce: true },
    },
  ),
  'leak-case.view-approved': ofCase([], '证据 {no} 可查看至 {until}', 'you may see evidence {no} until {until}', {
    ...{ audience: { fact: 'asker' }, until: 'LEAK_CASE_KNOWN', atOnce: true },
  }),
  'leak-case.hearing-asked': ofCase([], '请于 {until} 前陈述申辩', 'speak for yourself by {until}', {
    ...{ audience: { fact: 'staffNo' }, channels: out, forAccused: true },
  }),
  'leak-case.hearing-over': ofCase([], '当事人陈述期满（{staffNo}）', 'the time to speak is over ({staffNo})', {
    audience: { fact: 'investigator' },
  }),
  'leak-case.confirmed': ofCase(['GUEST_SERVICE_MANAGER'], '属实，请提请处罚', 'confirmed; propose what follows'),
  'leak-case.penalty-proposed': ofCase(['COMPANY_LEADER'], '已提请处罚，请决定', 'a penalty is proposed; decide on it'),
  'leak-case.sent-back': ofCase([], '提请被退回', 'your proposal was sent back', { audience: { fact: 'proposer' } }),
  'leak-case.decided': ofCase(['GUEST_SERVICE_MANAGER'], '已决定，请执行并登记', 'decided; carry it out and record it'),
  'leak-case.reporter-revealed': ofCase(['COMPANY_LEADER'], '报告人身份被查看', 'who reported it was looked up', {
    ...{ channels: inbox, until: 'LEAK_CASE_KNOWN' },
  }),
  'access-alarm.raised': to('to', {
    ...{ channels: robot, atOnce: true },
    text: {
      zh: '客户资料查阅告警（{kind}，{about}），请核查',
      en: 'Alarm about reads of data of customers ({kind}, {about}); look into it',
    },
  }),
  'right-review.late': {
    audience: { posts: ['GUEST_SERVICE_MANAGER', 'PRIVACY_OFFICER'] },
    channels: robot,
    text: {
      zh: '{quarter} 权限复核逾期，尚有 {open} 项未复核',
      en: 'The review of rights of {quarter} is late: {open} are still open',
    },
  },
  'lesson.owed': to('owner', {
    channels: inbox,
    text: {
      zh: '{matter} 请于 {dueAt} 前定根本原因与预防措施',
      en: '{matter}: root cause and preventive action are owed by {dueAt}',
    },
  }),
  'lesson.planned': to('owner', {
    channels: robot,
    text: {
      zh: '{matter} 的整改由您负责，{dueOn} 前完成',
      en: 'The preventive action of {matter} is yours, until {dueOn}',
    },
  }),
  'lesson.sent-back': to('owner', {
    channels: robot,
    text: { zh: '{matter} 的整改验证未通过', en: 'The preventive action of {matter} was found not to work' },
  }),
  'lesson.done': {
    audience: { posts: ['QUALITY_SUPERVISION'] },
    channels: inbox,
    text: { zh: '{matter} 的整改待验证', en: 'Check whether the preventive action of {matter} works' },
  },
  'lesson.late': to('owner', {
    channels: robot,
    text: { zh: '{matter} 的整改已逾期', en: 'The preventive action of {matter} is late' },
  }),
  'lesson.still-late': {
    audience: { posts: ['SERVICE_SUPERVISOR', 'GUEST_SERVICE_MANAGER'] },
    channels: robot,
    text: {
      zh: '{matter} 的整改逾期第 {told} 次提醒，责任人 {owner}',
      en: 'The preventive action of {matter} is still late (told {told} times); owner {owner}',
    },
  },
  'follow-up.late': {
    audience: 'HOLDERS_OF_POST',
    channels: robot,
    text: {
      zh: '工单 {ticketNo} 的回访逾期未办（应于 {dueAt} 前）',
      en: 'The follow-up call of {ticketNo} was due by {dueAt} and nobody has made it',
    },
    until: 'CALL_OPEN',
  },
  'follow-up.due': {
    audience: 'HOLDERS_OF_POST',
    ...{ channels: robot, until: 'CALL_OPEN' },
    text: { zh: '工单 {ticketNo} 请于 {dueAt} 回访', en: 'Call the guest of {ticketNo} back at {dueAt}' },
  },
  'callback.booked': to('agent', {
    channels: inbox,
    text: { zh: '新预约回电：{callAt}', en: 'A call was booked with you: {callAt}' },
  }),
  'callback.rescheduled': to('agent', {
    ...{ channels: robot, until: 'CALLBACK_OPEN' },
    text: { zh: '预约回电由 {before} 改到 {callAt}', en: 'A booked call was moved from {before} to {callAt}' },
  }),
  'callback.cancelled': to('agent', {
    channels: inbox,
    text: { zh: '{callAt} 的预约回电已取消', en: 'The call booked for {callAt} was cancelled' },
  }),
  'callback.reminded': toCaller(
    '{callAt} 有预约回电由您拨打，请准备',
    'You make a booked call at {callAt}; prepare for it',
  ),
  'callback.rung': toCaller(
    '请现在拨打 {callAt} 的预约回电（第 {attempt} 次）',
    'Make the call booked for {callAt} now (try {attempt})',
  ),
  'callback.missed': toCaller(
    '{callAt} 的预约回电尚未拨打，请您现在拨打',
    'Nobody has made the call booked for {callAt}; make it now',
  ),
  'callback.overdue': {
    audience: { facts: ['agent', 'to'] },
    ...{ channels: out, until: 'CALLBACK_OPEN', atOnce: true },
    text: {
      zh: '{callAt} 的预约回电第 {missed} 次无人拨打，现由 {agent} 拨打',
      en: 'Nobody has made the call booked for {callAt} ({missed} times told); {agent} makes it now',
    },
  },
  'callback.unreached': {
    audience: { posts: ['INQUIRY_LEADER'] },
    channels: inbox,
    text: {
      zh: '{callAt} 的预约回电拨打 {attempt} 次未接通（{outcome}）',
      en: 'The guest of the call booked for {callAt} was not reached in {attempt} tries ({outcome})',
    },
  },
  'break-glass.asked': emergencyAccess(
    '{applicant} 申请紧急授权 {capability}',
    '{applicant} asks for emergency access: {capability}',
  ),
  'break-glass.opened': emergencyAccess(
    '{applicant} 已获紧急授权 {capability}，至 {until}',
    '{applicant} has emergency access: {capability}, until {until}',
  ),
  'break-glass.ended': emergencyAccess('{applicant} 的紧急授权已结束', 'The emergency access of {applicant} has ended'),
  'binding.made': to('staffNo', {
    channels: robot,
    text: {
      zh: '您的账号已绑定微信；如非本人操作，请立即解绑',
      en: 'A WeChat account was bound to yours; if it was not you, unbind it',
    },
  }),
  'session.reuse-caught': {
    audience: { posts: ['SYSTEM_ADMINISTRATOR'] },
    channels: robot,
    text: { zh: '登录凭证被重复使用，已作废（{kind}）', en: 'A sign-in was used twice and has been ended ({kind})' },
  },
  'rights-request.received': ofRights(
    ['PRIVACY_OFFICER'],
    '新的个人信息权利请求（{kind}），{dueAt} 前办结',
    'a new one ({kind}), to be done by {dueAt}',
  ),
  'rights-request.locked': ofRights(['PRIVACY_OFFICER'], '身份核验错误过多，已锁定', 'the identity check is locked'),
  'rights-request.found': ofRights(
    ['PRIVACY_OFFICER'],
    '检索完成（{kind}），请决定',
    'searched ({kind}); decide on it',
  ),
  'rights-request.reminded': ofRights(
    ['PRIVACY_OFFICER'],
    '{clock} 期限过半，{dueAt} 前',
    'half of {clock} is over; due by {dueAt}',
  ),
  'rights-request.warned': ofRights(
    ['PRIVACY_OFFICER', 'GUEST_SERVICE_MANAGER'],
    '{clock} 即将到期，{dueAt} 前',
    '{clock} is nearly over; due by {dueAt}',
  ),
  'rights-request.overdue': {
    ...ofRights(
      ['PRIVACY_OFFICER', 'GUEST_SERVICE_MANAGER', 'COMPANY_LEADER'],
      '{clock} 已逾期（应于 {dueAt} 前）',
      '{clock} was due by {dueAt}',
    ),
    channels: out,
  },
  'standing.override-asked': {
    audience: { posts: ['GUEST_SERVICE_MANAGER'] },
    channels: robot,
    text: { zh: '{by} 申请将一位客户定为 {grade} 级', en: '{by} asks for grade {grade} of a customer' },
  },
  'standing.override-approved': to('to', {
    channels: inbox,
    text: {
      zh: '您申请的 {grade} 级已获批，至 {until}',
      en: 'The grade {grade} you asked for is approved until {until}',
    },
  }),
  'standing.override-declined': to('to', {
    channels: inbox,
    text: { zh: '您申请的 {grade} 级未获批', en: 'The grade {grade} you asked for is not approved' },
  }),
  'credit.contested': {
    audience: { posts: ['SERVICE_SUPERVISOR'] },
    channels: robot,
    text: { zh: '有信用异议待裁定，{dueAt} 前', en: 'A credit entry is contested; decide by {dueAt}' },
  },
  'credit.contest-late': {
    audience: { posts: ['GUEST_SERVICE_MANAGER'] },
    channels: out,
    text: { zh: '信用异议逾期未裁定（{dueAt}）', en: 'A contested credit entry was not decided by {dueAt}' },
  },
  'credit.struck': to('recordedBy', {
    channels: inbox,
    text: { zh: '您登记的一条信用记录经异议撤销', en: 'A credit entry that you recorded was struck out' },
  }),
  'place-code.failed': to('by', {
    channels: inbox,
    text: { zh: '{ref} 的小程序码未能生成（{why}）', en: 'The code of {ref} was not made ({why})' },
  }),
  'review.waiting': {
    audience: { posts: ['COMPLAINT_LEADER'] },
    channels: robot,
    text: { zh: '有 {waiting} 件诉求待核实，最早 {since}', en: '{waiting} matters wait for a review, since {since}' },
  },
  'review.overdue': {
    audience: { posts: ['SERVICE_SUPERVISOR'] },
    channels: out,
    text: {
      zh: '有 {waiting} 件诉求超时未核实，最早 {since}',
      en: '{waiting} matters have waited too long for a review, since {since}',
    },
  },
  'swap.offered': to('to', { channels: robot, text: { zh: '{from} 请您换班', en: '{from} asks you to swap shifts' } }),
  'leave.approved': to('staffNo', { channels: robot, text: { zh: '请假已获批', en: 'Your leave is approved' } }),
  'leave.refused': to('staffNo', { channels: robot, text: { zh: '请假未获批', en: 'Your leave is not approved' } }),
  'roster.changed': to('staffNo', {
    channels: robot,
    text: { zh: '{day} 排班有变', en: 'Your shift on {day} has changed' },
  }),
};

/** A kind's words with the facts in their places; what is not known is left out. */
export function wordsOf(text: string, facts: Readonly<Record<string, string | number | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(facts[name] ?? '—'));
}
