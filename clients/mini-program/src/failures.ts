import type { TextName, Texts } from './texts.ts';

interface Failure {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** Whether a request may have acted although this is all that came back. */
export const isInDoubt = ({ status }: Failure): boolean => status === 0 || status >= 500;

const textOf = ({ code, status }: Failure): TextName | undefined => {
  if (status === 0) return 'unanswered';
  if (status === 429 && code === 'gateway') return 'busy';
  if (status >= 500 || code === 'gateway') return 'fault';
  return undefined;
};

/** What a failure means to the guest; what the service says of a rule is fit to show as it is. */
export function sentenceOf(failure: Failure, t: Texts, reading = false): string {
  const text = reading && failure.status === 0 ? 'network' : textOf(failure);
  return text ? t[text] : failure.message;
}
