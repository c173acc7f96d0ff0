import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

configure({ useWebWorkers: false });

const AES_256 = 3;

/** A ZIP that opens with its password alone (AES-256, WinZip AE-2): 7-Zip, WinRAR, Keka and macOS know it. */
export async function sealedZip(
  files: ReadonlyArray<{ readonly name: string; readonly body: Uint8Array }>,
  password: string,
): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter());
  for (const { name, body } of files)
    await zip.add(name, new Uint8ArrayReader(body), { password, encryptionStrength: AES_256 });
  return zip.close();
}
