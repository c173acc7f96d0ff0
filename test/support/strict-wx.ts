/**
 * A `wx` that refuses what WeChat refuses, and throws for what nobody taught it. Its calls are typed by the official typings
 * in clients/mini-program/typings-check.ts. Free of Node, so that it compiles beside those typings.
 */

interface Failed {
  errMsg: string;
}
interface RequestOptions {
  url: string;
  method?: string;
  header?: Record<string, string>;
  data?: string;
  timeout?: number;
  success?(answer: { statusCode: number; header: Record<string, string>; data: unknown }): void;
  fail?(error: Failed): void;
}
interface UploadOptions {
  url: string;
  filePath: string;
  name: string;
  formData?: Record<string, string>;
  timeout?: number;
  success?(answer: { statusCode: number; data: string }): void;
  fail?(error: Failed): void;
}

/** What the other side answers; `none` is silence, `cut` a broken connection. */
export type Answered =
  | { readonly status: number; readonly header?: Record<string, string>; readonly body: unknown }
  | 'none'
  | 'cut';

export interface WxRequest {
  readonly method: string;
  readonly url: string;
  readonly header: Readonly<Record<string, string>>;
  readonly body: unknown;
}
export interface WxUpload {
  readonly url: string;
  readonly filePath: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface WxWorld {
  answer(request: WxRequest): Answered | Promise<Answered>;
  answerUpload?(upload: WxUpload): Answered;
  /** Codes of `wx.login`; none left means it fails. */
  readonly codes?: string[];
}

const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
const REQUESTS_AT_ONCE = 10;
const UPLOADS_AT_ONCE = 10;
const STORED_MAX = 1024 * 1024;

const later = (act: () => unknown) => void Promise.resolve().then(act);

/** How the phone names what it could not do. */
const silent = (call: string, answered: 'none' | 'cut') =>
  ({
    errMsg: answered === 'none' ? `${call}:fail timeout` : `${call}:fail errcode:-101 cronet_error_code:-101`,
  }) as const;

function refusedRequest({ url, method = 'GET', header = {}, data }: RequestOptions): string | undefined {
  if (!/^https:\/\//.test(url)) return 'url not in domain list';
  if (!METHODS.includes(method)) return `method ${method} is invalid`;
  if (Object.keys(header).some((name) => name.toLowerCase() === 'referer')) return 'referer cannot be set';
  if (data !== undefined && typeof data !== 'string') return 'data must be text here';
  return undefined;
}

function requests({ answer }: WxWorld) {
  const asked: WxRequest[] = [];
  let open = 0;
  const request = (options: RequestOptions) => {
    const { url, method = 'GET', header = {}, data, success, fail } = options;
    const refused = refusedRequest(options) ?? (open >= REQUESTS_AT_ONCE ? 'max request limit' : undefined);
    if (refused) return later(() => fail?.({ errMsg: `request:fail ${refused}` }));
    open += 1;
    const sent = { method, url, header, body: data === undefined ? undefined : (JSON.parse(data) as unknown) };
    asked.push(sent);
    later(async () => {
      const answered = await answer(sent);
      open -= 1;
      if (typeof answered === 'string') return fail?.(silent('request', answered));
      success?.({ statusCode: answered.status, header: answered.header ?? {}, data: answered.body });
    });
  };
  return { asked, request, isWaiting: () => open > 0 };
}

function uploads({ answerUpload }: WxWorld) {
  const uploaded: WxUpload[] = [];
  let open = 0;
  const uploadFile = ({ url, filePath, name, formData = {}, success, fail }: UploadOptions) => {
    if (!answerUpload) throw new Error('nothing answers uploads in this test');
    const refused = name !== 'file' ? 'name must be file' : open >= UPLOADS_AT_ONCE ? 'max upload limit' : undefined;
    const listeners: ((seen: { progress: number }) => void)[] = [];
    const task = {
      onProgressUpdate: (listener: (seen: { progress: number }) => void) => void listeners.push(listener),
    };
    if (refused) {
      later(() => fail?.({ errMsg: `uploadFile:fail ${refused}` }));
      return task;
    }
    open += 1;
    const upload = { url, filePath, fields: formData };
    uploaded.push(upload);
    later(() => {
      for (const progress of [50, 100]) for (const listener of listeners) listener({ progress });
      const answered = answerUpload(upload);
      open -= 1;
      if (typeof answered === 'string') return fail?.(silent('uploadFile', answered));
      success?.({ statusCode: answered.status, data: String(answered.body ?? '') });
    });
    return task;
  };
  return { uploaded, uploadFile };
}

/** Storage that keeps copies, as the phone does, up to 1 MB a key. */
function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getStorageSync: (key: string): unknown => {
      const text = kept.get(key);
      return text === undefined ? '' : (JSON.parse(text) as unknown);
    },
    setStorageSync(key: string, value: unknown): void {
      const text = JSON.stringify(value);
      if (text.length > STORED_MAX) throw new Error('setStorageSync:fail exceed storage item max length');
      kept.set(key, text);
    },
    removeStorageSync: (key: string): void => void kept.delete(key),
  };
}

/** A fresh phone in front of a world that answers. */
export function strictWx(world: WxWorld) {
  const codes = world.codes ?? [];
  const { asked, request, isWaiting } = requests(world);
  const { uploaded, uploadFile } = uploads(world);
  const { kept, ...store } = storage();
  const wx = {
    request,
    uploadFile,
    ...store,
    login({ success, fail }: { success?(answer: { code: string }): void; fail?(error: Failed): void }) {
      const code = codes.shift();
      later(() => (code === undefined ? fail?.({ errMsg: 'login:fail' }) : success?.({ code })));
    },
  };
  return { wx, asked, uploaded, kept, isWaiting };
}
