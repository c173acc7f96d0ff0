import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';

/** Every post of the centre, of the departments that handle matters, and of the company, as code. */
export const PostCode = z
  .enum([
    'GUEST_SERVICE_MANAGER',
    'SERVICE_SUPERVISOR',
    'COMPLAINT_LEADER',
    'COMPLAINT_AGENT',
    'INQUIRY_LEADER',
    'INQUIRY_AGENT',
    'FOLLOW_UP_LEADER',
    'SERVICE_TRACKING',
    'PRE_SALE_FOLLOW_UP',
    'AFTER_SALE_FOLLOW_UP',
    'DERIVATIVE_FOLLOW_UP',
    'CARD_MARKETING',
    'SALES_SUPERVISOR',
    'SALES_CLERK',
    'SERVICE_CLERK',
    'STATISTICS',
    'QUALITY_SUPERVISION',
    'FRONT_DESK',
    'GROUP_RECEPTION',
    'BUSINESS_SERVICE',
    'TOUR_GUIDE',
    'HANDLER',
    'COMPANY_LEADER',
    'PRIVACY_OFFICER',
    'SYSTEM_ADMINISTRATOR',
  ])
  .meta({ id: 'PostCode' });
export type PostCode = z.infer<typeof PostCode>;

/** What each post is called. */
export const postLabels: Readonly<Record<PostCode, Texts>> = {
  GUEST_SERVICE_MANAGER: { zh: '客群经理', en: 'Guest service manager' },
  SERVICE_SUPERVISOR: { zh: '客服主管', en: 'Customer service supervisor' },
  COMPLAINT_LEADER: { zh: '投诉受理组组长', en: 'Leader of complaint intake' },
  COMPLAINT_AGENT: { zh: '投诉受理员', en: 'Complaint agent' },
  INQUIRY_LEADER: { zh: '咨询受理组组长', en: 'Leader of inquiry intake' },
  INQUIRY_AGENT: { zh: '咨询员', en: 'Inquiry agent' },
  FOLLOW_UP_LEADER: { zh: '回访调查组组长', en: 'Leader of follow-up' },
  SERVICE_TRACKING: { zh: '服务跟踪', en: 'Service tracking' },
  PRE_SALE_FOLLOW_UP: { zh: '售前回访', en: 'Pre-sale follow-up' },
  AFTER_SALE_FOLLOW_UP: { zh: '售后回访', en: 'After-sale follow-up' },
  DERIVATIVE_FOLLOW_UP: { zh: '衍生服务回访', en: 'Follow-up of stays, meals and tours' },
  CARD_MARKETING: { zh: '会员卡营销', en: 'Membership card marketing' },
  SALES_SUPERVISOR: { zh: '销售主管', en: 'Sales supervisor' },
  SALES_CLERK: { zh: '销售内勤', en: 'Sales clerk' },
  SERVICE_CLERK: { zh: '客服内勤', en: 'Customer service clerk' },
  STATISTICS: { zh: '数据统计', en: 'Statistics' },
  QUALITY_SUPERVISION: { zh: '质量监督', en: 'Quality supervision' },
  FRONT_DESK: { zh: '总台接待', en: 'Front desk' },
  GROUP_RECEPTION: { zh: '社团接待', en: 'Reception of groups' },
  BUSINESS_SERVICE: { zh: '商务服务', en: 'Business services' },
  TOUR_GUIDE: { zh: '导游服务', en: 'Tour guide' },
  HANDLER: { zh: '处理人', en: 'Handler of a department' },
  COMPANY_LEADER: { zh: '公司领导', en: 'Company leader' },
  PRIVACY_OFFICER: { zh: '隐私专员', en: 'Privacy officer' },
  SYSTEM_ADMINISTRATOR: { zh: '系统管理员', en: 'System administrator' },
};

/** The escalation ladder above the handler, from the group leader to the company. */
export type Level = 1 | 2 | 3 | 4;
export const levels: readonly Level[] = [1, 2, 3, 4];

/** Whose post each level is; level 1 is the leader of the unit where it has one, this post where it has none. */
export const ladderPosts: Readonly<Record<Level, PostCode>> = {
  1: 'COMPLAINT_LEADER',
  2: 'SERVICE_SUPERVISOR',
  3: 'GUEST_SERVICE_MANAGER',
  4: 'COMPANY_LEADER',
};

/** From level 2 up: who sees matters about people of the house (F04). */
const LEADING: readonly string[] = [ladderPosts[2], ladderPosts[3], ladderPosts[4]];
export const isLeading = (codes: readonly string[]): boolean => codes.some((code) => LEADING.includes(code));

/** What a post may decide about money and time (F04, authority to compensate). */
export type Rank = 'STAFF' | 'LEADER' | 'SUPERVISOR' | 'MANAGER' | 'COMPANY';

const RANKS: Partial<Readonly<Record<PostCode, Rank>>> = {
  COMPLAINT_LEADER: 'LEADER',
  INQUIRY_LEADER: 'LEADER',
  FOLLOW_UP_LEADER: 'LEADER',
  SERVICE_SUPERVISOR: 'SUPERVISOR',
  SALES_SUPERVISOR: 'SUPERVISOR',
  GUEST_SERVICE_MANAGER: 'MANAGER',
  COMPANY_LEADER: 'COMPANY',
};

export const rankOf = (code: string): Rank => RANKS[code as PostCode] ?? 'STAFF';
