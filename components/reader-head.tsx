import { type ArticleMetadata, EDITABLE_FIELDS } from '../utils/article/article';
import { translate } from '../utils/i18n/translate';
import { isReprinted } from '../utils/library/is-reprinted';
import type { ClipReaderProps } from './clip-reader';
import { EditableField } from './editable-field';
import { EvidenceDot } from './evidence';
import { peopleText } from './field-text';
import { lengthWords, momentWords, numberWords, publishedWords } from './wording';

interface ReaderHeadProps extends Pick<ClipReaderProps, 'clip' | 'content' | 'now' | 'onField'> {
  isEditing: boolean;
}

/** Kicker, headline, subtitle, byline, source line; while editing, every field by name with its evidence. */
export function ReaderHead({ clip, content, now, isEditing, onField }: ReaderHeadProps) {
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
export function MissingPages({ article: { pages } }: { article: ArticleMetadata }) {
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
