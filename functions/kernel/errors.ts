/** What a failure means to the caller. The HTTP status of each kind stands once, in platform/serve. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'refused'
  | 'stale'
  | 'unversioned'
  | 'reused'
  | 'busy'
  | 'tooLarge'
  | 'unsupported'
  | 'notAllowed'
  | 'internal';

/** One text in the two languages of the house; Chinese is what a toast shows. */
export interface Texts {
  readonly zh: string;
  readonly en: string;
}

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The one error that the product throws on purpose. `code` is stable and dotted; `details` become the answer's `data`. */
export class AppError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly texts: Texts;
  readonly details: ErrorDetails;

  constructor(code: string, kind: ErrorKind, said: { texts: Texts; details?: ErrorDetails; cause?: unknown }) {
    super(`${code}: ${said.texts.en}`, said.cause === undefined ? undefined : { cause: said.cause });
    this.name = 'AppError';
    this.code = code;
    this.kind = kind;
    this.texts = said.texts;
    this.details = said.details ?? {};
  }
}

/** A factory of one way to refuse; contracts list these, so that a route's errors are known without running it. */
export interface Refusal<Args extends readonly unknown[] = readonly never[]> {
  (...args: Args): AppError;
  readonly code: string;
  readonly kind: ErrorKind;
}

/**
 * Declares one way to refuse.
 *
 * @param code stable dotted code, `<domain>.<what>`
 * @param say the sentence in both languages, from the factory's arguments
 * @param details machine-readable facts for the answer's `data` (never personal data)
 */
export function refusal<Args extends readonly unknown[]>(
  code: string,
  kind: ErrorKind,
  say: (...args: Args) => Texts,
  details?: (...args: Args) => ErrorDetails,
): Refusal<Args> {
  const make = (...args: Args) =>
    new AppError(code, kind, { texts: say(...args), ...(details && { details: details(...args) }) });
  return Object.assign(make, { code, kind });
}

export const isAppError = (error: unknown): error is AppError => error instanceof AppError;
