import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ArticleMetadata, EditableField as Field } from '../utils/article/article';
import { findOtherText } from '../utils/article/other-text';
import type { CitationStyle } from '../utils/exchange/citation';
import { translate } from '../utils/i18n/translate';
import type { Clip, ClipContent } from '../utils/library/clip';
import type { Highlight } from '../utils/library/highlight';
import type { TagChange } from '../utils/library/tags';
import { useAlignedLines } from './aligned-lines';
import type { ArticleBodyHandle } from './article-body';
import './clip-reader.css';
import { ComparedTexts, OtherTextRemark } from './compared-texts';
import type { FormatChoice } from './export-menu';
import { HighlightList } from './highlight-list';
import { HighlightedBody } from './highlighted-body';
import type { Highlighting, OpenHighlight } from './highlighting';
import { ToolButton } from './icon-button';
import type { ListChooserProps } from './list-chooser';
import type { KeptPage } from './provenance';
import { ReaderAppendix } from './reader-appendix';
import { MissingPages, ReaderHead } from './reader-head';
import { ReaderToolbar } from './reader-toolbar';
import { useReaderViews, ViewButtons } from './reader-views';
import { ReprintChain } from './reprint-chain';
import { SoughtSteps, useSoughtWords } from './sought-words';
import { numberWords, publishedWords } from './wording';

/** How the user likes to read. */
export interface ReaderLook {
  indent: boolean;
  fontSize: number;
}

/** A clip to read, what is known of it, and what can be done with it. */
export interface ClipReaderProps {
  clip: Clip;
  content: ClipContent;
  /** What is sought in the list; its words are marked in the text. */
  query: string;
  /** In the order of the text. */
  highlights: readonly Highlight[];
  highlighting: Highlighting;
  /** The highlight that the reader is to go to; another object each time it is chosen. */
  place: { id: string } | undefined;
  look: ReaderLook;
  /** The clips of the same text, this one among them, the earliest published first; empty where it has no other. */
  chain: readonly Clip[];
  /** How many older texts of the clip there are. */
  revisions: number;
  /** The page that was kept beside it. */
  keptPage: KeptPage | undefined;
  knownTags: readonly string[];
  now: Date;
  /** Reads the kept page anew. */
  onExtractAgain(): void;
  onCompare(): void;
  /** Shows, seeks and exports the page's own text in place of the repaired one, or the other way round. */
  onSwitchText(): void;
  /** Looks whether text and page are what was saved; resolves to the sentences that say so. */
  onCheck(): Promise<string>;
  /** Copies whence the text came, when, and its hashes. */
  onCopyProvenance(text: string): void;
  /** Saves the kept page as a file, byte for byte. */
  onSavePage(): void;
  onField(field: Field, change: Partial<ArticleMetadata>): void;
  onTags(change: TagChange): void;
  /** Keeps the note; resolves to whether it is on disk. */
  onNote(note: string): Promise<boolean>;
  onStar(): void;
  /** The lists that the clip can be put in. */
  chooser: ListChooserProps;
  /** Marks as read or unread. */
  onMark(): void;
  onCite(style: CitationStyle): void;
  /** Copies the text, with headline and citation. */
  onCopyWhole(): void;
  /** Copies the article as Markdown with its fields. */
  onCopyMarkdown(): void;
  /** The formats that have something to say of this clip alone. */
  formats: readonly FormatChoice[];
  onExport(formatId: string): void;
  onPrint(): void;
  onDelete(): void;
  onRestore(): void;
  onErase(): void;
  onLook(look: ReaderLook): void;
  onBack(): void;
}

/** One clip to read, with all that is known of it. Give it the clip's id as `key`: what is unfolded belongs to one clip. */
export function ClipReader(props: ClipReaderProps) {
  const { clip, content, highlights, highlighting, place, look } = props;
  const { article } = clip;
  const isEditing = useSignal(false);
  const views = useReaderViews();
  const { showImages, isComparing, simplify } = views;
  const other = findOtherText(content);
  const opened = useSignal<OpenHighlight | undefined>(undefined);
  const top = useRef<HTMLDivElement>(null);
  const body = useRef<ArticleBodyHandle>(null);
  const otherText = useRef<HTMLElement>(null);
  const listHeading = useRef<HTMLHeadingElement>(null);
  const drawnFrom = [content.contentHtml, highlights, showImages.value, simplify.value];
  const sought = useSoughtWords(body, {
    text: content.articleBody,
    query: props.query,
    drawnFrom,
    isElsewhere: place !== undefined,
  });
  useAlignedLines(body, {
    text: content.articleBody,
    others: otherText,
    isShown: isComparing.value && other !== undefined,
    drawnFrom: [...drawnFrom, look],
  });
  // Whatever draws the text anew draws its marks without the frame.
  useLayoutEffect(() => frameHighlight(place?.id), [place, ...drawnFrom]);
  // After the reader has gone to the top of what it opens. One that lost its place is listed below the text. The focus stays where
  // it was chosen, for who goes through many.
  useEffect(() => {
    if (!place) return;
    const [mark] = body.current?.marksOf(place.id) ?? [];
    (mark ?? listHeading.current)?.scrollIntoView({ block: 'center' });
  }, [place]);
  // The fields to edit stand at the top, wherever the reader has got to.
  useLayoutEffect(() => {
    if (isEditing.value) top.current?.scrollIntoView();
  }, [isEditing.value]);

  return (
    <article class="clip-reader">
      <ReaderToolbar
        {...props}
        sought={<SoughtSteps {...sought} />}
        isEditing={isEditing.value}
        onEdit={() => {
          isEditing.value = !isEditing.value;
        }}
      >
        <ViewButtons clip={clip} content={content} views={views} />
        {highlights.length > 0 && (
          <ToolButton
            icon="marker"
            label={translate('highlights', numberWords(highlights.length))}
            onClick={() => goTo(listHeading.current)}
          />
        )}
      </ReaderToolbar>
      <div ref={top} class="paper" style={{ fontSize: `${look.fontSize}px` }}>
        {clip.trashedAt !== undefined && <p class="remark">{translate('inTrash')}</p>}
        <ReaderHead {...props} isEditing={isEditing.value} />
        <MissingPages article={article} />
        {other && (
          <OtherTextRemark kind={other.kind} onSwitch={clip.trashedAt === undefined ? props.onSwitchText : undefined} />
        )}
        <ComparedTexts
          other={isComparing.value ? other : undefined}
          section={otherText}
          lang={article.inLanguage}
          indent={look.indent}
        >
          <HighlightedBody
            html={content.contentHtml}
            text={content.articleBody}
            language={simplify.value ? 'zh-Hans' : article.inLanguage}
            indent={look.indent}
            showImages={showImages.value}
            rewrite={simplify.value?.rewrite}
            highlights={highlights}
            highlighting={highlighting}
            handle={body}
            opened={opened}
          />
        </ComparedTexts>
        <SourceLine article={article} />
        <HighlightList
          highlights={highlights}
          language={article.inLanguage}
          highlighting={highlighting}
          heading={listHeading}
          onJump={({ id }) => goTo(body.current?.marksOf(id)[0])}
          onOpen={({ id }, anchor) => {
            opened.value = { id, anchor, isNoting: false };
          }}
        />
        <ReprintChain clip={clip} chain={props.chain} />
        <ReaderAppendix {...props} />
      </div>
    </article>
  );
}

/** Frames the highlight that was chosen elsewhere, and no other. */
function frameHighlight(id: string | undefined) {
  for (const mark of document.querySelectorAll<HTMLElement>('mark.highlight')) {
    mark.classList.toggle('here', id !== undefined && mark.dataset.highlights?.split(' ').includes(id) === true);
  }
}

/** Shows an element, and puts the focus there. */
function goTo(element: HTMLElement | null | undefined) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'center' });
}

/** The last line of a printed page: whence it came, with the address in full. */
function SourceLine({ article }: { article: ArticleMetadata }) {
  const house = article.contentSource ?? article.publisher ?? '';
  return (
    <p class="print-source" lang={article.inLanguage}>
      {house} {article.datePublished && publishedWords(article.datePublished)}
      <br />
      {article.canonicalUrl ?? article.url}
    </p>
  );
}
