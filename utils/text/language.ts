/**
 * Frequent characters that only one script writes, of each. Left out are those that both write (后, 里, 干, 只, 台, 于, 着):
 * Traditional text has them too.
 */
const SIMPLIFIED =
  '这个们来时说会为国过还对开关发问无点样经动现实业产东车长门见员党众书习总议导务团联让给进远运选边达应当战报华广严济级纪线组织结绩细统维网约练终绝继续绿红纯纲纳纵认讨论设证评识词译试话该详语误请诸读课谁调谈谢谋变贝负财责贤败货质贫购贯贵贸费资赛赞铁银错锋锦键镇阳阴阶际陆陈随难页顶项顺须顾顿预领频题颜风飞饭馆马驻验鱼鸟鸡龙齐';
const TRADITIONAL =
  '這個們來時說會爲國過還對開關發問無點樣經動現實業產東車長門見員黨衆書習總議導務團聯讓給進遠運選邊達應當戰報華廣嚴濟級紀線組織結績細統維網約練終絕繼續綠紅純綱納縱認討論設證評識詞譯試話該詳語誤請諸讀課誰調談謝謀變貝負財責賢敗貨質貧購貫貴貿費資賽贊鐵銀錯鋒錦鍵鎮陽陰階際陸陳隨難頁頂項順須顧頓預領頻題顏風飛飯館馬駐驗魚鳥雞龍齊為眾';

const SCRIPT_OF_UNIT = new Int8Array(0x10000);
for (const character of TRADITIONAL) SCRIPT_OF_UNIT[character.charCodeAt(0)] = 1;
for (const character of SIMPLIFIED) SCRIPT_OF_UNIT[character.charCodeAt(0)] = -1;

/** Whether a text is written in Traditional characters for the most part: 「飛天網評」 yes, 「飞天网评」 no, 「山水」 no. */
export function isTraditional(text: string): boolean {
  let balance = 0;
  for (let at = 0; at < text.length; at++) balance += SCRIPT_OF_UNIT[text.charCodeAt(at)] ?? 0;
  return balance > 0;
}

/** The language tag of a text by its own characters, whatever the page's markup claims. 「飛天網評」 → `zh-Hant`. */
export function readLanguage(text: string): 'zh-Hans' | 'zh-Hant' {
  return isTraditional(text) ? 'zh-Hant' : 'zh-Hans';
}
