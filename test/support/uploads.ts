import type { WholeDoor } from './whole-door.ts';
import { customerProof } from './whole-door.ts';

let asked = 0;

/** Who uploads, and by which route. */
const ways = {
  guest: { path: '/public/uploads', who: {}, more: { challenge: 'spent' } },
  customer: { path: '/me/uploads', who: { proof: customerProof }, more: {} },
} as const;
type Uploader = keyof typeof ways | { readonly staffNo: string; readonly role?: string };

/** Asks for a place for a file; answers all that was told. */
export function askPlace({ ask }: WholeDoor, by: Uploader, file: object, key?: string) {
  asked += 1;
  const way =
    typeof by === 'string'
      ? ways[by]
      : { path: '/uploads', who: { staffNo: by.staffNo }, more: by.role ? { role: by.role } : {} };
  return ask('attachments', {
    ...{ method: 'POST', path: way.path, ...way.who },
    body: { ...file, ...way.more },
    headers: { 'idempotency-key': key ?? `upload-of-test-${asked}` },
  });
}

/** Asks for a place and puts the file there, as a form does; answers the key. */
export async function uploaded(
  door: WholeDoor,
  by: Uploader,
  file: { readonly fileName: string; readonly mime: string; readonly bytes: Uint8Array },
): Promise<string> {
  const { fileName, mime, bytes } = file;
  const { data, status, text } = await askPlace(door, by, { fileName, mime, size: bytes.length });
  if (status !== 201) throw new Error(text);
  const { url, fields, key } = data as { url: string; fields: Record<string, string>; key: string };
  door.w.files.upload({ url, fields }, { body: bytes, type: fields['Content-Type'] ?? '' });
  return key;
}
