import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type ArticleMetadata, EDITABLE_FIELDS, type EditableField as Field } from '../utils/article/article';
import { translate, translateName } from '../utils/i18n/translate';
import type { Clip, ClipContent } from '../utils/library/clip';
import { ArticleBody, hasImages } from './article-body';
import './clip-reader.css';
import { EditableField } from './editable-field';
import { EvidenceDot, EvidenceTable } from './evidence';
import { peopleText } from './field-text';
import { Icon } from './icon';
import { Popover } from './popover';
import { houseWords, isReprinted } from './reprint';
import { TagEditor } from './tag-editor';
import { lengthWords, momentWords, numberWords, publishedWords } from './wording';

/** How the user likes to read. */
export interface ReaderLook {
  indent: boolean;
  fontSize: number;
}

interface ClipReaderProps {
  clip: Clip;
  content: ClipContent;
  look: ReaderLook;
  /** The clips of the same text, this one among them, the earliest published first; empty where it has no other. */
  chain: readonly Clip[];
  /** How many older texts of the clip there are. */
  revisions: number;
  knownTags: readonly string[];
  now: Date;
  /** Reads the kept page anew. */
  onExtractAgain(): void;
  onCompare(): void;
  /** Looks whether text and page are what was saved; resolves to the sentences that say so. */
  onCheck(): Promise<string>;
  onField(field: Field, change: Partial<ArticleMetadata>): void;
  onTags(tags: string[]): void;
  onNote(note: string): void;
  onStar(): void;
  onCite(): void;
  onPrint(): void;
  onDelete(): void;
  onRestore(): void;
  onErase(): void;
  onLook(look: ReaderLook): void;
  onBack(): void;
}

const FONT_SIZES = { min: 14, max: 28 };

/** One clip to read, with all that is known of it. Give it the clip's id as `key`: what is unfolded belongs to one clip. */
export function ClipReader(props: ClipReaderProps) {
  const { clip, content, look } = props;
  const { article } = clip;
  const isEditing = useSignal(false);
  const showImages = useSignal(false);
  const isComparing = useSignal(false);
  const simplify = useSignal<{ rewrite: (text: string) => string } | undefined>(undefined);
  const canCompare = content.printedBody !== undefined;
  const top = useRef<HTMLDivElement>(null);
  // The fields to edit stand at the top, wherever the reader has got to.
  useLayoutEffect(() => {
    if (isEditing.value) top.current?.scrollIntoView();
  }, [isEditing.value]);

  return (
    <article class="clip-reader">
      <Toolbar
        {...props}
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
        {canCompare && <ToggleButton icon="columns" label={translate('compareWithPage')} signal={isComparing} />}
      </Toolbar>
      <div ref={top} class="paper" style={{ fontSize: `${look.fontSize}px` }}>
        {clip.trashedAt !== undefined && <p class="remark">{translate('inTrash')}</p>}
        <Head {...props} isEditing={isEditing.value} />
        <MissingPages article={article} />
        {canCompare && (
          <p class="remark" lang={document.documentElement.lang}>
            {translate('bodyRepaired')}
          </p>
        )}
        <div class={isComparing.value ? 'bodies compared' : 'bodies'}>
          <ArticleBody
            html={content.contentHtml}
            text={content.articleBody}
            language={simplify.value ? 'zh-Hans' : article.inLanguage}
            indent={look.indent}
            showImages={showImages.value}
            rewrite={simplify.value?.rewrite}
          />
          {isComparing.value && content.printedBody !== undefined && (
            <section class="printed-body" aria-label={translate('pageText')}>
              <h2>{translate('pageText')}</h2>
              {content.printedBody.split('\n').map((line, index) => (
                <p key={index} lang={article.inLanguage}>
                  {line}
                </p>
              ))}
            </section>
          )}
        </div>
        <SourceLine article={article} />
        <ReprintChain {...props} />
        <Appendix {...props} />
      </div>
    </article>
  );
}

/** The conversion brings its tables along, so it is loaded only when it is asked for. */
async function loadSimplifier() {
  const { toSimplified } = await import('../utils/text/script');
  return { rewrite: toSimplified };
}

interface ToolbarProps extends ClipReaderProps {
  isEditing: boolean;
  onEdit(): void;
  children: ComponentChildren;
}

function Toolbar(props: ToolbarProps) {
  const { clip, look, isEditing, onEdit, children } = props;
  return (
    <div class="reader-toolbar" role="toolbar" aria-label={translate('readerTools')}>
      <ToolButton icon="back" label={translate('backToList')} className="back" onClick={props.onBack} />
      <span class="gap" />
      <Popover
        className="button quiet icon-only tool"
        label={translate('readerLook')}
        trigger={<Icon name="letters" />}
      >
        {() => (
          <div class="padded look">
            <label>
              {translate('fontSize')}
              <input
                type="range"
                min={FONT_SIZES.min}
                max={FONT_SIZES.max}
                value={look.fontSize}
                onInput={(event) => props.onLook({ ...look, fontSize: event.currentTarget.valueAsNumber })}
              />
              <output>{look.fontSize}</output>
            </label>
            <label>
              <input
                type="checkbox"
                checked={look.indent}
                onChange={(event) => props.onLook({ ...look, indent: event.currentTarget.checked })}
              />
              {translate('indentParagraphs')}
            </label>
          </div>
        )}
      </Popover>
      {children}
      <ToolButton icon="pen" label={translate('editFields')} isOn={isEditing} onClick={onEdit} />
      <ToolButton
        icon="star"
        label={translate('star')}
        isOn={clip.starred}
        isFilled={clip.starred}
        onClick={props.onStar}
      />
      <ToolButton icon="quote" label={translate('copyCitation')} onClick={props.onCite} />
      <ToolButton icon="print" label={translate('print')} onClick={props.onPrint} />
      <a
        class="button quiet icon-only tool"
        href={clip.article.url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={translate('openOriginal')}
        title={translate('openOriginal')}
      >
        <Icon name="external" />
      </a>
      {clip.trashedAt === undefined && (
        <Popover
          className="button quiet icon-only tool"
          label={translate('moreActions')}
          trigger={<Icon name="more" />}
        >
          {(close) => (
            <>
              <button
                type="button"
                class="item"
                onClick={() => {
                  close();
                  props.onExtractAgain();
                }}
              >
                <Icon name="restore" /> {translate('extractAgain')}
              </button>
              {props.revisions > 0 && (
                <button
                  type="button"
                  class="item"
                  onClick={() => {
                    close();
                    props.onCompare();
                  }}
                >
                  <Icon name="columns" /> {translate('compareRevisions')}
                </button>
              )}
            </>
          )}
        </Popover>
      )}
      {clip.trashedAt === undefined ? (
        <ToolButton icon="trash" label={translate('moveToTrash')} onClick={props.onDelete} />
      ) : (
        <>
          <ToolButton icon="restore" label={translate('restore')} onClick={props.onRestore} />
          <ToolButton icon="trash" label={translate('eraseForGood')} onClick={props.onErase} />
        </>
      )}
    </div>
  );
}

interface ToolButtonProps {
  icon: Parameters<typeof Icon>[0]['name'];
  label: string;
  className?: string;
  isOn?: boolean;
  isFilled?: boolean;
  onClick(): void;
}

function ToolButton({ icon, label, className = '', isOn, isFilled, onClick }: ToolButtonProps) {
  return (
    <button
      type="button"
      class={`button quiet icon-only tool ${isOn ? 'on' : ''} ${className}`}
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} filled={isFilled} />
    </button>
  );
}

function ToggleButton({
  icon,
  label,
  signal,
}: Pick<ToolButtonProps, 'icon' | 'label'> & { signal: { value: boolean } }) {
  return (
    <ToolButton
      icon={icon}
      label={label}
      isOn={signal.value}
      onClick={() => {
        signal.value = !signal.value;
      }}
    />
  );
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

/** Where else the same text stands, from the first publication on. */
function ReprintChain({ clip, chain }: ClipReaderProps) {
  if (chain.length < 2) return null;
  return (
    <section class="reprint-chain" aria-label={translate('reprintChain')} lang={document.documentElement.lang}>
      <h2>{translate('reprintChain')}</h2>
      <ol>
        {chain.map((other) => {
          const { article } = other;
          const date = article.datePublished && publishedWords(article.datePublished);
          const about = [houseWords(article, other.site), date].filter(Boolean).join(' · ');
          return (
            <li key={other.id} aria-current={other.id === clip.id ? 'true' : undefined}>
              {other.id === clip.id ? (
                <strong lang={article.inLanguage}>{article.headline}</strong>
              ) : (
                <a href={`#clip=${other.id}`} lang={article.inLanguage}>
                  {article.headline}
                </a>
              )}
              {other.id === clip.id && <span class="badge">{translate('thisClip')}</span>}
              <span class="secondary" lang={article.inLanguage}>
                {about}
              </span>
            </li>
          );
        })}
      </ol>
      <p class="secondary">{translate('reprintChainAbout')}</p>
    </section>
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

/** Tags, note, captions, and how the text was taken from the page. */
function Appendix({ clip, content, knownTags, onTags, onNote, onCheck }: ClipReaderProps) {
  const { article } = clip;
  const checked = useSignal('');
  return (
    <footer class="appendix">
      <div class="tag-line">
        <Icon name="tag" />
        <TagEditor tags={clip.tags} known={knownTags} onChange={onTags} />
      </div>
      <label class="note">
        <span class="secondary">{translate('note')}</span>
        <textarea
          class="input"
          rows={2}
          maxLength={100_000}
          placeholder={translate('notePlaceholder')}
          defaultValue={clip.note}
          onChange={(event) => onNote(event.currentTarget.value.toWellFormed())}
        />
      </label>
      {content.captions.length > 0 && (
        <details>
          <summary>{translate('captions', String(content.captions.length))}</summary>
          <ol lang={article.inLanguage}>
            {content.captions.map((caption, index) => (
              <li key={index}>{caption}</li>
            ))}
          </ol>
        </details>
      )}
      <details>
        <summary>{translate('howFound')}</summary>
        <EvidenceTable evidence={content.evidence} edited={clip.edited} />
        {content.dropped.length > 0 && (
          <>
            <h2>{translate('droppedBlocks')}</h2>
            <ul class="dropped">
              {content.dropped.map(({ reason, text }, index) => (
                <li key={index}>
                  <span class="badge">{translateName(`dropped_${reason.replace(/\W+/g, '_')}`) || reason}</span>{' '}
                  <span lang={article.inLanguage}>{text}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="secondary">{translate('extractedBy', article.extractorVersion)}</p>
        <p class="secondary hash">
          SHA-256 {clip.bodySha256}{' '}
          <button
            type="button"
            class="button"
            onClick={async () => {
              checked.value = await onCheck();
            }}
          >
            {translate('checkHash')}
          </button>
        </p>
        <p role="status">{checked.value}</p>
      </details>
    </footer>
  );
}
