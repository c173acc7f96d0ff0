import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { textsOf } from '../kernel/event.ts';
import { millis } from '../kernel/time.ts';
import type { Evidence } from './evidence.ts';
import { linesOf } from './lines.ts';
import { pdfOf } from './pdf.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/**
 * Everything of a matter in one ZIP: `report.pdf` to read, `matter.json` and `timeline.json` to work with, `chain.json` with the hashes of
 * the archive, `contents.json` with what is inside, and `SHA256SUMS`, by which `sha256sum -c` finds any change. The same evidence
 * gives the same bytes.
 */
export async function packageEvidence(evidence: Evidence): Promise<Buffer> {
  const { matter, events, chain, exported } = evidence;
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
  };
  const listed = Object.entries(files).map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: hashOf(bytes) }));
  files['contents.json'] = json({ ticketNo: ticket.ticketNo, exported, files: listed, attachments: [] });
  const sums = Object.entries(files).map(([name, bytes]) => `${hashOf(bytes)}  ${name}\n`);
  files.SHA256SUMS = Buffer.from(sums.join(''));
  return Buffer.from(zipSync(files, { mtime: at, level: 6 }));
}
