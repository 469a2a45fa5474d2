import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../utils/article/article';
import { SanitizeError, sanitizeToFragment } from '../utils/article/sanitize';
import { translate } from '../utils/i18n/translate';
import './article-body.css';
import { isPublicImage } from './remote-image';

interface ArticleBodyProps {
  html: string;
  /** Stands in where the HTML cannot be shown. */
  text: string;
  language: Language;
  indent: boolean;
  /** Whether the user asked for this article's pictures. */
  showImages: boolean;
  /** Another way of writing the same text, such as in Simplified characters. */
  rewrite?: (text: string) => string;
}

/** The stored article as the reader shows it: sanitised once more, its pictures left out until they are asked for. */
export function ArticleBody({ html, text, language, indent, showImages, rewrite }: ArticleBodyProps) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    body.current?.replaceChildren(toNodes(html, text, showImages, rewrite));
  }, [html, text, showImages, rewrite]);
  return <div ref={body} class={indent ? 'article-body indented' : 'article-body'} lang={language} />;
}

/** Text nodes are rewritten, never markup. */
function rewriteText(nodes: Node, rewrite: (text: string) => string) {
  const walker = document.createTreeWalker(nodes, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.nodeValue = rewrite(walker.currentNode.nodeValue ?? '');
}

function toNodes(html: string, text: string, showImages: boolean, rewrite: ArticleBodyProps['rewrite']): Node {
  try {
    const nodes = sanitizeToFragment(html, document);
    if (rewrite) rewriteText(nodes, rewrite);
    // Until here the nodes belong to a document that loads nothing.
    for (const image of nodes.querySelectorAll('img')) replaceImage(image, showImages);
    nestHeadings(nodes);
    for (const link of nodes.querySelectorAll('a')) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
    return nodes;
  } catch (error) {
    if (!(error instanceof SanitizeError)) throw error;
    const paragraphs = document.createDocumentFragment();
    for (const line of text.split('\n')) {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      paragraphs.append(paragraph);
    }
    return paragraphs;
  }
}

/** A fresh image without referrer where the user asked and the address is public, else a line that says what was here. */
function replaceImage(old: HTMLImageElement, showImages: boolean) {
  const address = old.getAttribute('src') ?? '';
  const alt = old.getAttribute('alt') ?? '';
  const isPublic = isPublicImage(address);
  if (showImages && isPublic) {
    const image = document.createElement('img');
    image.referrerPolicy = 'no-referrer';
    image.loading = 'lazy';
    image.decoding = 'async';
    image.alt = alt;
    image.src = address;
    old.replaceWith(image);
    return;
  }
  const note = document.createElement('span');
  note.className = 'left-out';
  note.lang = document.documentElement.lang;
  note.textContent = isPublic ? translate('imageHidden', alt) : translate('imageRefused');
  old.replaceWith(note);
}

/** The headline is the first level; whatever the page made of its subheads, the levels below follow without a gap. */
function nestHeadings(nodes: DocumentFragment) {
  const headings = [...nodes.querySelectorAll('h2, h3, h4, h5, h6')];
  const levels = [...new Set(headings.map(({ localName }) => localName))].sort();
  for (const heading of headings) heading.setAttribute('aria-level', String(levels.indexOf(heading.localName) + 2));
}

/** Whether there is a picture that could be shown. */
export function hasImages(html: string): boolean {
  return /<img[\s>]/i.test(html);
}
