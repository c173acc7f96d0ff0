import { describe, expect, test } from 'vitest';
import * as form from '../../../clients/form/src/draft.ts';
import { failed, fileFailure } from '../../../clients/form/src/failures.ts';
import * as files from '../../../clients/form/src/files.ts';

const filled = form.written(form.begun('key-1'), { description: '空调不冷' });
const given = (n: number) => ({ key: `quarantine/dolon/att_${n}`, name: `${n}.jpg` });
const withFiles = (count: number) =>
  form.written(filled, { files: Array.from({ length: count }, (_one, n) => given(n)) });
const picture = { name: 'a.jpg', size: 10, type: 'image/jpeg' };
const receipt = {
  ticketNo: 'GD20261123A7K2MX',
  queryCode: '4711081500002222',
  status: 'RECEIVED',
  receivedAt: '2026-11-23T02:00:00.000Z',
  promises: [],
  underReview: false,
} as const;

describe('a file that is chosen', () => {
  test.each([
    [picture, undefined],
    [{ ...picture, size: 20 * 1_048_576 }, undefined],
    [{ ...picture, size: 20 * 1_048_576 + 1 }, 'fileTooLarge'],
    [{ ...picture, size: 0 }, 'fileEmpty'],
    [{ ...picture, type: 'image/heic' }, undefined],
    [{ name: 'IMG_1.HEIC', type: '', size: 1 }, undefined],
    [{ ...picture, type: 'image/heic-sequence' }, 'fileType'],
    [{ ...picture, type: '' }, 'fileType'],
    [{ name: '清单.DOCX', size: 1, type: '' }, undefined],
    [{ name: 'a.m4a', size: 1, type: 'audio/x-m4a' }, undefined],
  ])('%j is told %s before anything is sent', (chosen, fault) => {
    expect(files.faultOf(filled, chosen)).toBe(fault);
  });

  test('is the ninth at most, those on their way among them', () => {
    const eight = files.uploading(withFiles(7), 'one', 'b.jpg');

    expect([files.faultOf(eight, picture), files.faultOf(files.uploading(eight, 'two', 'c.jpg'), picture)]).toEqual([
      ...[undefined, 'fileTooMany'],
    ]);
  });

  test('is on its way, goes farther, and is there under its key', () => {
    const begun = files.uploading(filled, 'one', 'a.jpg');
    const half = files.progressed(begun, 'one', 0.5);
    const there = files.uploaded(half, 'one', given(1));

    expect(half.uploads).toEqual([{ id: 'one', name: 'a.jpg', share: 0.5 }]);
    expect([there.uploads, there.draft.files, there.fileSaid]).toEqual([
      ...[[], [given(1)], { name: '1.jpg', text: 'fileThere' }],
    ]);
  });

  test('that is taken out while it goes stays out when it arrives, and says nothing', () => {
    const out = files.takenOut(files.uploading(filled, 'one', 'a.jpg'), 'one');

    expect(files.uploaded(out, 'one', given(1)).draft.files).toEqual([]);
    expect(files.notUploaded(out, 'one', { name: 'a.jpg', text: 'fileFailed' }).fileSaid).toBeUndefined();
  });

  test('holds the text back until it is there', () => {
    const early = form.sending(files.uploading(filled, 'one', 'a.jpg'));

    expect([early.busy, early.notice?.text]).toEqual([false, 'filesOnTheirWay']);
  });

  test('goes on while the guest looks at another page', () => {
    const turned = form.turned(files.uploading(filled, 'one', 'a.jpg'), 'track');

    expect(files.uploaded(turned, 'one', given(1)).draft.files).toEqual([given(1)]);
  });
});

describe('a text with files', () => {
  test('names them by their keys, and one without names none', () => {
    expect(form.bodyOf(withFiles(2).draft, 'p').attachments).toEqual([given(0).key, given(1).key]);
    expect(form.bodyOf(filled.draft, 'p')).not.toHaveProperty('attachments');
  });

  test('drops those that the service does not know any more, and says so', () => {
    const refusal = {
      code: 'attachment.unknown',
      status: 409,
      message: '请重新上传',
      data: { fields: [{ path: 'attachments.1' }] },
    };

    const after = failed(form.posting(form.sending(withFiles(3))), refusal);

    expect([after.draft.files, after.notice, after.busy]).toEqual([
      ...[[given(0), given(2)], { text: 'fileChooseAgain' }, false],
    ]);
  });

  test('that was added to after it may have arrived: the new ones wait as a message', () => {
    const first = failed(form.posting(form.sending(withFiles(1))), {
      code: 'timeout',
      status: 0,
      message: '',
      data: {},
    });
    const more = form.posting(form.sending(form.written(first, { files: [given(0), given(1)] })));

    expect(form.onItsWay(more).draft.files).toEqual([given(0)]);
    expect(form.arrived(more, receipt, 'key-2').act).toEqual({
      ...{ name: 'message', text: '补充附件', key: 'key-2', files: [given(1).key] },
    });
  });
});

test.each([
  [{ code: 'uploadRefused', status: 403 }, { text: 'fileFailed' }],
  [{ code: 'network', status: 0 }, { text: 'fileLost' }],
  [{ code: 'timeout', status: 0 }, { text: 'fileLost' }],
  [{ code: 'attachment.typeNotTaken', status: 400 }, { said: 'words of the service' }],
  [{ code: 'internal', status: 500 }, { text: 'fault' }],
])('a file that did not arrive for %j is told of by %j', (failure, told) => {
  expect(fileFailure({ message: 'words of the service', data: {}, ...failure })).toEqual(told);
});
