import type { Line } from '../../evidence/lines.ts';
import { type Instant, shown } from '../../kernel/time.ts';
import type { RightsRequest } from '../model.ts';
import { kindLabels } from '../words.ts';
import type { Told } from './told-of-him.ts';

/** The pages of a package, for whoever reads it and has no program for it: in Chinese, by the house's clock. */

const ZONE = 'Asia/Shanghai';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;

/** What the fields of a package are called; one that has no name here is told by its own. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ name: '姓名', alias: '称呼', phone: '电话', email: '邮箱', address: '地址', bornOn: '出生日期', note: '备注' },
  ...{
    contacts: '联系人',
    contact: '联系方式',
    preferences: '偏好',
    identity: '后补身份',
    kind: '类型',
    value: '内容',
  },
  ...{ status: '状态', statusText: '状态说明', state: '状态', grade: '等级', source: '来源', basis: '处理依据' },
  ...{ checkedAt: '核对时间', since: '起始时间', verifiedAt: '核验时间', verifiedBy: '核验方式', purpose: '目的' },
  ...{ steps: '记录', given: '是否同意', at: '时间', role: '关系', callAt: '回电时间', topic: '事项' },
  ...{ attempts: '拨打记录', outcome: '结果', entry: '信用记录', occurredAt: '发生时间', evidence: '依据' },
  ...{
    expiresAt: '失效时间',
    grounds: '异议理由',
    ref: '编号',
    amountFen: '金额（分）',
    months: '月度累计',
    card: '会员卡',
  },
  ...{ ticketNo: '工单号', receivedAt: '收到时间', closedAt: '结案时间', domain: '类别', endedAs: '办结方式' },
  ...{
    endedAsText: '办结说明',
    promises: '承诺时限',
    timeline: '办理经过',
    what: '事件',
    text: '说明',
    message: '内容',
  },
  ...{ subject: '标题', description: '诉求内容', remedyAsked: '诉求人要求', agreedFen: '已同意补偿（分）' },
  ...{ rating: '评价', files: '附件', fileName: '文件名', type: '类型', givenAt: '提交时间', byGuest: '由本人提交' },
  ...{ asked: '请求内容', corrections: '更正内容', purposes: '目的', granted: '是否同意', explanation: '说明' },
  ...{
    proof: '凭证',
    noticeVersion: '告知书版本',
    onBehalf: '代理',
    occurredOn: '发生日期',
    first: '首次',
    corrected: '更正',
  },
};

const isTexts = (value: object): value is { zh: string; en: string } =>
  Object.keys(value).sort().join() === 'en,zh' && Object.values(value).every((text) => typeof text === 'string');

/** A value in one line, as somebody would say it. */
function said(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return INSTANT.test(value) ? clock(value as Instant) : value;
  if (Array.isArray(value)) return value.map(said).join('；');
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  if (isTexts(value)) return value.zh;
  return fieldsOf(value)
    .map(([name, part]) => `${name} ${said(part)}`)
    .join('，');
}

const clock = (at: Instant): string => shown(at, ZONE).slice(0, 19).replace('T', ' ');
const fieldsOf = (value: object): Array<[string, unknown]> =>
  Object.entries(value).flatMap(([name, part]) => (part === undefined ? [] : [[NAMES[name] ?? name, part]]));

/** A field: in one line; a list of records, such as what was done of a matter, a line for each. */
function linesOf([name, value]: [string, unknown]): Line[] {
  const listed = Array.isArray(value) && value.some((part) => typeof part === 'object');
  if (!listed) return [{ kind: 'text', text: `${name}：${said(value)}` }];
  return [
    { kind: 'text', text: `${name}：` },
    ...value.map((part): Line => ({ kind: 'text', text: `　· ${said(part)}` })),
  ];
}

export interface Pages {
  readonly request: Pick<RightsRequest, 'id' | 'kind'>;
  readonly madeAt: Instant;
  readonly sections: ReadonlyArray<{ readonly heading: string; readonly told: readonly Told[] }>;
  readonly filesLeftOut: readonly string[];
}

/** Everything of a package, line by line; a section in which nothing stands says so. */
export function pagesOf({ request, madeAt, sections, filesLeftOut }: Pages): Line[] {
  return [
    { kind: 'title', text: '个人信息副本' },
    { kind: 'text', text: `请求：${kindLabels[request.kind].zh}　${request.id}` },
    { kind: 'text', text: `制作时间：${clock(madeAt)}` },
    ...sections.flatMap(({ heading, told }): Line[] => [
      { kind: 'heading', text: heading },
      ...(told.length === 0 ? [{ kind: 'text' as const, text: '无' }] : []),
      ...told.flatMap((one, n): Line[] => [
        { kind: 'small', text: `${n + 1} / ${told.length}` },
        ...fieldsOf(one).flatMap(linesOf),
      ]),
    ]),
    ...(filesLeftOut.length > 0
      ? [
          { kind: 'heading' as const, text: '未附文件（可另行索取）' },
          ...filesLeftOut.map((text): Line => ({ kind: 'text', text })),
        ]
      : []),
  ];
}
