import { inBothScripts } from '../text/both-scripts';
/**
 * The pages of an article that one page holds all at once and its script shows one at a time: `#div_page_roll1`,
 * `#div_page_roll2` … hidden, their pager in each, and the one on show written into `#div_currpage`.
 */
export interface InnerPages {
  /** Hidden, and text all the same. */
  pages: ReadonlySet<Element>;
  /** The shown copy of one of them. */
  copies: ReadonlySet<Element>;
}

const NUMBERED = /^(?<stem>.*page.*?)_?\d{1,2}$/i;
const NONE: InnerPages = { pages: new Set(), copies: new Set() };

const INLINE = /^(?:A|SPAN|I|IMG|EM|B|INPUT|BUTTON|SCRIPT|IFRAME)$/i;
const LONGEST_BUTTON = 40;
/** The button that shows the rest of a text. */
const READ_ON = inBothScripts(
  /^(?:点击)?(?:展开|阅读|显示|查看|余下|剩余)(?:全部|全文|更多|剩余|余下)(?:内容|正文|全文)?$/u,
);

/** Blocks with the rest of a text, hidden beside the button that shows them. */
function findRest(hidden: readonly Element[]): Element[] {
  const isButton = (element: Element | null) =>
    element !== null &&
    element.childElementCount <= 2 &&
    READ_ON.test((element.textContent ?? '').slice(0, LONGEST_BUTTON).replace(/[\s>＞»↓▼+]+/gu, ''));
  return hidden.filter(
    ({ nodeName, previousElementSibling, nextElementSibling }) =>
      !INLINE.test(nodeName) && (isButton(previousElementSibling) || isButton(nextElementSibling)),
  );
}

/** The inner pages of a document, a single one is none, and what a button shows of its text. */
export function findInnerPages(root: ParentNode): InnerPages {
  const hidden = [...root.querySelectorAll('[style*="none"]')];
  const inner = findNumbered(hidden);
  const rest = findRest(hidden);
  return rest.length > 0 ? { ...inner, pages: new Set([...inner.pages, ...rest]) } : inner;
}

function findNumbered(hidden: readonly Element[]): InnerPages {
  const groups = new Map<string, Element[]>();
  for (const element of hidden) {
    const stem = NUMBERED.exec(element.id)?.groups?.stem;
    if (stem !== undefined) groups.set(stem, [...(groups.get(stem) ?? []), element]);
  }
  const numbered = [...groups.values()].filter(
    (group) => group.length > 1 && group.every((page) => page.parentElement === group[0]?.parentElement),
  );
  const pages = numbered.flat();
  if (pages.length === 0) return NONE;
  const texts = new Set(pages.map(readText));
  const siblings = new Set(pages.flatMap((page) => [...(page.parentElement?.children ?? [])]));
  const copies = [...siblings].filter((element) => !pages.includes(element) && texts.has(readText(element)));
  return { pages: new Set(pages), copies: new Set(copies) };
}

function readText(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, '');
}
