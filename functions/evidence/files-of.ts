import { keptKeyOf } from '../attachments/model.ts';
import type { WholeTicket } from '../tickets/store.ts';
import type { EvidenceDeps } from './deps.ts';
import type { EvidenceFile } from './evidence.ts';

/** What the report and the lists take at most; the files share what is left of the whole. */
const FOR_THE_REST_BYTES = 1_048_576;

/** The files of a matter that had come by a version of it, each with its bytes as long as there is room for them. */
export async function filesOf(
  deps: Pick<EvidenceDeps, 'files'>,
  { files }: WholeTicket,
  of: { readonly version: number; readonly mostBytes: number },
): Promise<EvidenceFile[]> {
  let room = of.mostBytes - FOR_THE_REST_BYTES;
  const found: EvidenceFile[] = [];
  for (const file of files.filter(({ ticketVersion }) => ticketVersion <= of.version)) {
    const { sha256, bytes: size = 0 } = file;
    const fits = sha256 !== undefined && size <= room;
    const bytes = fits ? await deps.files.get(keptKeyOf(file, sha256)) : undefined;
    if (bytes) room -= size;
    found.push({ file, ...(bytes && { bytes }) });
  }
  return found;
}
