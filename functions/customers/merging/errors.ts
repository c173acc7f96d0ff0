import { refusal } from '../../kernel/errors.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { MergeGround } from './model.ts';

export const mergedWithHimself = refusal('customer.mergedWithHimself', 'invalid', () => ({
  zh: '不能与本人合并',
  en: 'A record is not merged with itself',
}));

/** A record that is another's by now; whoever he is now is named. */
export const wasMerged = refusal(
  'customer.wasMerged',
  'conflict',
  (_mergedInto: CustomerId) => ({ zh: '该档案已并入其他客户', en: 'This record was merged into another one' }),
  (mergedInto) => ({ mergedInto }),
);

/** A ground that names what both have is no ground where only one of them has it. */
export const notShared = refusal(
  'customer.notShared',
  'refused',
  (_ground: MergeGround) => ({
    zh: '双方档案并无所称的相同号码、卡、证件或微信',
    en: 'The two do not share what the ground says that they share',
  }),
  (ground) => ({ fields: [{ path: 'ground', reason: `nothing of both is ${ground}` }] }),
);

/** Two documents: as a rule two people. */
export const differentDocuments = refusal('customer.differentDocuments', 'refused', () => ({
  zh: '双方证件不同，不是同一人',
  en: 'The two have different documents, so they are two people',
}));

export const tooManyMerged = refusal(
  'customer.tooManyMerged',
  'refused',
  (_most: number) => ({ zh: '并入的档案已达上限', en: 'As many records as can be were merged into this one' }),
  (most) => ({ most }),
);

export const undoOver = refusal(
  'customer.undoOver',
  'refused',
  (_until: Instant) => ({ zh: '合并已超过30天，不能撤销', en: 'After 30 days a merge is not undone' }),
  (until) => ({ until }),
);

/** A chain is taken apart from its end. */
export const undoLaterFirst = refusal(
  'customer.undoLaterFirst',
  'conflict',
  (_mergedInto: CustomerId) => ({ zh: '请先撤销后一次合并', en: 'Undo the later merge first' }),
  (mergedInto) => ({ mergedInto }),
);
