/** Failures that no answer of the service names: it was not reached, not in time, or something before it answered. */
export type OwnCode = 'network' | 'timeout' | 'gateway' | 'uploadRefused';

/** What is wrong with one field of a request: `path` like `contact.phone`. */
export interface FieldFault {
  readonly path: string;
  readonly reason: string;
}

interface Details {
  readonly status: number;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly retryAfter?: string | undefined;
}

/** Whole seconds of a Retry-After; a date, which our service never sends, counts as not told. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  return retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) : undefined;
}

/** A refusal or fault as a value: `code` is stable, `message` fit to show, `status` 0 where no answer came. */
export class ApiError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: Code, message: string, of: Details) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = of.status;
    this.data = of.data ?? {};
    this.retryAfterSeconds = secondsOf(of.retryAfter);
  }

  /** The fields that are not right, if this is what was refused. */
  get fields(): readonly FieldFault[] {
    return Array.isArray(this.data.fields) ? (this.data.fields as FieldFault[]) : [];
  }

  /** The version as it is now, where somebody else was quicker (412). */
  get version(): number | undefined {
    return typeof this.data.version === 'number' ? this.data.version : undefined;
  }
}
