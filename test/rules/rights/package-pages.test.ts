import { expect, test } from 'vitest';
import { pagesOf } from '../../../functions/rights/executing/package-pages.ts';
import { aRightsRequest } from '../../support/builders-rights.ts';
import { monday } from '../../support/world.ts';

const pages = (told: object[], filesLeftOut: string[] = []) =>
  pagesOf({
    ...{ request: aRightsRequest({ kind: 'COPY' }), madeAt: monday, filesLeftOut },
    sections: [{ heading: '诉求 Matters', told: told as never }],
  }).map(({ text }) => text);

test.each<[string, object, string[]]>([
  ['a text', { name: '示例一' }, ['姓名：示例一']],
  ['an instant, by the house’s clock', { receivedAt: '2026-11-23T02:00:00.000Z' }, ['收到时间：2026-11-23 10:00:00']],
  ['a word in both languages', { statusText: { zh: '已结案', en: 'Closed' } }, ['状态说明：已结案']],
  ['yes and no', { granted: false }, ['是否同意：否']],
  [
    'a group of fields',
    { contact: { name: '示例一', phone: '19000000001' } },
    ['联系方式：姓名 示例一，电话 19000000001'],
  ],
  ['a list of words', { purposes: ['PROFILING', 'MARKETING_CALL'] }, ['目的：PROFILING；MARKETING_CALL']],
  [
    'a list of records, a line each',
    { files: [{ fileName: 'a.jpg' }, { fileName: 'b.jpg' }] },
    ['附件：', '　· 文件名 a.jpg', '　· 文件名 b.jpg'],
  ],
  ['what has no name here by its own', { odd: 3 }, ['odd：3']],
  ['nothing of what is not there', { note: undefined }, []],
])('a package tells %s', (_what, record, lines) => {
  expect(pages([record]).slice(5)).toEqual(lines);
});

test('it says what was asked and when it was made, that a section is empty, and which files are not in it', () => {
  const lines = pages([], ['大视频.mp4']);

  expect(lines).toEqual([
    '个人信息副本',
    expect.stringMatching(/^请求：复制　rrq_/),
    '制作时间：2026-11-23 10:00:00',
    ...['诉求 Matters', '无', '未附文件（可另行索取）', '大视频.mp4'],
  ]);
});
