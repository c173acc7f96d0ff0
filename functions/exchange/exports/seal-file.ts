import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

configure({ useWebWorkers: false });

const AES_256 = 3;

/** A ZIP of one file that opens with its password alone (AES-256, WinZip AE-2): 7-Zip, WinRAR, Keka and macOS know it. */
export async function sealedZip(
  file: { readonly name: string; readonly body: Uint8Array },
  password: string,
): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter());
  await zip.add(file.name, new Uint8ArrayReader(file.body), { password, encryptionStrength: AES_256 });
  return zip.close();
}
