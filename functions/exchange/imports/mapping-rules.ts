import { columnTwice } from './errors.ts';
import { ImportField, type Mapping, MOST_COLUMNS } from './model.ts';

/** How people head the columns of such lists, in Chinese and English. The first that fits a heading whole wins over one within it. */
const headed: Readonly<Record<ImportField, readonly string[]>> = {
  name: ['姓名', '客户姓名', '客户名称', '名称', '联系人', 'name', 'fullname', 'customername', 'guestname'],
  alias: ['称呼', '昵称', '别名', 'alias', 'nickname', 'salutation'],
  kind: ['类型', '客户类型', '类别', 'type', 'kind', 'customertype'],
  phone: ['手机', '手机号', '手机号码', '电话', '联系电话', '联系方式', 'phone', 'mobile', 'tel', 'telephone'],
  email: ['邮箱', '电子邮箱', '电子邮件', 'email', 'mail', 'emailaddress'],
  card: ['卡号', '会员卡', '会员卡号', '会员号', 'card', 'cardno', 'cardnumber', 'memberno'],
  idDocument: ['证件', '证件号', '证件号码', '身份证', '身份证号', '身份证号码', 'iddocument', 'idnumber', 'passport'],
  openid: ['openid', '微信openid', '微信标识'],
  address: ['地址', '联系地址', '住址', '通讯地址', 'address'],
  bornOn: ['生日', '出生日期', '出生年月日', 'birthday', 'bornon', 'dateofbirth', 'birthdate'],
  note: ['备注', '说明', '附注', 'note', 'notes', 'remark', 'remarks', 'comment'],
};

const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Two letters stand within too many words to say anything. */
const LEAST_WITHIN = 2;

const fits = (heading: string, words: readonly string[], whole: boolean): boolean =>
  whole ? words.includes(heading) : words.some((word) => word.length >= LEAST_WITHIN && heading.includes(word));

/** Which column is what, guessed from the headings; a column is one field and a field one column. A person corrects it. */
export function guessed(headings: readonly string[]): Mapping {
  const columns = headings.slice(0, MOST_COLUMNS).map(plain);
  const found: Mapping = {};
  const taken = new Set<number>();
  for (const whole of [true, false]) {
    for (const field of ImportField.options) {
      if (found[field] !== undefined) continue;
      const n = columns.findIndex((one, at) => one !== '' && !taken.has(at) && fits(one, headed[field], whole));
      if (n < 0) continue;
      taken.add(n);
      found[field] = n + 1;
    }
  }
  return found;
}

/** A mapping that somebody sent. Errors: `customerImport.columnTwice`. */
export function mustBeClear(mapping: Mapping): void {
  const seen = new Set<number>();
  for (const field of ImportField.options) {
    const column = mapping[field];
    if (column === undefined) continue;
    if (seen.has(column)) throw columnTwice(field);
    seen.add(column);
  }
}
