import { expect, test } from 'vitest';
import { parseDate, parsePeople, peopleText, readEdit } from '../../components/field-text';

test.each<[string, string | undefined, string]>([
  ['2019-12-10', '2019-12-10', 'a day'],
  ['2019/1/5', '2019-01-05', 'slashes, single digits'],
  ['2019年12月10日', '2019-12-10', 'Chinese'],
  ['2019年12月10日20:57', '2019-12-10T20:57+08:00', 'no space before the hour'],
  ['2019-12-10 20:57:50', '2019-12-10T20:57:50+08:00', 'with seconds'],
  ['2019-12-10T20:57+08:00', '2019-12-10T20:57+08:00', 'ISO as it is stored'],
  ['2020-02-29', '2020-02-29', 'a leap day'],
  ['2019-02-29', undefined, 'a day that never was'],
  ['2019-13-01', undefined, 'a thirteenth month'],
  ['2019-12-10 24:00', undefined, 'an hour that no clock shows'],
  ['昨天', undefined, 'no date'],
  ['2019-12-10 晚', undefined, 'more than a date'],
])('%s → %s (%s)', (text, expected) => expect(parseDate(text)).toBe(expected));

test.each([
  ['雨露', [{ name: '雨露' }]],
  ['雨露、邓尤福，汤佳', [{ name: '雨露' }, { name: '邓尤福' }, { name: '汤佳' }]],
  ['汤佳(甘肃省张掖市山丹县委党校)', [{ name: '汤佳', affiliation: '甘肃省张掖市山丹县委党校' }]],
  [
    '沈小平（中共安徽省委组织部，二级巡视员）、雨露',
    [{ name: '沈小平', affiliation: '中共安徽省委组织部', jobTitle: '二级巡视员' }, { name: '雨露' }],
  ],
  ['任仲平(,评论员)', [{ name: '任仲平', jobTitle: '评论员' }]],
  ['Mary Smith, 王芳', [{ name: 'Mary Smith' }, { name: '王芳' }]],
  ['汤佳(党校', [{ name: '汤佳', affiliation: '党校' }]],
  [' 、 ', []],
])('%s is read as people', (text, people) => expect(parsePeople(text)).toEqual(people));

test('people survive being shown and typed again', () => {
  const people = [
    { name: '沈小平', affiliation: '中共安徽省委组织部', jobTitle: '二级巡视员' },
    { name: '任仲平', jobTitle: '评论员' },
    { name: '雨露' },
  ];
  expect(peopleText(people)).toBe('沈小平（中共安徽省委组织部，二级巡视员）、任仲平（，评论员）、雨露');
  expect(parsePeople(peopleText(people))).toEqual(people);
});

test.each([
  ['headline', '  新的标题 ', { change: { headline: '新的标题' } }],
  ['headline', ' ', { error: 'headlineNeeded' }],
  ['headline', '长'.repeat(1001), { error: 'fieldTooLong' }],
  ['contentSource', '', { change: { contentSource: undefined } }],
  ['editor', '柳阳、 邵江梅 柳阳', { change: { editor: ['柳阳', '邵江梅'] } }],
  ['datePublished', '', { change: { datePublished: undefined } }],
  ['datePublished', '2019-02-30', { error: 'dateInvalid' }],
  ['keywords', '群众；基层', { change: { keywords: ['群众', '基层'] } }],
] as const)('typing into %s 「%s」', (field, text, expected) => expect(readEdit(field, text)).toEqual(expected));
