import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { ApiError } from '../../api/api-error.ts';
import { browserClient, randomKey } from '../../api/browser.ts';
import { deviceOf } from '../../api/device.ts';
import type { Routes } from '../../api/types.ts';
import { bodyOf, type Draft, NOTICE_VERSION, type Numbers, type Receipt, type Seen } from './draft.ts';
import type { Act } from './matter.ts';
import type { ReadNotice } from './notice-part.ts';
import type { Language } from './texts.ts';

/** What the form asks of the service. */
export interface FormService {
  /** Solves a proof of work: nothing is sent yet. */
  prove(): Promise<string>;
  /** Sends one file to where it is checked; answers the key by which it goes with a text. */
  upload(file: File, key: string, onShare: (share: number) => void): Promise<string>;
  submit(draft: Draft, key: string, proof: string): Promise<Receipt>;
  lookUp(of: Numbers): Promise<Seen>;
  /** What the house tells everybody, in the version that a filing names. */
  readNotice: ReadNotice;
  /** Does what a guest can do with his matter. */
  act(of: Numbers, act: Act): Promise<Seen>;
}

/** A key for one intent. */
export const newKey = (): string => randomKey(crypto);

type Challenge = Routes['getChallenge']['answer'];

async function solved(challenge: Challenge): Promise<string> {
  // Browsers give their cipher functions to secure pages only; without them nothing could be sent.
  if (!window.isSecureContext) throw new ApiError('insecure', 'a secure page is needed', { status: 0 });
  const given = challenge as unknown as Parameters<typeof solveChallenge>[0]['challenge'];
  const solution = await solveChallenge({ challenge: given, deriveKey });
  return btoa(JSON.stringify({ challenge, solution }));
}

/** As the service calls it: of an office document, or of a phone's own pictures, browsers do not always know what it is. */
const BY_ENDING: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  heic: 'image/heic',
  heif: 'image/heif',
};
const mimeOf = ({ name, type }: File) => BY_ENDING[name.split('.').pop()?.toLowerCase() ?? ''] ?? type;

const NAME_MAX = 120;
/** The end of a long name tells more than its beginning. */
const fileNameOf = ({ name }: File) => [...name].slice(-NAME_MAX).join('').trim() || 'file';

const UPLOAD_TIMEOUT_MS = 600_000; // 20 MB at 280 kbit/s

const MESSAGE_MAX = 1_000;

/** A long message in parts that the service takes, cut between characters. */
const partsOf = (text: string): string[] =>
  text.length <= MESSAGE_MAX ? [text] : (text.match(/[\s\S]{1,500}/gu) ?? []);

/** The service behind a form, over HTTP. */
export function formService(
  baseUrl: string,
  of: { readonly language: () => Language; readonly shared: boolean; readonly site: string | undefined },
): FormService {
  const place = 'guest-service-device';
  const kept = { get: () => localStorage.getItem(place), set: (id: string) => localStorage.setItem(place, id) };
  const told = {
    ...(!of.shared && { device: deviceOf(kept, newKey) }),
    ...(of.site !== undefined && { site: of.site }),
  };
  const client = () =>
    // The form shows a lost answer and lets the guest repeat, with his text before his eyes: one try at a time.
    browserClient(window, { baseUrl, language: of.language(), timeoutMs: 15_000, tries: 1, ...told });
  return {
    prove: async () => solved(await client().call('getChallenge')),
    async upload(file, key, onShare) {
      const challenge = await solved(await client().call('getChallenge', { query: { purpose: 'upload' } }));
      const body = { fileName: fileNameOf(file), size: file.size, mime: mimeOf(file), challenge };
      const { url, fields, key: given } = await client().call('askUpload', { body, key });
      await client().upload({ url, fields }, file, { onProgress: onShare, timeoutMs: UPLOAD_TIMEOUT_MS });
      return given;
    },
    submit: (draft, key, proof) => client().call('submitTicket', { body: bodyOf(draft, proof), key }),
    readNotice: (kind) => {
      const query = kind === 'privacy' ? { version: NOTICE_VERSION } : {};
      return client().call('viewPublication', { params: { kind }, query });
    },
    lookUp: ({ ticketNo, queryCode }) => client().call('lookUpTicket', { params: { ticketNo }, body: { queryCode } }),
    async act({ ticketNo, queryCode }, { name, text, key, files = [] }) {
      const { call } = client();
      const asked = { params: { ticketNo }, key };
      const reason = text.trim() ? { reason: text.trim() } : {};
      if (name === 'urge') return call('guestUrges', { ...asked, body: { queryCode } });
      if (name === 'agree') return call('guestAgrees', { ...asked, body: { queryCode } });
      if (name === 'withdraw') return call('guestWithdraws', { ...asked, body: { queryCode, ...reason } });
      if (name === 'disagree') return call('guestDisagrees', { ...asked, body: { queryCode, ...reason } });
      const write = (part: string, n: number) =>
        call('guestWrites', {
          ...asked,
          key: `${key}-${n}`,
          body: { queryCode, text: part, ...(n === 0 && files.length > 0 && { attachments: [...files] }) },
        });
      const [first = '', ...more] = partsOf(text.trim());
      let seen = await write(first, 0);
      for (const [n, part] of more.entries()) seen = await write(part, n + 1);
      return seen;
    },
  };
}
