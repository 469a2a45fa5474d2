import { describe, expect, test } from 'vitest';
import type { Person } from '../../utils/article/article';
import { readByline } from '../../utils/article/read-byline';
import { readDateline, readDatelinePeople } from '../../utils/article/read-dateline';
import { readSignOff } from '../../utils/article/read-sign-off';

type Row = [text: string, people: Person[], why: string];

describe('a byline', () => {
  test.each<Row>([
    ['甘肃省张掖市山丹县委党校 汤佳', [{ name: '汤佳', affiliation: '甘肃省张掖市山丹县委党校' }], 'unit and name'],
    [
      '〉〉〉〉〉中共安徽省委組織部二級巡視員 沈小平',
      [{ name: '沈小平', affiliation: '中共安徽省委組織部', jobTitle: '二級巡視員' }],
      'unit with job title',
    ],
    ['石佳/中国青年报', [{ name: '石佳', affiliation: '中国青年报' }], 'name and paper'],
    ['本报记者 王乐文 方 敏', [{ name: '王乐文' }, { name: '方敏' }], 'reporters, one with a gap'],
    ['□ 本报记者 葛灵丹', [{ name: '葛灵丹' }], 'a box before it'],
    ['记者林悅／南市報導', [{ name: '林悅' }], 'place and 報導 behind it'],
    [
      '程远舟（山南周刊专栏作家、东湖大学教授）',
      [{ name: '程远舟', affiliation: '山南周刊', jobTitle: '专栏作家' }],
      'what he is in brackets',
    ],
    ['示例報 / 程遠舟／退休教師（新北市）', [{ name: '程遠舟', jobTitle: '退休教師' }], 'a letter to a paper'],
    ['示例報 / 程遠舟／退休教師、作家', [{ name: '程遠舟', jobTitle: '退休教師' }], 'the first of what he is'],
    ['●程遠舟／基層教育工作者', [{ name: '程遠舟', jobTitle: '基層教育工作者' }], 'behind a sign'],
    ['程遠舟／獨立書店經營者', [{ name: '程遠舟', jobTitle: '獨立書店經營者' }], 'what no list has'],
    [
      '程遠舟、何沐／示例大學教授',
      ['程遠舟', '何沐'].map((name) => ({ name, affiliation: '示例大學', jobTitle: '教授' })),
      'two of them',
    ],
    ['作者程远舟，国中教师、作家', [{ name: '程远舟', jobTitle: '国中教师' }], 'the first of two posts'],
    ['讀者投書／程遠舟', [{ name: '程遠舟' }], 'a letter is nobody’s unit'],
    ['程遠舟／何沐民', [{ name: '程遠舟' }, { name: '何沐民' }], 'another name is no post'],
    ['老張／我的工友', [], 'a pair of words'],
    [
      '云麓都市报·南岭客户端记者 卫知秋',
      [{ name: '卫知秋', affiliation: '云麓都市报·南岭客户端' }],
      'a paper and its program, with a dot between',
    ],
    ['南岭新闻・云麓都市报 记者 卫知秋', [{ name: '卫知秋', affiliation: '南岭新闻・云麓都市报' }], 'another dot'],
    ['云麓晚报·南岭APP首席记者 卫知秋', [{ name: '卫知秋', affiliation: '云麓晚报·南岭APP' }], 'a program, an office'],
    [
      '云麓都市报·南岭客户端记者 古丽娜尔·艾山',
      [{ name: '古丽娜尔·艾山', affiliation: '云麓都市报·南岭客户端' }],
      'a name with a dot of its own behind it',
    ],
    ['小编', [], 'whoever keeps a site of reprints is no author'],
    ['记者注意到，从五大产品来看', [], 'what reporters do is no name'],
    ['分享到微信', [], 'a button'],
    ['新华社', [], 'a source'],
  ])('%s → %j (%s)', (text, people) => expect(readByline(text, { labelled: false })).toEqual(people));

  test.each<Row>([
    ['康斯坦丁', [{ name: '康斯坦丁' }], 'a pen name'],
    ['经济日报评论员', [{ name: '经济日报评论员' }], 'a body that signs'],
    ['叨叨姐、胡一刀&李小飞刀', [{ name: '叨叨姐' }, { name: '胡一刀' }, { name: '李小飞刀' }], 'pen names'],
    [
      '方敏北京大学经济学院教授',
      [{ name: '方敏', affiliation: '北京大学经济学院', jobTitle: '教授' }],
      'a name glued to its unit',
    ],
    ['文学院 苗一粟', [{ name: '苗一粟', affiliation: '文学院' }], 'a unit of three characters'],
    ['程远舟（庭长）', [{ name: '程远舟', jobTitle: '庭长' }], 'what he is, in a word'],
    ['老五（程远舟）', [{ name: '老五' }], 'his other name'],
    ['程远舟（桥西）', [{ name: '程远舟' }], 'where he lives'],
    ['程远舟，示例市人民法院法官', [{ name: '程远舟', affiliation: '示例市人民法院', jobTitle: '法官' }], 'his court'],
    ['程远舟、法官', [{ name: '程远舟', jobTitle: '法官' }], 'an office that opens with a surname'],
    ['程远舟，国中教师、作家', [{ name: '程远舟', jobTitle: '国中教师' }], 'the first of two'],
    ['程远舟，何沐', [{ name: '程远舟' }, { name: '何沐' }], 'two names'],
    ['程远舟 单位：江州市委组织部', [{ name: '程远舟', affiliation: '江州市委组织部' }], 'a label before the unit'],
  ])('labelled %s → %j (%s)', (text, people) => expect(readByline(text, { labelled: true })).toEqual(people));
});

test.each([
  ['（中央社記者溫貴香台北21日電）行政院今天表示', ['溫貴香']],
  ['本报讯（记者叶婉）近日，有关项目启动。', ['叶婉']],
  ['某某网合肥11月8日电　（记者钱伟）日前', ['钱伟']],
  ['央声网北京5月8日消息（评论员袁野）据报道', ['袁野']],
  ['某某网肥东5月8日电 (《岸边》记者 钱伟　卫知秋)渡口开了。', ['钱伟', '卫知秋']],
  ['某某网5月8日讯 记者 钱伟　渡口开了。', ['钱伟']],
  ['某某网拉萨5月8日电（记者 次仁平措 通讯员 阿依古丽）渡口开了。', ['次仁平措', '阿依古丽']],
  ['某某委网站 钱伟 通讯员 卫知秋 报道 “水到田头了。”', ['钱伟', '卫知秋']],
  ['村里的那张网 收上来 报道 说有鱼。', []],
  ['某某网5月8日讯（记者手记）渡口开了。', []],
  ['某某网5月8日讯（记者 北京报道）渡口开了。', []],
  ['一家报纸的评论员认为（见上月的社论）', undefined],
])('the dateline of %s', (text, names) =>
  expect(readDatelinePeople(text)?.people.map(({ name }) => name)).toEqual(names),
);

test.each([
  ['才会赢得最大的支持。(杜鹃花)', ['杜鹃花']],
  ['……新篇章。（作者：康斯坦丁）', ['康斯坦丁']],
  ['（总台央视记者 奚丹霓 张赛）', ['奚丹霓', '张赛']],
  ['……新篇章。（辜小冬 作者单位：云州市委）', ['辜小冬']],
  ['（作者：程远舟，单位：江州市委组织部）', ['程远舟']],
  ['文章到此结束。（完）', undefined],
  ['（资料来源：参考消息）', undefined],
  ['他说（笑）', undefined],
])('the sign-off of %s', (text, names) => expect(readSignOff(text)?.people.map(({ name }) => name)).toEqual(names));

test.each<[text: string, dateline: string | undefined, why: string]>([
  ['新华社北京4月2日电（记者甲）近日', '新华社北京4月2日电', 'an agency'],
  ['本报青石9月18日讯 秋收刚过', '本报青石9月18日讯', 'a paper'],
  ['示例网6月18日6时讯（记者丁）近日', '示例网6月18日6时讯', 'a site that tells the hour'],
  ['央光网北京3月2日消息（记者丙）近日', '央光网北京3月2日消息', 'a broadcaster'],
  ['（中央社記者溫貴香台北21日電）行政院', '中央社記者溫貴香台北21日電', 'a Taiwanese agency names the reporter in it'],
  ['本报讯（记者乙）近日', undefined, 'neither place nor day'],
  ['4月2日，北京来电', undefined, 'a sentence'],
])('the dateline of %s is %s (%s)', (text, dateline) => expect(readDateline(text)).toBe(dateline));

test.each<[text: string, names: string[] | undefined, why: string]>([
  ['……不再来。[温知秋]', ['温知秋'], 'square brackets'],
  ['[希腊神话]', undefined, 'a note in square brackets'],
  ['[该故事由本文作者翻译]', undefined, 'a translator’s note'],
])('the sign-off of %s in other brackets (%#)', (text, names) =>
  expect(readSignOff(text)?.people.map(({ name }) => name)).toEqual(names),
);
