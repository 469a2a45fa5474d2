import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type ArticleMetadata, EDITABLE_FIELDS, type EditableField as Field } from '../utils/article/article';
import { findOtherText } from '../utils/article/other-text';
import type { CitationStyle } from '../utils/exchange/citation';
import { translate } from '../utils/i18n/translate';
import type { Clip, ClipContent } from '../utils/library/clip';
import type { Highlight } from '../utils/library/highlight';
import type { TagChange } from '../utils/library/tags';
import { useAlignedLines } from './aligned-lines';
import { type ArticleBodyHandle, hasImages } from './article-body';
import './clip-reader.css';
import { isReprinted } from '../utils/library/is-reprinted';
import { EditableField } from './editable-field';
import { EvidenceDot } from './evidence';
import type { FormatChoice } from './export-menu';
import { peopleText } from './field-text';
import { HighlightList } from './highlight-list';
import { HighlightedBody } from './highlighted-body';
import type { Highlighting, OpenHighlight } from './highlighting';
import { ToolButton } from './icon-button';
import type { ListChooserProps } from './list-chooser';
import type { KeptPage } from './provenance';
import { ReaderAppendix } from './reader-appendix';
import { ReaderToolbar, ToggleButton } from './reader-toolbar';
import { ReprintChain } from './reprint-chain';
import { SoughtSteps, useSoughtWords } from './sought-words';
import { lengthWords, momentWords, numberWords, publishedWords } from './wording';

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
  const { clip, content, highlights, highlighting, look } = props;
  const { article } = clip;
  const isEditing = useSignal(false);
  const showImages = useSignal(false);
  const isComparing = useSignal(false);
  const simplify = useSignal<{ rewrite: (text: string) => string } | undefined>(undefined);
  const other = findOtherText(content);
  const opened = useSignal<OpenHighlight | undefined>(undefined);
  const top = useRef<HTMLDivElement>(null);
  const body = useRef<ArticleBodyHandle>(null);
  const otherText = useRef<HTMLElement>(null);
  const listHeading = useRef<HTMLHeadingElement>(null);
  const sought = useSoughtWords(body, {
    text: content.articleBody,
    query: props.query,
    drawnFrom: [content.contentHtml, highlights, showImages.value, simplify.value],
  });
  useAlignedLines(body, {
    text: content.articleBody,
    others: otherText,
    isShown: isComparing.value && other !== undefined,
    drawnFrom: [content.contentHtml, highlights, showImages.value, simplify.value, look],
  });
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
        {hasImages(content.contentHtml) && (
          <ToggleButton icon="image" label={translate('showImages')} signal={showImages} />
        )}
        {article.inLanguage === 'zh-Hant' && (
          <ToolButton
            icon="script"
            label={translate('showSimplified')}
            isOn={simplify.value !== undefined}
            onClick={async () => {
              simplify.value = simplify.value ? undefined : await loadSimplifier();
            }}
          />
        )}
        {other && (
          <ToggleButton
            icon="columns"
            label={translate(other.kind === 'printed' ? 'compareWithPage' : 'compareWithRepaired')}
            signal={isComparing}
          />
        )}
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
        <Head {...props} isEditing={isEditing.value} />
        <MissingPages article={article} />
        {other && (
          <OtherTextRemark kind={other.kind} onSwitch={clip.trashedAt === undefined ? props.onSwitchText : undefined} />
        )}
        <div class={isComparing.value ? 'bodies compared' : 'bodies'}>
          <div class="own-text">
            {isComparing.value && other && (
              <h2 lang={document.documentElement.lang}>
                {translate(other.kind === 'printed' ? 'repairedText' : 'pageText')}
              </h2>
            )}
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
          </div>
          {isComparing.value && other && (
            <OtherText
              section={otherText}
              title={translate(other.kind === 'printed' ? 'pageText' : 'repairedText')}
              lang={article.inLanguage}
              indent={look.indent}
            >
              {other.body}
            </OtherText>
          )}
        </div>
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

interface OtherTextRemarkProps {
  /** Which text lies beside the one that is shown. */
  kind: 'printed' | 'repaired';
  onSwitch: (() => void) | undefined;
}

/** Says that the text was repaired, or that it is the page's own all the same, and offers the other. */
function OtherTextRemark({ kind, onSwitch }: OtherTextRemarkProps) {
  return (
    <p class="remark" lang={document.documentElement.lang}>
      {translate(kind === 'printed' ? 'bodyRepaired' : 'bodyPrinted')}{' '}
      {onSwitch && (
        <button type="button" class="button" onClick={onSwitch}>
          {translate(kind === 'printed' ? 'takePrinted' : 'takeRepaired')}
        </button>
      )}
    </p>
  );
}

interface OtherTextProps {
  section: RefObject<HTMLElement | null>;
  title: string;
  lang: string;
  indent: boolean;
  children: string;
}

/** The text that the clip keeps beside the one it shows. */
function OtherText({ section, title, lang, indent, children }: OtherTextProps) {
  return (
    <section ref={section} class={indent ? 'other-text indented' : 'other-text'} aria-label={title}>
      <h2>{title}</h2>
      {children.split('\n').map((line, index) => (
        <p key={index} lang={lang}>
          {line}
        </p>
      ))}
    </section>
  );
}

/** Shows an element, and puts the focus there. */
function goTo(element: HTMLElement | null | undefined) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'center' });
}

/** The conversion brings its tables along, so it is loaded only when it is asked for. */
async function loadSimplifier() {
  const { toSimplified } = await import('../utils/text/script');
  return { rewrite: toSimplified };
}

/** Kicker, headline, subtitle, byline, source line; while editing, every field by name with its evidence. */
function Head({ clip, content, now, isEditing, onField }: ClipReaderProps & { isEditing: boolean }) {
  const { article } = clip;
  if (isEditing) {
    return (
      <ul class="field-list">
        {EDITABLE_FIELDS.map((field) => (
          <li key={field}>
            <EditableField field={field} article={article} labelled onChange={onField} />
            <EvidenceDot field={field} evidence={content.evidence[field]} edited={clip.edited.includes(field)} />
          </li>
        ))}
      </ul>
    );
  }
  const house = article.contentSource ?? article.publisher ?? clip.site;
  return (
    <header class="head" lang={article.inLanguage}>
      {article.kicker && <p class="kicker">{article.kicker}</p>}
      <h1>{article.headline}</h1>
      {article.alternativeHeadline && <p class="subtitle">{article.alternativeHeadline}</p>}
      {article.author.length > 0 && <p class="authors">{peopleText(article.author)}</p>}
      <p class="facts">
        <a href={article.url} target="_blank" rel="noopener noreferrer">
          {house}
        </a>
        {article.publisher && article.publisher !== house && <span>{article.publisher}</span>}
        {article.articleSection && <span>{article.articleSection}</span>}
        {article.datePublished && <time dateTime={article.datePublished}>{publishedWords(article.datePublished)}</time>}
        {article.editor.length > 0 && <span>{translate('editedBy', article.editor.join('、'))}</span>}
        <span lang={document.documentElement.lang}>{lengthWords(article.characterCount)}</span>
        {isReprinted(article) && <span lang={document.documentElement.lang}>{translate('reprint')}</span>}
        <span lang={document.documentElement.lang}>{translate('clippedAt', momentWords(clip.clippedAt, now))}</span>
      </p>
    </header>
  );
}

/** Names the pages of the article that could not be read. */
function MissingPages({ article: { pages } }: { article: ArticleMetadata }) {
  if (!pages || pages.missing.length === 0) return null;
  return (
    <div class="remark" lang={document.documentElement.lang}>
      <p>{translate('partialRemark', numberWords(pages.count), numberWords(pages.missing.length))}</p>
      <ul class="missing-pages">
        {pages.missing.map((address) => (
          <li key={address}>
            <a href={address} target="_blank" rel="noopener noreferrer">
              {address}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
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
