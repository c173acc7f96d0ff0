import { refusal } from '../kernel/errors.ts';
import { PublicationKind } from './model.ts';

export const unknownPublication = refusal(
  'publication.unknown',
  'missing',
  () => ({ zh: '没有这份告知或这个版本', en: 'There is no such notice, or no such version of it' }),
  () => ({ known: PublicationKind.options }),
);
