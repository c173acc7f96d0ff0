import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { downloadName } from '../attachments/file-types.ts';
import type { TicketFile } from '../attachments/model.ts';
import { textsOf } from '../kernel/event.ts';
import { millis } from '../kernel/time.ts';
import type { Evidence } from './evidence.ts';
import { linesOf, whyNot } from './lines.ts';
import { pdfOf } from './pdf.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** A name that can stand in any folder: no way up, no device, no sign that a system forbids. */
const placeOf = ({ fileName, type }: TicketFile, n: number) =>
  `attachments/${String(n + 1).padStart(2, '0')}-${downloadName(fileName, type).replace(/[\\/:*?"<>|]/g, '_')}`;

/** The files of the matter: where each stands in here, and what is told of it; of one that is not in here, why. */
const attachedFiles = (files: Evidence['files']) =>
  files.map(({ file, bytes }, n) => {
    const { site: _site, ticketNo: _no, ...known } = file;
    const place = bytes && placeOf(file, n);
    return { place, bytes, told: { ...known, ...(place ? { place } : { notIncluded: whyNot(file) }) } };
  });

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/**
 * Everything of a matter in one ZIP: `report.pdf` to read, `matter.json` and `timeline.json` to work with, `chain.json` with the hashes of
 * the archive, `attachments/` with the files of the matter as far as they fit, `contents.json` with what is inside, and `SHA256SUMS`, by which `sha256sum -c` finds any change. The same evidence
 * gives the same bytes.
 */
export async function packageEvidence(evidence: Evidence): Promise<Buffer> {
  const { matter, events, chain, exported } = evidence;
  const attached = attachedFiles(evidence.files);
  const { ticket, detail, identity, coOrders, links } = matter;
  const { codeHash: _secret, ...told } = detail;
  const at = new Date(millis(exported.at));
  const files: Record<string, Uint8Array> = {
    'report.pdf': await pdfOf(linesOf(evidence), { title: `证据材料 ${ticket.ticketNo}`, at }),
    'matter.json': json({ ticket, told, identity: identity?.contact, coOrders, links }),
    'timeline.json': json(
      events.map(({ at: when, type, version, actor, facts, ...event }) => ({
        ...{ at: when, type, version, actor, facts },
        texts: textsOf(event),
      })),
    ),
    'chain.json': json(chain),
    ...Object.fromEntries(attached.flatMap(({ place, bytes }) => (place && bytes ? [[place, bytes]] : []))),
  };
  const listed = Object.entries(files).map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: hashOf(bytes) }));
  files['contents.json'] = json({
    ticketNo: ticket.ticketNo,
    exported,
    files: listed,
    attachments: attached.map(({ told: of }) => of),
  });
  const sums = Object.entries(files).map(([name, bytes]) => `${hashOf(bytes)}  ${name}\n`);
  files.SHA256SUMS = Buffer.from(sums.join(''));
  return Buffer.from(zipSync(files, { mtime: at, level: 6 }));
}
