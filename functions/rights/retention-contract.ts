import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { Label } from '../kernel/text.ts';
import { KeptClass, RetentionRun } from '../retention/model.ts';

export const listRetentionRuns = route({
  method: 'GET',
  path: '/retention-runs',
  audience: 'staff',
  capability: 'rights.read',
  summary: {
    zh: '到期删除记录（每次、每类一份证明）',
    en: 'What went because its time was over: a certificate per run and class',
  },
  query: pageQuery.extend({ kept: KeptClass }),
  answer: listOf(RetentionRun.omit({ site: true, places: true }).extend({ keptText: Label })),
  refusals: [badCursor],
  example: { query: { kept: 'NOTICE' } },
});
