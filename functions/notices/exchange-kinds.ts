import type { NoticeKind } from './notice-kinds.ts';

/** Whoever asked for a file hears how it stands; who he is stands in the fact `to`. */
const toAsker = (zh: string, en: string, channels: NoticeKind['channels'] = []): NoticeKind => ({
  ...{ audience: { fact: 'to' }, channels, text: { zh, en } },
});

/**
 * F26: what is told of files of customers that come in or go out. Numbers of rows alone: neither who is in a list nor why it was asked for
 * leaves the house by a robot.
 */
export const exchangeKinds = {
  'customer-import.checked': toAsker(
    '客户导入已试算：新建 {CREATED}，更新 {UPDATED}，重复 {DUPLICATE}，拒绝 {REJECTED}，请确认',
    'Your import was tried: {CREATED} new, {UPDATED} updated, {DUPLICATE} known, {REJECTED} rejected; confirm it',
    ['WECOM'],
  ),
  'customer-import.done': toAsker(
    '客户导入完成：新建 {CREATED}，更新 {UPDATED}，重复 {DUPLICATE}，拒绝 {REJECTED}',
    'Your import is done: {CREATED} new, {UPDATED} updated, {DUPLICATE} known, {REJECTED} rejected',
  ),
  'customer-import.failed': toAsker('客户导入失败，请查看原因', 'Your import failed; see why', ['WECOM']),
  'customer-import.expired': toAsker(
    '客户导入逾期未确认，已作废，文件已删除',
    'Your import was not confirmed in time; its file is removed',
  ),
  'customer-export.counted': {
    audience: { holdersOf: 'posts', but: 'to' },
    ...{ channels: ['WECOM'], until: 'EXPORT_WAITS' },
    text: {
      zh: '{to} 申请导出 {rows} 行客户资料，待您审批',
      en: '{to} asks for a list of {rows} customers; approve or decline it',
    },
  },
  'customer-export.approved': toAsker('客户导出已获批，正在制作', 'Your list of customers is approved and being made'),
  'customer-export.declined': toAsker('客户导出未获批，请查看原因', 'Your list of customers was declined; see why', [
    'WECOM',
  ]),
  'customer-export.ready': toAsker(
    '客户导出已备好（{rows} 行），请于 {until} 前下载',
    'Your list of {rows} customers is ready; fetch it by {until}',
    ['WECOM'],
  ),
  'customer-export.failed': toAsker('客户导出失败，请查看原因', 'Your list of customers failed; see why', ['WECOM']),
  'customer-export.expired': toAsker('客户导出已过期，文件已删除', 'Your list of customers is out of time and removed'),
} as const satisfies Readonly<Record<string, NoticeKind>>;
