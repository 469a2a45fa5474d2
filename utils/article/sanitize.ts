import createDOMPurify from 'dompurify';
import { isElement } from './is-element';

/** What an article may hold: text structure, tables, pictures and links. Nothing that runs, styles, names or loads. */
const TAGS = Object.freeze([
  ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'img', 'a'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'small', 'ruby', 'rb', 'rt', 'rp'],
]);
const ATTRIBUTES = Object.freeze(['href', 'src', 'alt', 'colspan', 'rowspan', 'start']);

/** Read whole, these hold no text of an article: what is in them goes with them. */
const SILENT =
  /^(script|style|template|noscript|iframe|object|embed|svg|math|textarea|select|title|head|noembed|noframes|xmp|plaintext|link|meta|base)$/;

const MAX_HTML = 10_000_000;
const MAX_NODES = 100_000;
const MAX_DEPTH = 100;
/** Chromium's parser nests no deeper; other parsers take seconds over more. */
const MAX_NESTING = 512;

/** The HTML is beyond what is looked at: longer than 10,000,000 units, more than 100,000 elements, nested deeper than 512. */
export class SanitizeError extends Error {
  override name = 'SanitizeError';
}

const purifiers = new WeakMap<object, ReturnType<typeof createDOMPurify>>();

/** The window's purifier. Its settings are read once, not at every use. */
function purifierOf(document: Document) {
  const view = document.defaultView;
  if (!view) throw new SanitizeError('the document has no window');
  const known = purifiers.get(view);
  if (known) return known;
  const made = createDOMPurify(view);
  made.setConfig({
    ALLOWED_TAGS: [...TAGS, 'div'],
    ALLOWED_ATTR: [...ATTRIBUTES],
    // The address rule is asked of every other attribute too.
    ADD_URI_SAFE_ATTR: ['alt', 'colspan', 'rowspan', 'start'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^https?:/i,
    // What it is given is a copy of ours; another one of it, in a document parsed for it, takes longer.
    IN_PLACE: true,
  });
  purifiers.set(view, made);
  return made;
}

/** Tags that need no end tag, so that counting them says nothing of depth. */
const SELF_CLOSING =
  /^(area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;

/** Looks at the text of the HTML before anything parses it. */
function checkSize(html: string): void {
  if (html.length > MAX_HTML) throw new SanitizeError(`the HTML is longer than ${MAX_HTML} units`);
  let tags = 0;
  let depth = 0;
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (++tags > MAX_NODES * 2) throw new SanitizeError(`the HTML has more than ${MAX_NODES} elements`);
    if (SELF_CLOSING.test(tag)) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_NESTING) throw new SanitizeError(`the HTML is nested deeper than ${MAX_NESTING}`);
  }
}

/** An absolute http(s) address, or nothing: 「/a.jpg」 at 「http://www.12371.cn/」 → 「http://www.12371.cn/a.jpg」. */
function toHttpUrl(address: string, base: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

function copyElement(source: Element, tag: string, inert: Document, base: string): Element {
  const copy = inert.createElement(tag);
  // Most have none, and each question costs.
  if (!source.hasAttributes()) return copy;
  for (const name of ATTRIBUTES) {
    const value = source.getAttribute(name);
    if (value === null) continue;
    const kept = name === 'href' || name === 'src' ? toHttpUrl(value, base) : value;
    if (kept !== undefined) copy.setAttribute(name, kept);
  }
  return copy;
}

/**
 * Copies what is allowed, so that DOMPurify never meets ten thousand attributes or twenty thousand levels: it needs
 * seconds for those. Elements deeper than MAX_DEPTH lie flat in their last ancestor.
 */
function copyAllowed(source: Node, inert: Document, base: string): Element {
  const root = inert.createElement('div');
  const allowed = new Set(TAGS);
  let nodes = 0;
  const stack: { node: Node | null; into: Element; depth: number }[] = [
    { node: source.firstChild, into: root, depth: 0 },
  ];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { node, into, depth } = top;
    if (!node) {
      stack.pop();
      continue;
    }
    top.node = node.nextSibling;
    if (++nodes > MAX_NODES) throw new SanitizeError(`the HTML has more than ${MAX_NODES} nodes`);
    if (node.nodeType === 3) into.append(inert.createTextNode(node.nodeValue ?? ''));
    if (!isElement(node)) continue;
    const tag = node.nodeName.toLowerCase();
    if (SILENT.test(tag)) continue;
    let target = into;
    if (allowed.has(tag) && depth < MAX_DEPTH) {
      target = copyElement(node, tag, inert, base);
      into.append(target);
    }
    stack.push({ node: node.firstChild, into: target, depth: depth + 1 });
  }
  return root;
}

/** Like sanitize, as nodes that can be put into the document: the way for views that show an article. */
export function sanitizeToFragment(html: string, document: Document): DocumentFragment {
  const box = purify(parse(html, document), document);
  const content = box.ownerDocument.createDocumentFragment();
  content.append(...box.childNodes);
  return content;
}

function parse(html: string, document: Document): Element {
  checkSize(html);
  const view = document.defaultView;
  if (!view) throw new SanitizeError('the document has no window');
  return new view.DOMParser().parseFromString(html, 'text/html').body;
}

/** What is allowed of the node's content, in a box of its own. */
function purify(source: Node, document: Document): Element {
  const inert = document.implementation.createHTMLDocument('');
  const copy = copyAllowed(source, inert, document.baseURI);
  // The copy's own box is the one <div> there is; none of the page's is let in.
  purifierOf(document).sanitize(copy, { IN_PLACE: true });
  return copy;
}

/**
 * The HTML with nothing left that is not an article: 「<p onclick=x>文<svg/></p>」 → 「<p>文</p>」. Addresses become absolute by
 * the document's base, and only http(s) ones stay. Throws SanitizeError beyond the gates.
 */
export function sanitize(html: string, document: Document): string {
  return purify(parse(html, document), document).innerHTML;
}

/** Like sanitize for what is in a node already: nothing is written out and parsed again before. */
export function sanitizeNode(source: Node, document: Document): string {
  return purify(source, document).innerHTML;
}
