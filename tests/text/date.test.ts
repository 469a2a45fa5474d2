import { expect, test } from 'vitest';
import { findDate, findDates } from '../../utils/text/date';

test.each([
  ['20-04-03 09:03 来源:中国甘肃网', '2020-04-03T09:03+08:00', 'two-digit year'],
  ['2017年03月23日11:03  来源:映象网', '2017-03-23T11:03+08:00', 'no space before the hour'],
  ['发布时间：2013年12月31日 10:29', '2013-12-31T10:29+08:00', 'behind a label'],
  ['2019-12-10 20:57:50', '2019-12-10T20:57:50+08:00', 'seconds'],
  ['2022/10/17/ 20:57', '2022-10-17T20:57+08:00', 'a slash too many'],
  ['2019 09 / 07 19 : 02', '2019-09-07T19:02+08:00', 'gaps'],
  ['2005.08.26 05:39', '2005-08-26T05:39+08:00', 'points'],
  ['2024年5月9日 星期四 下午3:05', '2024-05-09T15:05+08:00', 'weekday and half of the day'],
  ['2020年1月2日8时5分', '2020-01-02', 'a minute of one digit is not trusted'],
  ['2020-01-02 24:05', '2020-01-02', 'no day has this hour'],
  ['2020-01-02 12:60', '2020-01-02', 'no hour has this minute'],
  ['2020-01-02 12:30:60', '2020-01-02', 'no minute has this second'],
  ['2019-06-15T00:19:00.000Z', '2019-06-15T08:19:00+08:00', 'Greenwich to Chinese time'],
  ['2019-06-15T08:19+08:00', '2019-06-15T08:19+08:00', 'Chinese time stays'],
  ['2019/9/9 — 08:05', '2019-09-09T08:05+08:00', 'a dash before the hour'],
  ['2019-09-09 · 08:05', '2019-09-09T08:05+08:00', 'a point before it'],
  ['2019年9月9日｜08:05', '2019-09-09T08:05+08:00', 'a bar before it'],
  ['2019.09.09 ─ 08:05', '2019-09-09T08:05+08:00', 'a drawn line before it'],
  ['2019-09-09——2019-09-12 08:05', '2019-09-09', 'another day behind the dash'],
  ['2019-09-09 | 08 版', '2019-09-09', 'a page behind the bar'],
  ['2020年4月3日', '2020-04-03', 'no more than printed'],
  ['08:00 2023-09-03 HKT', '2023-09-03T08:00+08:00', 'the time before the date'],
  ['04:102022/09/18', '2022-09-18T04:10+08:00', 'glued to it'],
  ['2023年7月14日 5:00 PM', '2023-07-14T17:00+08:00', 'half of the day behind the time'],
  ['發布日期：110-05-12', '2021-05-12', "the years of Taiwan's offices"],
  ['民國110年5月2日', '2021-05-02', 'those years written out'],
  ['12/05/2021 - 14:20', '2021-05-12T14:20+08:00', 'the day first'],
  ['民國98年5月2日', '2009-05-02', 'before the hundredth of those years'],
  ['２０１９年９月９日 ０８:０５', '2019-09-09T08:05+08:00', 'wide digits'],
  ['发布日期：20190909', '2019-09-09', 'digits alone behind a label'],
  ['Posted on Sep 9, 2019', '2019-09-09', 'an English theme'],
  ['9 September 2019 08:05', '2019-09-09T08:05+08:00', 'the day first in English'],
  ['发布: 8:45 PM 12/05/2021', '2021-05-12T20:45+08:00', 'the day first, the time with its half before it'],
])('%s → %s (%s)', (text, expected) => expect(findDate(text)?.iso).toBe(expected));

test.each([
  '2019-13-01',
  '電話 110-05-1234',
  '13/13/2021',
  '2020年2月30日',
  '共2020条',
  '电话 010-84151598',
  '第202004期',
  '编号：20190909',
  'Marching 9, 2019',
])('%s is no date', (text) => expect(findDate(text)).toBeUndefined());

test('all dates of a line, with their places', () => {
  const dates = findDates('2023/2/21 21:20（2/21 22:08 更新）2023-02-22');
  expect(dates.map(({ iso, index }) => [iso, index])).toEqual([
    ['2023-02-21T21:20+08:00', 0],
    ['2023-02-22', 30],
  ]);
  expect(findDates('2023-02-21 21:20 2023-02-22').map(({ iso }) => iso)).toEqual([
    '2023-02-21T21:20+08:00',
    '2023-02-22',
  ]);
});
