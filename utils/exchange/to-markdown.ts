/** What begins a list, a heading or a rule where it stands first in a line. */
const FIRST_IN_LINE = /^(\s*)([#>+-]|\d+(?=[.)])|~~~|=+$)/;

/** Text as Markdown that shows just this text: 「1. 先听*一*听」 → 「1\. 先听\*一\*听」. */
export function escapeMarkdown(text: string): string {
  return escapeStart(escapeInLine(text.replace(/\s+/gu, ' ')));
}

/** An article's nodes as Markdown: 「<h2>一</h2><p>先<b>听</b></p>」 → 「## 一\n\n先**听**」. */
export function toMarkdown(content: ParentNode): string {
  return blocksOf(content).join('\n\n');
}

/** Elements that stand in a line, and what stands around them; the others are blocks. */
const AROUND: Record<string, string> = { STRONG: '**', B: '**', EM: '*', I: '*', S: '~~' };
const IN_LINE = new Set([
  ...Object.keys(AROUND),
  'MARK',
  'A',
  'IMG',
  'BR',
  'CODE',
  'U',
  'SUB',
  'SUP',
  'SMALL',
  'RUBY',
  'RB',
  'RT',
  'RP',
]);
/** What Markdown has no sign for is HTML there too. */
const AS_HTML = new Set(['U', 'SUB', 'SUP', 'RUBY', 'RB', 'RT', 'RP']);

/** The blocks in a node; text between them makes blocks of its own. */
function blocksOf(parent: ParentNode): string[] {
  const blocks: string[] = [];
  let line = '';
  const close = () => {
    if (line.trim() !== '') blocks.push(line.trim().split('\n').map(escapeStart).join('\n'));
    line = '';
  };
  for (const node of parent.childNodes) {
    if (isElement(node) && !IN_LINE.has(node.tagName)) {
      close();
      blocks.push(...blockOf(node));
    } else line += inlineOf(node);
  }
  close();
  return blocks;
}

function blockOf(element: Element): string[] {
  const tag = element.tagName;
  const heading = /^H([2-6])$/.exec(tag)?.[1];
  if (heading) return [`${'#'.repeat(Number(heading))} ${lineOf(element)}`].filter((line) => /[^# ]/.test(line));
  if (tag === 'HR') return ['---'];
  if (tag === 'PRE')
    return [['```', element.textContent?.replace(/\n$/, '').replaceAll('```', "'''"), '```'].join('\n')];
  if (tag === 'BLOCKQUOTE') return [indent(blocksOf(element).join('\n\n'), '> ')].filter((text) => text.trim() !== '>');
  if (tag === 'UL' || tag === 'OL') return [listOf(element)].filter(Boolean);
  if (tag === 'TABLE') return [tableOf(element)].filter(Boolean);
  return blocksOf(element);
}

function listOf(list: Element): string {
  const start = Number(list.getAttribute('start') ?? '1') || 1;
  return [...list.children]
    .map((item, at) => {
      const mark = list.tagName === 'OL' ? `${start + at}. ` : '- ';
      const text = blocksOf(item).join('\n\n');
      return mark + indent(text, ' '.repeat(mark.length)).trimStart();
    })
    .join('\n');
}

/** A table's first row is its head, as Markdown knows none without. */
function tableOf(table: Element): string {
  const rows = [...table.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => blocksOf(cell).join('<br>').replace(/\\?\n/g, '<br>')),
  );
  const width = Math.max(0, ...rows.map(({ length }) => length));
  if (width === 0) return '';
  const line = (cells: string[]) => `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  const caption = table.querySelector('caption');
  const lines = [line(head), line(Array.from({ length: width }, () => '---')), ...body.map(line)];
  return [caption && `${lineOf(caption)}\n`, ...lines].filter(Boolean).join('\n');
}

function inlineOf(node: Node): string {
  if (!isElement(node)) return node.nodeType === 3 ? escapeInLine((node.nodeValue ?? '').replace(/\s+/gu, ' ')) : '';
  const tag = node.tagName;
  if (tag === 'BR') return '\\\n';
  if (tag === 'IMG')
    return `![${escapeInLine(node.getAttribute('alt') ?? '')}](${addressOf(node.getAttribute('src'))})`;
  const inner = inlinesOf(node);
  if (inner.trim() === '') return inner;
  if (tag === 'A') {
    const address = addressOf(node.getAttribute('href'));
    return address === '' ? inner : `[${inner}](${address})`;
  }
  if (tag === 'CODE') return `\`${(node.textContent ?? '').replaceAll('`', "'")}\``;
  if (tag === 'MARK') return highlight(inner);
  if (AS_HTML.has(tag)) return `<${tag.toLowerCase()}>${inner}</${tag.toLowerCase()}>`;
  return emphasise(inner, tag);
}

/**
 * Signs of emphasis do not count beside punctuation that letters follow (「**实。**接着」), which Chinese has everywhere, as it
 * has no spaces; there the HTML says the same.
 */
function emphasise(inner: string, tag: string): string {
  const sign = AROUND[tag];
  if (sign === undefined) return inner;
  if (/^[\p{P}\p{S}\s]|[\p{P}\p{S}\s]$/u.test(inner)) return `<${tag.toLowerCase()}>${inner}</${tag.toLowerCase()}>`;
  return sign + inner + sign;
}

/** The signs of Obsidian and others around the words, the punctuation at either end left out: 「“先听。”」 → 「“==先听==。”」. */
function highlight(inner: string): string {
  return inner.replace(
    /^([\p{P}\p{S}\s]*)(.*?)([\p{P}\p{S}\s]*)$/su,
    (all, before: string, words: string, after: string) => (words === '' ? all : `${before}==${words}==${after}`),
  );
}

function inlinesOf(element: ParentNode): string {
  return [...element.childNodes].map(inlineOf).join('');
}

/** All that is in an element, in one line. */
function lineOf(element: Element): string {
  return inlinesOf(element)
    .replace(/\\?\s*\n\s*/g, ' ')
    .trim();
}

function escapeInLine(text: string): string {
  return text.replace(/[\\`*_[\]<~|]|&(?=#?\w+;)/g, '\\$&');
}

function escapeStart(line: string): string {
  return line.replace(FIRST_IN_LINE, (_, spaces: string, mark: string) =>
    /^\d/.test(mark) ? `${spaces}${mark}\\` : `${spaces}\\${mark}`,
  );
}

function addressOf(address: string | null): string {
  return (address ?? '').replace(/[\s()<>]/g, (sign) =>
    encodeURIComponent(sign).replace(/[()]/, (it) => (it === '(' ? '%28' : '%29')),
  );
}

function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? by.trimEnd() : by + line))
    .join('\n');
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
