import type { SitePage } from './site-server';

const url = 'http://www.shiqiao.example/a/1234567.html';
/** Its paragraphs, in two parts. */
export const STORY = [
  '石桥镇的渡口在镇子东头，河面最窄的地方。每天清早五点半，第一班船就要离岸，船上多半是挑菜进城的人和到对岸上学的孩子。',
  '摆渡的老周今年六十七岁，接过他父亲的竹篙已经四十年。他说桥修好的那天他要照样起早，看看还有没有人站在岸边等船，有一个就送一个。',
  '镇上的人说起渡口，总要先说一九八三年的大水。那一年船停了十一天，老周每天守在岸上，把要紧的信绑在箭上，一封一封射过河去。',
];
export const FACTS = [
  '渡口始于清末，最初只有一条木船，由沿河三个村子轮流出人照看，收来的钱都记在祠堂的一本账上，年底贴出来。',
  '如今每天来回十二趟，坐船的人比十年前少了一半，可是逢集的日子，岸上还是会排起一条不短的队伍。',
];
const paragraphs = (texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');
const html = `<!doctype html><meta charset="utf-8"><title>石桥镇的渡口_石桥网</title><div><h1>石桥镇的渡口</h1>
<div>2019-05-06 08:00</div>${paragraphs(STORY)}<h3>由来</h3>${paragraphs([FACTS[0] ?? ''])}<h3>现状</h3>${paragraphs([FACTS[1] ?? ''])}</div>`;

/** Dated and headed as an article is, and in its shape hardly one: what is told of a place. */
export const MAYBE_ARTICLE: SitePage = { url, html };
