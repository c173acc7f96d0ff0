import * as z from 'zod';
import { AccessAlarmId } from '../../kernel/ids.ts';
import { wrongState } from '../../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../../kernel/page.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { Label, longText } from '../../kernel/text.ts';
import { alarmNotFound } from '../errors.ts';
import { AccessAlarm } from './model.ts';

const AlarmView = AccessAlarm.omit({ site: true })
  .extend({ kindText: Label, statusText: Label })
  .meta({ id: 'AccessAlarmView' });
export type AlarmView = z.input<typeof AlarmView>;

const watches = { audience: 'staff', capability: 'accessAlarm.settle' } as const;
const verb = {
  ...watches,
  method: 'POST',
  params: z.strictObject({ alarmId: AccessAlarmId }),
  versioned: true,
  answer: AlarmView,
  refusals: [alarmNotFound, wrongState, stale, keyReused],
} as const;

export const listAccessAlarms = route({
  ...watches,
  method: 'GET',
  path: '/access-alarms',
  summary: {
    zh: '查阅告警，最新在前（不含关于本人的）',
    en: 'Alarms about reads, the newest first; none about oneself',
  },
  query: pageQuery.extend({ settled: z.stringbool().optional() }),
  answer: listOf(AlarmView),
  refusals: [badCursor],
});

export const confirmAlarm = route({
  ...verb,
  path: '/access-alarms/{alarmId}/confirm',
  summary: { zh: '核查完毕（说明查明的情况）', en: 'It was looked into; what was found' },
  body: z.strictObject({ finding: longText(1_000) }),
  example: { body: { finding: '当晚值班接待晚到团队，有工单为据' } },
});

export const openCaseOfAlarm = route({
  ...verb,
  path: '/access-alarms/{alarmId}/open-case',
  summary: { zh: '据此立案（违规查询）', en: 'It becomes a case of improper access' },
  body: z.strictObject({ description: longText(2_000) }),
  example: { body: { description: '一日内查看六百余位客户，与其工作无关' } },
});

export const alarmContract = { listAccessAlarms, confirmAlarm, openCaseOfAlarm } as const;
