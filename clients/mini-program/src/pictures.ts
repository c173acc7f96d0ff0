import { service } from './service.ts';

/** A picture that is at the service already; it goes with a text by its key. */
export interface Picture {
  readonly key: string;
  readonly name: string;
}

/** A picture of the phone, as it was chosen. */
export interface ChosenPicture {
  readonly tempFilePath: string;
  readonly size: number;
}

export const MOST_PICTURES = 9;
const UPLOAD_TIMEOUT_MS = 300_000;

const nameOf = (path: string): string => path.split('/').pop() || 'picture.jpg';
const mimeOf = (name: string): string => {
  const ending = name.split('.').pop()?.toLowerCase() ?? '';
  return ending === 'png' || ending === 'webp' ? `image/${ending}` : 'image/jpeg';
};

/** Lets the guest choose pictures, or take some; none where he turns away. */
export const choosePictures = (count: number): Promise<readonly ChosenPicture[]> =>
  new Promise((resolve) => {
    wx.chooseMedia({
      ...{ count, mediaType: ['image'], sizeType: ['compressed'] },
      success: ({ tempFiles }) => resolve(tempFiles.map(({ tempFilePath, size }) => ({ tempFilePath, size }))),
      fail: () => resolve([]),
    });
  });

/** Sends one picture to where it is checked. Throws an `ApiError`. */
export async function sendPicture(chosen: ChosenPicture, onShare: (share: number) => void): Promise<Picture> {
  const name = nameOf(chosen.tempFilePath);
  const body = { fileName: name, size: chosen.size, mime: mimeOf(name) };
  const { url, fields, key } = await service.call('askMyUpload', { body });
  const place = { url, fields };
  await service.upload(place, chosen.tempFilePath, { onProgress: onShare, timeoutMs: UPLOAD_TIMEOUT_MS });
  return { key, name };
}

/** What is left of the pictures when the service does not know some of them any more. */
export const stillKnown = (pictures: readonly Picture[], paths: readonly string[]): readonly Picture[] =>
  pictures.filter((_picture, n) => !paths.includes(`attachments.${n}`));
