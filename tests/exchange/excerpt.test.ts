import { expect, test } from 'vitest';
import { citationText } from '../../utils/exchange/citation';
import { articleText, excerptText, quotationsText, quotationText } from '../../utils/exchange/excerpt';
import { keepArticle } from '../components/make-clip';
import { makeHighlighted } from '../library/make-article';

test('words are quoted as their script quotes, with the citation on a line of its own', async () => {
  const { clip } = await keepArticle(0);
  const traditional = { ...clip, article: { ...clip.article, inLanguage: 'zh-Hant' as const } };
  expect(quotationText(clip, ['先坐下'])).toBe(`“先坐下”\n——${citationText(clip)}`);
  expect(quotationText(traditional, ['先坐下'])).toBe(`「先坐下」\n——${citationText(clip)}`);
});

test('an article is copied whole: headline, subtitle and authors, the text, and the citation at the end', async () => {
  const about = { alternativeHeadline: '——一次走访的笔记', author: [{ name: '林知秋' }, { name: '周野' }] };
  const { clip, content } = await keepArticle(0, about);
  expect(articleText(clip, content)).toBe(
    `把话说到心坎上\n——一次走访的笔记\n林知秋、周野\n\n${content.articleBody}\n\n——${citationText(clip)}\n`,
  );
  const bare = await keepArticle(0, { author: [] });
  expect(articleText(bare.clip, bare.content)).toMatch(/^把话说到心坎上\n\n/);
});

test('excerpts are Markdown: each quoted, over paragraphs too, with its note, and the citation at the end', async () => {
  const { clip, content } = await keepArticle(0);
  const of = (words: string, note = '') => makeHighlighted(clip.id, content.articleBody, words, note);
  expect(excerptText(clip, [of('说到心坎上', '开头'), of('心坎上。\n事要')])).toBe(
    `## 把话说到心坎上\n\n> 说到心坎上\n\n开头\n\n> 心坎上。\n>\n> 事要\n\n——${citationText(clip)}\n`,
  );
});

test('quotations of several articles have one citation an article, in the form that is asked for, in the order of its text', async () => {
  const [one, other] = [await keepArticle(0), await keepArticle(1)];
  const of = ({ clip, content }: typeof one, words: string) => ({
    clip,
    highlight: makeHighlighted(clip.id, content.articleBody, words),
  });
  expect(quotationsText([of(one, '急难处'), of(other, '心坎上'), of(one, '心坎上')], 'footnote')).toBe(
    `“心坎上”\n“急难处”\n——${citationText(one.clip, 'footnote')}\n\n“心坎上”\n——${citationText(other.clip, 'footnote')}`,
  );
});
