import { describe, expect, test } from 'vitest';
import { formUpload, type XhrLike } from '../../../clients/api/form-upload.ts';
import { wxUpload } from '../../../clients/api/wx-upload.ts';
import { type Answered, strictWx } from '../../support/strict-wx.ts';

const place = { url: 'https://store.example/', fields: { key: 'u/1', policy: 'p' } };
const stored = { status: 204, body: '' } as const;

/** How each way to upload is run with these answers, one a try. */
const ways = {
  async 'wx.uploadFile'(answers: readonly Answered[], onProgress: (share: number) => void) {
    let n = 0;
    const { wx, uploaded } = strictWx({
      answer: () => 'none',
      answerUpload: () => answers[n++] ?? 'none',
    });
    const done = wxUpload(wx)(place, 'wxfile://tmp_1.jpg', { onProgress, pause: async () => {} });
    return { done, tries: () => uploaded.length, sent: () => uploaded.map(({ fields }) => Object.entries(fields)) };
  },
  async FormData(answers: readonly Answered[], onProgress: (share: number) => void) {
    const sent: [string, string][][] = [];
    const newRequest = () => requestOf(answers, sent);
    const done = formUpload(newRequest)(place, new Blob(['x']), { onProgress, pause: async () => {} });
    return { done, tries: () => sent.length, sent: () => sent };
  },
};

/** An XMLHttpRequest that is answered at once. */
function requestOf(answers: readonly Answered[], sent: [string, string][][]): XhrLike {
  const answered = answers[sent.length] ?? 'none';
  const call = (handler: XhrLike['onload']) => handler?.({} as never);
  const request: XhrLike = {
    open: () => {},
    timeout: 0,
    status: typeof answered === 'string' ? 0 : answered.status,
    upload: { onprogress: null },
    onload: null,
    onerror: null,
    ontimeout: null,
    send(form) {
      sent.push([...form.entries()].map(([name, value]) => [name, typeof value === 'string' ? value : '…']));
      for (const loaded of [1, 2]) request.upload.onprogress?.({ loaded, total: 2 } as never);
      call(answered === 'none' ? request.ontimeout : answered === 'cut' ? request.onerror : request.onload);
    },
  };
  return request;
}

describe.each(Object.entries(ways))('an upload by %s', (name, run) => {
  test('sends the fields as they were signed and tells how far it is', async () => {
    const shares: number[] = [];

    const { done, sent } = await run([stored], (share) => shares.push(share));
    await done;

    expect(shares).toEqual([0.5, 1]);
    // The file comes last: S3 reads no field behind it. WeChat puts it there itself.
    const file = name === 'FormData' ? [['file', '…']] : [];
    expect(sent()).toEqual([[['key', 'u/1'], ['policy', 'p'], ...file]]);
  });

  test('goes out again where nothing came back', async () => {
    const { done, tries } = await run(['cut', 'none', stored], () => {});
    await done;

    expect(tries()).toBe(3);
  });

  test.each([400, 403, 413])('that the store refuses with %i is refused, and not sent again', async (status) => {
    const { done, tries } = await run([{ status, body: '<Error/>' }], () => {});

    await expect(done).rejects.toMatchObject({ code: 'uploadRefused', status });
    expect(tries()).toBe(1);
  });
});
