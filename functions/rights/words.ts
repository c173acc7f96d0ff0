import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';

/** What somebody may ask of whoever processes his data (PIPL 44–50; domain F28). */
export const RightsKind = z
  .enum([
    'ACCESS',
    'COPY',
    'TRANSFER',
    'CORRECT',
    'DELETE',
    'RESTRICT',
    'WITHDRAW',
    'OBJECT',
    'EXPLAIN',
    'CLOSE_ACCOUNT',
  ])
  .meta({ id: 'RightsKind' });
export type RightsKind = z.infer<typeof RightsKind>;

export const kindLabels: Readonly<Record<RightsKind, Texts>> = {
  ACCESS: { zh: '查阅', en: 'Read' },
  COPY: { zh: '复制', en: 'Copy' },
  TRANSFER: { zh: '转移', en: 'Take elsewhere' },
  CORRECT: { zh: '更正、补充', en: 'Correct or complete' },
  DELETE: { zh: '删除', en: 'Delete' },
  RESTRICT: { zh: '限制处理', en: 'Restrict processing' },
  WITHDRAW: { zh: '撤回同意', en: 'Withdraw consent' },
  OBJECT: { zh: '拒绝自动化决策与营销', en: 'Object to profiling and marketing' },
  EXPLAIN: { zh: '解释说明处理规则', en: 'Explain how data are processed' },
  CLOSE_ACCOUNT: { zh: '注销账号', en: 'Close the account' },
};

export const RightsStatus = z
  .enum([
    'RECEIVED',
    'LOCKED',
    'SEARCHING',
    'SEARCHED',
    'GRANTED',
    'DEFERRED',
    'REFUSED',
    'EXECUTED',
    'CONFIRMED',
    'CANCELLED',
  ])
  .meta({ id: 'RightsStatus' });
export type RightsStatus = z.infer<typeof RightsStatus>;

export const statusLabels: Readonly<Record<RightsStatus, Texts>> = {
  RECEIVED: { zh: '待核验身份', en: 'Identity to be shown' },
  LOCKED: { zh: '核验已锁定', en: 'Identity check locked' },
  SEARCHING: { zh: '检索中', en: 'Being searched' },
  SEARCHED: { zh: '待决定', en: 'To be decided' },
  GRANTED: { zh: '执行中', en: 'Granted, being done' },
  DEFERRED: { zh: '已限制，待事项保存期满后删除', en: 'Restricted, erased once its matters are over' },
  REFUSED: { zh: '未予同意', en: 'Refused' },
  EXECUTED: { zh: '已执行', en: 'Done' },
  CONFIRMED: { zh: '已告知', en: 'Confirmed' },
  CANCELLED: { zh: '已撤销', en: 'Taken back' },
};

/** By which way a request came. */
export const RightsChannel = z
  .enum(['MINI_PROGRAM', 'PHONE', 'WALK_IN', 'LETTER', 'EMAIL', 'AUTHORITY'])
  .meta({ id: 'RightsChannel' });

/** How somebody is told of what was received or decided. */
export const ToldBy = z.enum(['IN_PERSON', 'PHONE', 'LETTER', 'MESSAGE', 'MINI_PROGRAM']).meta({ id: 'RightsToldBy' });
export type ToldBy = z.infer<typeof ToldBy>;

/**
 * By what somebody shows who he is: what the house knows of him already, so that nothing more is collected (PIPL 6). A code by text
 * message and the number that it goes to are one thing, not two.
 */
export const Factor = z
  .enum(['SESSION', 'SMS_CODE', 'PHONE', 'EMAIL', 'CARD', 'ID_DOCUMENT'])
  .meta({ id: 'IdentityFactor' });
export type Factor = z.infer<typeof Factor>;

export const RightsClockName = z.enum(['ACKNOWLEDGE', 'DONE']).meta({ id: 'RightsClockName' });
export type RightsClockName = z.infer<typeof RightsClockName>;
