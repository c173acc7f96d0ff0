import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';
import type { RightsKind } from './words.ts';

/** Why a request may be refused, each by its article: there is no other ground, and the reason is told (PIPL 50). */
export const RefusalReason = z
  .enum([
    'NOT_IDENTIFIED',
    'RETENTION_PERIOD',
    'NOT_POSSIBLE',
    'SECRECY',
    'OBSTRUCTS_DUTY',
    'TRANSFER_CONDITIONS',
    'NOT_WRONG',
    'NOT_BY_CONSENT',
    'NOT_AUTOMATED',
    'LEGAL_DUTY',
  ])
  .meta({ id: 'RefusalReason' });
export type RefusalReason = z.infer<typeof RefusalReason>;

interface Ground {
  readonly article: string;
  readonly text: Texts;
  /** To which requests it can be an answer; left out, to all. */
  readonly kinds?: readonly RightsKind[];
}

export const refusalReasons: Readonly<Record<RefusalReason, Ground>> = {
  NOT_IDENTIFIED: {
    article: '个人信息保护法第五十条；网络数据安全管理条例第二十三条',
    text: { zh: '未能核验为本人或其授权人', en: 'It could not be shown that he asks for himself' },
  },
  RETENTION_PERIOD: {
    article: '个人信息保护法第四十七条第二款',
    text: {
      zh: '法定保存期限未届满，仅作存储和安全保护',
      en: 'The law wants it kept; it is stored and protected only',
    },
    kinds: ['DELETE', 'CLOSE_ACCOUNT'],
  },
  NOT_POSSIBLE: {
    article: '个人信息保护法第四十七条第二款',
    text: {
      zh: '技术上难以实现删除，仅作存储和安全保护',
      en: 'It cannot be deleted technically; it is stored and protected only',
    },
    kinds: ['DELETE'],
  },
  SECRECY: {
    article: '个人信息保护法第十八条第一款、第四十五条第一款',
    text: { zh: '法律、行政法规规定应当保密', en: 'The law wants it kept secret' },
    kinds: ['ACCESS', 'COPY', 'EXPLAIN'],
  },
  OBSTRUCTS_DUTY: {
    article: '个人信息保护法第三十五条、第四十五条第一款',
    text: { zh: '告知将妨碍国家机关履行法定职责', en: 'To tell it would obstruct an authority in its duty' },
    kinds: ['ACCESS', 'COPY', 'EXPLAIN'],
  },
  TRANSFER_CONDITIONS: {
    article: '个人信息保护法第四十五条第三款；网络数据安全管理条例第二十五条',
    text: { zh: '不符合规定的转移条件', en: 'The conditions for taking it elsewhere are not met' },
    kinds: ['TRANSFER'],
  },
  NOT_WRONG: {
    article: '个人信息保护法第四十六条第二款',
    text: { zh: '经核实，信息准确、完整', en: 'It was looked into and is right and complete' },
    kinds: ['CORRECT'],
  },
  NOT_BY_CONSENT: {
    article: '个人信息保护法第十三条第二款、第十五条',
    text: { zh: '该处理不以同意为依据', en: 'It is not processed on the ground of consent' },
    kinds: ['WITHDRAW'],
  },
  NOT_AUTOMATED: {
    article: '个人信息保护法第二十四条第三款',
    text: { zh: '未以自动化决策作出对其有重大影响的决定', en: 'Nothing that weighs on him was decided by machine' },
    kinds: ['OBJECT'],
  },
  LEGAL_DUTY: {
    article: '个人信息保护法第十三条第一款第三项、第四十四条',
    text: { zh: '为履行法定职责或者法定义务所必需', en: 'A duty of the law needs it' },
    kinds: ['RESTRICT', 'OBJECT', 'DELETE', 'CLOSE_ACCOUNT'],
  },
};

/** Whether a reason can answer a request of a kind. */
export const answers = (reason: RefusalReason, kind: RightsKind): boolean =>
  refusalReasons[reason].kinds?.includes(kind) ?? true;
