import * as z from 'zod';

/** What can be wrong with a chain of events, and where (versions of the head, which number its events). */
export const FindingKind = z.enum([
  'CHANGED',
  'MISSING',
  'INSERTED',
  'MOVED',
  'WORDS_CHANGED',
  'BEYOND_HEAD',
  'HEAD_MISSING',
  'REWRITTEN',
  'CHECKPOINT_MISSING',
  'CHECKPOINT_CHANGED',
]);
export type FindingKind = z.infer<typeof FindingKind>;

export const findingLabels: Readonly<Record<FindingKind, { zh: string; en: string }>> = {
  CHANGED: { zh: '事件内容被改动', en: 'What was written down is not what stands there' },
  MISSING: { zh: '事件缺失', en: 'Events are missing' },
  INSERTED: { zh: '存在插入的记录', en: 'Something stands there that no change has written' },
  MOVED: { zh: '事件顺序被调换', en: 'An event stands in the place of another' },
  WORDS_CHANGED: {
    zh: '事件文字与留存校验值不符',
    en: 'The words are not those that were proven when they were written',
  },
  BEYOND_HEAD: { zh: '事件多于主记录版本', en: 'There are more events than changes of the head' },
  HEAD_MISSING: { zh: '主记录缺失', en: 'The head is gone, and its events are there' },
  REWRITTEN: { zh: '事件链已被改写，与检查点不符', en: 'The chain is not the one that a checkpoint has seen' },
  CHECKPOINT_MISSING: { zh: '检查点缺失', en: 'A checkpoint is missing' },
  CHECKPOINT_CHANGED: { zh: '检查点被改动', en: 'What lies there as a checkpoint is none of ours' },
};

/** One thing that is not as it was written: between these versions (of checkpoints: hours of the day), and at which item where that does not say it. */
export const Finding = z.object({
  what: FindingKind,
  from: z.int().min(0),
  to: z.int().min(0),
  item: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** What was looked at of one chain, and what was found. */
export const ChainVerdict = z.object({
  /** The chain's name; with it, the same can be asked again. */
  chain: z.string(),
  entity: z.string().optional(),
  entityId: z.string().optional(),
  /** The versions that were looked at on this page; 0 where there is nothing. */
  from: z.int().min(0),
  to: z.int().min(0),
  events: z.int().min(0),
  /** Events whose words were erased; that they stood there, and when, is still proven. */
  wordsErased: z.int().min(0),
  /** True where this page reaches the end of the chain. */
  complete: z.boolean(),
  intact: z.boolean(),
  findings: z.array(Finding),
});
export type ChainVerdict = z.infer<typeof ChainVerdict>;
