import { refusal } from '../kernel/errors.ts';

/** A site of that id is there already. */
export const siteTaken = refusal('site.taken', 'conflict', () => ({
  zh: '该站点代码已被使用',
  en: 'A site of that id exists already',
}));
