import { describe, expect, test } from 'vitest';
import { readByline } from '../../utils/article/read-byline';
import { findClutterReason, isClutterHeading } from '../../utils/article/read-kinds';

test.each<[text: string, reason: string | undefined, why: string]>([
  ['字号 大 中 小 打印', 'toolbar', 'words of a toolbar'],
  ['收藏微博微信 1.2万', 'toolbar', 'buttons in one line, with a counter'],
  ['收听本文 00:00/00:00', 'toolbar', 'a player'],
  ['首页 1 2 3 … 共8页', 'pager', 'a pager'],
  ['【1】【2】下一页', 'pager', 'pages in brackets'],
  ['/58', 'pager', 'what is left of a gallery counter'],
  ['……', undefined, 'an omission is text'],
  ['大城市的中小学', undefined, 'a phrase that opens with tool words'],
  ['责任编辑：甲', 'editor', 'an editor'],
  ['校审丨卢迪', 'editor', 'who read the proofs'],
  ['本文责编：柳湾', 'editor', 'an editor of this text'],
  ['本文链接：http://www.example.cn/1.html', 'source note', 'the address of the page'],
  [
    '凡本网首发的文章，版权属作者本人，转载请注明出处。若无意中侵犯了您的权利，请来信指出，本网即予改正。',
    'copyright',
    'whose texts a site prints',
  ],
  ['凡本网首发的文章，他都要先读一遍，改掉错字，再去睡觉。', undefined, 'a sentence about a site'],
  ['本文僅代表作者個人觀點，不代表本網立場。', 'copyright', 'whose opinion it is, in Traditional characters'],
  ['●本文仅代表作者个人观点，不代表本网立场。', 'copyright', 'behind a sign'],
  ['以上言论不代表本网立场。', 'copyright', 'what is said above'],
  ['文章只屬作者觀點，不代表本報立場', 'copyright', 'a text that is only its author’s'],
  ['來論純屬作者意見。', 'copyright', 'a letter that is'],
  ['※以上言論不代表本報立場。歡迎投書，來函請寄信箱。', 'copyright', 'a call for letters behind it'],
  ['本專欄文章為作者個人意見，不代表本報立場。', 'copyright', 'the same of a column'],
  ['※ 投书文章不代表本报立场，欢迎来函', 'copyright', 'the call in the same sentence'],
  ['歡迎投書《橋邊論》，請寄a@example.cn，本報保有文字刪修權。', 'notice', 'a call for letters alone'],
  ['他的言论不代表本网所有人，可大家都听进去了。', undefined, 'a sentence about what somebody said'],
  ['文章不代表人，人也不代表文章。', undefined, 'a sentence about texts'],
  ['以上只是我个人的看法，欢迎指正。', undefined, 'what the author says of it'],
  ['欢迎投稿的人很多，退稿的信写得更长。', undefined, 'a sentence about letters'],
  ['微信扫一扫', 'sharing', 'a button that speaks'],
  ['海量快讯、深度解盘，尽在岚州财经APP', 'app', 'a portal that praises its program'],
  ['打开岚州新闻 观看精彩视频', 'app', 'a picture that opens a program'],
  ['[更多岚州独家报道，请下载客户端]', 'app', 'where more is to be read'],
  ['【点击下载客户端，阅读更多报道】', 'app', 'the same the other way about'],
  ['更多的乡亲，下载了客户端却再也没有打开过。', undefined, 'a sentence about those who did'],
  ['↑ 点击蓝字，关注我们', 'app', 'an account that asks to be followed'],
  ['—— 點擊藍字 關注我們 ——', 'app', 'the same between dashes'],
  ['👇轻触上方蓝色字体订阅👇', 'app', 'the same between little pictures'],
  ['▲ 戳“江边来信”一键关注', 'app', 'the same with its name'],
  ['↑↑点击上方“江边来信”，关注我们', 'app', 'the same with its name above'],
  ['蓝字关注我们', 'app', 'the same without a verb'],
  ['喜欢就关注我们吧', 'app', 'the same for those who like it'],
  ['请关注我们！', 'app', 'the same, politely'],
  ['关注我们，设为星标', 'app', 'how not to miss it'],
  ['把我们设为星标，不错过每一封来信', 'app', 'the same the other way about'],
  ['关注我们身边的守夜人', undefined, 'a subhead that opens alike'],
  ['蓝字批注，引来众人关注', undefined, 'a subhead about blue writing'],
  ['点亮一盏灯，关注回家的路', undefined, 'a subhead that opens with a verb of pressing'],
  ['点“赞”之外，谁来关注看不见的人', undefined, 'the same with a word in quotation marks'],
  ['关注我，就是关注明天的自己', undefined, 'a subhead that speaks to somebody'],
  ['关注一老一小', undefined, 'a subhead that asks for attention'],
  ['他把那家小店在地图上设为星标，隔天又去了一回。', undefined, 'a sentence about a star'],
  ['3,412人已投票', 'counter', 'how many have answered a question'],
  ['打开窗户，观看精彩视频的人才散去。', undefined, 'a sentence that opens alike'],
  ['他说答案尽在手机里的那个小小客户端，可他不会用。', undefined, 'a sentence about a program'],
])('%s → %s (%s)', (text, expected) => expect(findClutterReason(text)).toBe(expected));

test.each<[text: string, is: boolean, why: string]>([
  ['【相关阅读】', true, 'a heading in brackets'],
  [`相关阅读${'·'.repeat(20)}`, true, 'one of 24 characters, dots to the edge'],
  [`相关阅读${'·'.repeat(21)}`, false, 'one of 25 is a line'],
  ['好文推薦', true, 'one of two words'],
  ['更多桥边周刊报道', true, 'more of a paper'],
  ['更多人的新闻不在报上', false, 'a phrase that opens with more'],
  ['相关阅读不可少', false, 'a sentence that opens alike'],
])('%s is the heading of a block of clutter: %s (%s)', (text, is) => expect(isClutterHeading(text)).toBe(is));

describe('a line made to keep a regular expression busy is read at once', () => {
  test.each([['1'], ['1.'], ['大字号'], ['上一页'], ['qq空间'], ['转载'], ['…']])('%s over and over', (unit) => {
    expect(findClutterReason(`${unit.repeat(70 / unit.length)}甲`)).not.toBe('toolbar');
  });

  test.each([['驻'], ['驻本报本报'], ['特约']])('a byline of %s over and over', (unit) => {
    expect(readByline(`作者：${unit.repeat(100)}`, { labelled: true })).toEqual([]);
  });
});
