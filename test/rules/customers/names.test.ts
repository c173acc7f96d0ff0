import { describe, expect, test } from 'vitest';
import { lettersOf, marksOf, nameQuery, plainName } from '../../../functions/customers/search/name-marks.ts';

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

test('marks are blind, one site’s are not another’s, and none holds a letter of the name', () => {
  const [here, there] = [marksOf(key, 'dolon', ['张三丰']), marksOf(key, 'elsewhere', ['张三丰'])];

  expect(here).toHaveLength(6);
  expect(here.filter((mark) => there.includes(mark))).toEqual([]);
  expect(here.every((mark) => /^[\w-]{22}$/.test(mark))).toBe(true);
  expect(plainName(' 张 三·丰 ')).toBe('张三丰');
});
