import { articlePage } from '../tests/e2e/article-page';
import type { Made } from '../tests/e2e/make-bundle';

/** What the pictures show: pages to serve, and a library whose texts are unlike one another. */

const WHO = ['老支书', '卖豆腐的老周', '年轻的驻村干部', '护林员', '食堂的掌勺师傅', '放学最早的孩子', '修渠的几个人'];
const WHERE = [
  '村口的老槐树下',
  '集市尽头',
  '办事大厅的矮柜台前',
  '晒谷场边',
  '刚亮起路灯的巷子里',
  '渠水拐弯的地方',
  '书屋门前',
  '公示栏前',
  '值守点的火炉旁',
  '田埂上',
  '老旧楼梯口',
];
const DID = [
  '把椅子搬到人堆里',
  '在本子上又画了一个勾',
  '把秤换成了电子的',
  '一家一家问过去',
  '将菜价贴到墙上',
  '对着账目念了半个钟头',
  '把电话号码写在门上',
  '蹲下来洗了一把脸',
  '先听完了所有的骂声',
  '替人填好了那张表',
  '重新描了一遍褪色的字',
  '领着大家走了一圈',
  '把钥匙交给了别人',
];
const THEN = [
  '说难处摆出来就解决了一半',
  '后来再没有人提起那件小事',
  '路修了三回才算修好',
  '谁真心谁敷衍一看便知',
  '旁人这才肯把话往下讲',
  '道理不难懂，难的是没人看见时也照着做',
  '规矩再多也不如有人先做一回',
  '承诺写在纸上容易，写在人心里要用年头',
  '走慢一点没有关系，别在半路换了方向',
  '树栽下去只是开头，浇三年水才算数',
  '会开得短了，话反而说得实了',
  '数字可以加上去，信任只能一点一点攒',
  '办不成的事要讲明白为什么',
  '水到了田头才算真正通了水',
  '一碗热汤比一面锦旗更让人记得住',
  '日子本来就是由小事拼起来的',
  '问题露出来得早了，办起来也就快了',
];

/** Four paragraphs, others for each number. */
function makeText(number: number): string[] {
  const pick = (words: string[], at: number) => words[at % words.length] ?? '';
  const sentence = (at: number) =>
    `${pick(WHO, at)}在${pick(WHERE, at * 3 + number)}${pick(DID, at * 5 + number * 2)}，${pick(THEN, at * 7 + number * 3)}。`;
  return [0, 1, 2, 3].map((part) => [0, 1, 2, 3].map((at) => sentence(number * 16 + part * 4 + at)).join(''));
}

const textOf = (lines: string[]) => ({
  articleBody: lines.join('\n'),
  contentHtml: lines.map((line) => `<p>${line}</p>`).join(''),
  characterCount: lines.join('').length,
});

/** An article as most are. */
export const ARTICLE = articlePage({ paragraphs: makeText(41) });
/** A second one, of the same site. */
export const ANOTHER = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/09/012380372.shtml',
  headline: '【地评线】飞天网评：把实事办在群众开口之前',
  author: '许知秋',
  paragraphs: makeText(42),
});
/** The text of `ANOTHER` on another page. */
export const REPRINT = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/19/012380379.shtml',
  headline: '把实事办在群众开口之前',
  author: '许知秋',
  paragraphs: makeText(42),
});
/** A headline and authors that fill several lines. */
export const LONG = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/10/012380373.shtml',
  headline:
    '【地评线】飞天网评：把“最后一公里”走成“最美一公里”，让每一件群众看得见摸得着的小事都有回音、有着落、有温度，也让每一位基层干部心里有底',
  author: '林晓禾 周野 许知秋 江一帆 陆青岩',
  paragraphs: makeText(43),
});
/** In Traditional characters. */
export const TRADITIONAL = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/11/012380374.shtml',
  headline: '把群眾的小事當作自己的大事',
  author: '陸青巖',
  paragraphs: Array.from(
    { length: 5 },
    (_, at) =>
      `第${at + 1}次走進這個村子時，稻田已經轉黃。老人們坐在祠堂門口，說起今年的收成，也說起孩子們從城裡帶回來的新種子；大家都覺得，日子是一天比一天踏實了。`,
  ),
});
/** On a listed site, and no article. */
export const LIST_PAGE = {
  url: 'http://gansu.gscn.com.cn/zhuanti/',
  html: `<!doctype html><html><head><meta charset="utf-8"><title>办事指南_中国甘肃网</title></head><body>
<ul>${['窗口几点开门', '要带哪些材料', '多久可以办好', '找谁问进度'].map((line, at) => `<li><a href="/${at}.html">${line}</a></li>`).join('')}</ul>
</body></html>`,
};
/** Of no listed site, with a text but nothing that tells author, source or date. */
export const DOUBTFUL = {
  url: 'http://suibi.example/2020/a.html',
  html: `<!doctype html><html><head><meta charset="utf-8"><title>檐下随笔</title></head><body>
<h2>檐下随笔</h2><div>${makeText(44)
    .slice(0, 2)
    .map((line) => `<p>${line}</p>`)
    .join('')}</div></body></html>`,
};
/** At the address of an article, and without one. */
export const EMPTY_PAGE = {
  url: 'http://gansu.gscn.com.cn/system/2020/05/12/012380375.shtml',
  html: '<!doctype html><meta charset="utf-8"><title>没有正文</title>',
};

/** Thirty clips: starred, tagged, Traditional, with a long headline; each with a text of its own. */
export const MANY: Made[] = [
  { tags: ['群众路线', '可引'], starred: true, article: textOf(makeText(0)) },
  {
    article: { headline: TRADITIONAL.headline, inLanguage: 'zh-Hant', ...textOf(TRADITIONAL.paragraphs) },
  },
  { article: { headline: LONG.headline, contentSource: '金羊网', ...textOf(makeText(2)) }, tags: ['标题太长'] },
  { starred: true, tags: ['群众路线'], article: textOf(makeText(3)) },
  ...Array.from({ length: 26 }, (_, at): Made => ({ article: textOf(makeText(at + 4)) })),
];
