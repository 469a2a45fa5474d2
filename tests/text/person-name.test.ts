import { expect, test } from 'vitest';
import { canBeName, isPersonName, splitNames } from '../../utils/text/person-name';

test.each(['邓尤福', '汤佳', '欧阳觅剑', '溫貴香', '梅里克·加兰', '古丽娜尔·艾山'])('%s is a name', (text) =>
  expect(isPersonName(text)).toBe(true),
);
test.each(['相关阅读', '时政', '完', '中国青年报', '云麓都市报·南岭', '南岭·云麓客户端', '本报记者', '2020', ''])(
  '%s is no name',
  (text) => expect(isPersonName(text)).toBe(false),
);
test.each([
  ['王乐文 方 敏', ['王乐文', '方敏'], 'a name printed with a gap'],
  ['汤诗瑶、丁涛', ['汤诗瑶', '丁涛'], 'a list'],
  ['甲乙/丙丁&戊己', ['甲乙', '丙丁', '戊己'], 'other separators'],
])('%s → %j (%s)', (text, names) => expect(splitNames(text)).toEqual(names));

test.each(['邓尤福', '费纳曼的学生', 'maomaobear', '老K', '头条君', '听风的人'])('%s can be a pen name', (text) =>
  expect(canBeName(text)).toBe(true),
);
test.each([
  '已有',
  '精选',
  '次阅读',
  '已有8233次阅读',
  '小编',
  '閱讀',
  '2033',
  'admin@example.com',
  'admin',
  '首页·正文',
  '',
])('%s is nobody', (text) => expect(canBeName(text)).toBe(false));
