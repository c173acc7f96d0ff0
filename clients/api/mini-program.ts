import { type Client, type ClientOptions, createClient } from './client.ts';
import type { Upload } from './uploads.ts';
import { type WxSession, type WxSignIn, wxSession } from './wx-session.ts';
import { type WxLike, wxTransport } from './wx-transport.ts';
import { type WxUploads, wxUpload } from './wx-upload.ts';

type Settings = Omit<ClientOptions, 'transport' | 'token' | 'signIn' | 'newKey'> &
  Partial<Pick<ClientOptions, 'newKey'>>;

/** A key from chance and time. Enough: a key counts for one person, and mini-programs have no synchronous cipher functions. */
const keyOfChance = () =>
  [Date.now(), Math.random() * 2 ** 52, Math.random() * 2 ** 52].map((n) => Math.floor(n).toString(36)).join('-');

export interface MiniProgramClient extends Client {
  readonly session: WxSession;
  /** Sends a file of the phone to the place that the service gave for it. */
  readonly upload: Upload<string>;
}

/** For mini-programs: `miniProgramClient(wx, { baseUrl })` signs in by itself where a route needs it. */
export function miniProgramClient(
  wx: WxLike & WxSignIn & WxUploads,
  settings: Settings & { readonly as?: 'customer' | 'staff' },
): MiniProgramClient {
  const { as, ...rest } = settings;
  const parts = { newKey: keyOfChance, ...rest, transport: wxTransport(wx) };
  const session = wxSession(wx, createClient(parts), as);
  const client = createClient({ ...parts, token: session.token, signIn: session.signIn });
  return { ...client, session, upload: wxUpload(wx) };
}
