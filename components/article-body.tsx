import type { RefObject } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../utils/article/article';
import { type BodyMap, bodyTextNodes, mapBody } from '../utils/article/body-map';
import { SanitizeError, sanitizeToFragment } from '../utils/article/sanitize';
import { translate } from '../utils/i18n/translate';
import type { Highlight } from '../utils/library/highlight';
import type { Place } from '../utils/text/find-quote';
import './article-body.css';
import { drawMarks, findMarks, rangeOfShown, shownPlaceOf } from './body-marks';
import { isPublicImage } from './remote-image';

/** What can be asked of a shown article. */
export interface ArticleBodyHandle {
  /** The stretch of `articleBody` that a range of the document covers, if it covers any of it. */
  placeOf(range: Range): Place | undefined;
  /** Where a stretch of `articleBody` is shown, if it is. */
  rangeOf(place: Place): Range | undefined;
  /** Where a highlight is drawn: its pieces, in order. */
  marksOf(id: string): HTMLElement[];
}

interface ArticleBodyProps {
  html: string;
  /** What the article says; stands in where the HTML cannot be shown. */
  text: string;
  language: Language;
  indent: boolean;
  /** Whether the user asked for this article's pictures. */
  showImages: boolean;
  highlights?: readonly Highlight[];
  /** Another way of writing the same text, such as in Simplified characters. */
  rewrite?: (text: string) => string;
  handle?: RefObject<ArticleBodyHandle | null>;
}

const NONE: readonly Highlight[] = [];

/** The stored article as the reader shows it: sanitised once more, its pictures left out until they are asked for. */
export function ArticleBody(props: ArticleBodyProps) {
  const { html, text, language, indent, showImages, highlights = NONE, rewrite, handle } = props;
  const body = useRef<HTMLDivElement>(null);
  const map = useRef<BodyMap | undefined>(undefined);
  useLayoutEffect(() => {
    const root = body.current;
    if (!root) return;
    const nodes = toNodes(html, text);
    nodes.normalize();
    const printed = bodyTextNodes(nodes).map(({ data }) => data);
    if (rewrite) rewriteText(nodes, rewrite);
    const shown = bodyTextNodes(nodes).map(({ data }) => data);
    map.current = mapBody(text, printed, shown);
    dress(nodes, showImages);
    root.replaceChildren(nodes);
  }, [html, text, showImages, rewrite]);
  useLayoutEffect(() => {
    if (!body.current) return;
    const shown = highlights.flatMap((highlight) => {
      const place = highlight.position && map.current?.toShown(highlight.position);
      return place ? [{ highlight, shown: place }] : [];
    });
    drawMarks(body.current, shown, {
      begin: translate('highlightBegins'),
      beginNoted: translate('highlightBeginsNoted'),
      end: translate('highlightEnds'),
    });
  }, [html, text, showImages, rewrite, highlights]);
  useImperativeHandle(
    handle ?? null,
    () => ({
      placeOf: (range) => {
        const shown = body.current && shownPlaceOf(body.current, range);
        return shown ? map.current?.toText(shown) : undefined;
      },
      rangeOf: (place) => {
        const shown = map.current?.toShown(place);
        return body.current && shown ? rangeOfShown(body.current, shown) : undefined;
      },
      marksOf: (id) => (body.current ? findMarks(body.current, id) : []),
    }),
    [],
  );
  return <div ref={body} class={indent ? 'article-body indented' : 'article-body'} lang={language} />;
}

/** Text nodes are rewritten, never markup. */
function rewriteText(nodes: Node, rewrite: (text: string) => string) {
  const walker = document.createTreeWalker(nodes, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.nodeValue = rewrite(walker.currentNode.nodeValue ?? '');
}

function toNodes(html: string, text: string): DocumentFragment {
  try {
    return sanitizeToFragment(html, document);
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

/** Makes pictures, headings and links fit for the reader; until here the nodes belong to a document that loads nothing. */
function dress(nodes: DocumentFragment, showImages: boolean) {
  for (const image of nodes.querySelectorAll('img')) replaceImage(image, showImages);
  nestHeadings(nodes);
  for (const link of nodes.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
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
