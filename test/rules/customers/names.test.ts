import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { lettersOf, marksOf, nameQuery, plainName } from '../../../functions/customers/search/name-marks.ts';
import { readName } from '../../../functions/customers/search/read-name.ts';

const key = Buffer.alloc(32, 7);

describe('the letters by which a name is found', () => {
  test.each([
    ['张三丰', ['zhang', 'zhangsan', 'zhangsanfeng', 'zs', 'zsf', 'sanfeng']],
    ['王伟', ['wang', 'wangwei', 'ww']],
    ['单田芳', ['shan', 'shantian', 'shantianfang', 'st', 'stf', 'tianfang']],
    ['欧阳娜娜', ['ou', 'ouyang', 'ouyangna', 'ouyangnana', 'oy', 'oyn', 'oynn', 'yangna', 'nana']],
    ['吕布', ['lv', 'lvbu', 'lb']],
    ['John Smith', ['john', 'johnsmith', 'smith', 'js']],
  ])('of %s are its syllables from the front, two side by side, and its initials', (name, letters) => {
    expect(new Set(lettersOf(name))).toEqual(new Set(letters));
  });

  test('of a long name of an organisation are few enough to be written with it', () => {
    const letters = lettersOf('内蒙古多伦示例国际旅行社有限责任公司锡林郭勒分公司营业部');

    expect(letters.length).toBeLessThanOrEqual(24);
    expect(letters).toContain('shili');
  });
});

/** Whether somebody of this name is found by what was typed, as the table would find him. */
function isFound(name: string, typed: string): boolean {
  const query = nameQuery(typed);
  const has = new Set(lettersOf(name));
  return query?.letters.some((letters) => has.has(letters) && query.matches(name)) ?? false;
}

describe('what is typed finds', () => {
  test.each([
    ['张三丰', '张三丰'],
    ['张三丰', '张三'],
    ['张三丰', '三丰'],
    ['张三丰', '张'],
    ['张三丰', 'zhangsanfeng'],
    ['张三丰', 'Zhang San'],
    ['张三丰', 'ZSF'],
    ['张三丰', 'zs'],
    ['单田芳', 'shan'],
    ['示例国际旅行社', '国际旅行社'],
    ['示例国际旅行社', '国际'],
    ['阿依古丽·买买提', '阿依古丽买买提'],
    ['John Smith', 'smith'],
    ['张　三', '张三'],
  ])('%s by %s', (name, typed) => {
    expect(isFound(name, typed)).toBe(true);
  });

  test.each([
    ['章三峰', '张三丰'],
    ['李三丰', '张'],
    ['王伟', 'zhang'],
  ])('not %s by %s, though it may sound alike', (name, typed) => {
    expect(isFound(name, typed)).toBe(false);
  });

  test.each(['', ' ', 'z', '·', '!!'])('nothing by %j', (typed) => {
    expect(nameQuery(typed)).toBeUndefined();
  });
});

describe('the reading of a name', () => {
  // Of people: characters of given names are read as the package reads them, behind every surname that it knows.
  const surnames =
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单查仇解区朴盖缪牟乐';
  const given = [
    '伟',
    '芳',
    '秀英',
    '敏',
    '静',
    '丽',
    '强',
    '磊',
    '洋',
    '艳',
    '勇',
    '军',
    '杰',
    '娟',
    '涛',
    '明',
    '超',
    '秀兰',
    '霞',
    '平',
    '刚',
    '桂英',
    '建国',
    '文博',
    '子涵',
    '雨桐',
  ];

  test('is that of the package pinyin-pro, for four thousand names', () => {
    const names = [...surnames].flatMap((surname) => given.map((rest) => surname + rest));
    const theirs = (name: string) =>
      pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join(' ');

    const differing = names.filter((name) => readName(name).join(' ') !== theirs(name));

    // What a dictionary of words makes of a name that happens to be one is not what people call somebody.
    expect(differing.map((name) => `${name} ${readName(name).join(' ')} ${theirs(name)}`)).toEqual([]);
    expect(names.length).toBeGreaterThan(2_500);
  });

  test.each([
    ['重庆示例旅行社', 'chong qing shi li lv xing she'],
    ['单于某', 'shan yu mou'],
    ['令狐冲', 'ling hu chong'],
    ['小单', 'xiao dan'],
    ['丽江A3队', 'li jiang a3 dui'],
    ['𠮷野', '𠮷 ye'],
  ])('of %s is %s', (name, read) => {
    expect(readName(name.toLowerCase()).join(' ')).toBe(read);
  });
});

test('marks are blind, one site’s are not another’s, and none holds a letter of the name', () => {
  const [here, there] = [marksOf(key, 'dolon', ['张三丰']), marksOf(key, 'elsewhere', ['张三丰'])];

  expect(here).toHaveLength(6);
  expect(here.filter((mark) => there.includes(mark))).toEqual([]);
  expect(here.every((mark) => /^[\w-]{22}$/.test(mark))).toBe(true);
  expect(plainName(' 张 三·丰 ')).toBe('张三丰');
});
