import { articlePage } from './article-page';

/** What the page prints, and what it said before its clone took it. */
export const PRINTED = '領(lǐng)導(dǎo)干部要帶頭學(xué)習(xí)，把學(xué)習(xí)的成效用到發(fā)展上來。';
export const REPAIRED = '領導干部要帶頭學習，把學習的成效用到發展上來。';
/** A page whose text a clone site damaged. */
export const DAMAGED = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/13/012380376.shtml',
  headline: '帶頭的人走在前面',
  paragraphs: ['頭一回', '第二回', '第三回', '第四回'].map(
    (time) => `${time}進村，老人說起${PRINTED}路要一步一步地走。`,
  ),
});
