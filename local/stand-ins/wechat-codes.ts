import { deflateSync } from 'node:zlib';
import { refusal, type WechatAnswer } from './wechat-login.ts';

/** A code that was made. */
export interface MadeCode {
  readonly at: string;
  readonly scene: string;
  readonly page: unknown;
  readonly edition: unknown;
}

const SCENE = /^[\dA-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const EDITIONS = ['release', 'trial', 'develop'];
const [LEAST, MOST] = [280, 1_280];
const SIDE = 24;

const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

function chunk(type: string, data: Buffer): Buffer {
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  crc.writeUInt32BE(crcOf(body));
  return Buffer.concat([length, body, crc]);
}

/** A small real PNG: grey, its pattern drawn from the scene, so that two codes differ. */
function pictureOf(scene: string): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const letters = Buffer.from(scene);
  const row = (y: number) => [
    0,
    ...Array.from({ length: SIDE }, (_, x) => ((letters[(x * y) % letters.length] ?? 0) % 2) * 255),
  ];
  const pixels = deflateSync(Buffer.from(Array.from({ length: SIDE }, (_, y) => row(y)).flat()));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** Codes without a limit of their number: the scene's letters, the page's form, the width, and whether the page is published. */
export function wechatCodes({ clock, pages }: { readonly clock: () => number; readonly pages: readonly string[] }) {
  const made: MadeCode[] = [];
  let published = true;

  function wrong(body: Readonly<Record<string, unknown>>): WechatAnswer | undefined {
    const { scene, page, width = 430, check_path: checked = true, env_version: edition = 'release' } = body;
    if (typeof scene !== 'string' || !SCENE.test(scene)) return refusal(40129, 'invalid scene');
    if (typeof page !== 'string' || /^\/|\?/.test(page)) return refusal(41030, 'invalid page');
    if (typeof width !== 'number' || width < LEAST || width > MOST)
      return refusal(40169, 'invalid length for scene, or the data is not json string');
    if (!EDITIONS.includes(String(edition)) || typeof checked !== 'boolean') return refusal(47001, 'data format error');
    if (checked && (!published || !pages.includes(page))) return refusal(41030, 'invalid page');
    return undefined;
  }

  return {
    made,

    /** Whether the mini-program is published: of one that is not, no page is there. */
    publish(isPublished: boolean): void {
      published = isPublished;
    },

    /** `POST /wxa/getwxacodeunlimit`: the picture, or why not. */
    code(body: Readonly<Record<string, unknown>>): WechatAnswer | Buffer {
      const fault = wrong(body);
      if (fault) return fault;
      const scene = String(body.scene);
      made.push({ at: new Date(clock()).toISOString(), scene, page: body.page, edition: body.env_version });
      return pictureOf(scene);
    },
  };
}
