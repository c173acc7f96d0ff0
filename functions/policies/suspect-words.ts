/**
 * Words of advertisements and traps that a guest of a resort has no reason to write (F03). What holds one of them is looked at by
 * somebody before it goes to the desk, and is never refused; so the list is short, and no word of an angry guest stands in it.
 */
export const suspectWords = [
  '代开发票',
  '刷单返利',
  '兼职日结',
  '网络赌博',
  '澳门赌场',
  '博彩平台',
  '六合彩',
  '裸聊',
  '色情服务',
  '办假证',
  '套现秒到',
  '无抵押贷款',
  '迷药出售',
  '枪支出售',
  '点击链接领取',
  'online casino',
] as const;
