/** Reading and putting together of bytes, for the formats of files. */

export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.max(0, Math.min(length, bytes.length - at))).toString('latin1');

export const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** The bytes do not follow their format. */
export class BrokenFile extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'BrokenFile';
  }
}
