import { refusal } from '../kernel/errors.ts';

export const tooMuchEvidence = refusal(
  'evidence.tooMuch',
  'refused',
  (megabytes: number) => ({
    zh: `证据包超过 ${megabytes} MB，请联系管理员分卷导出`,
    en: `The file would be larger than ${megabytes} MB`,
  }),
  (megabytes) => ({ megabytes }),
);
