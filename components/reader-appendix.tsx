import { translate, translateName } from '../utils/i18n/translate';
import type { ClipReaderProps } from './clip-reader';
import { EvidenceTable } from './evidence';
import { Icon } from './icon';
import { NoteField } from './note-field';
import { Provenance } from './provenance';
import { TagEditor } from './tag-editor';

/** Tags, note, captions, and how the text was taken from the page. */
export function ReaderAppendix(props: ClipReaderProps) {
  const { clip, content, keptPage, knownTags, onTags, onNote, onCheck, onCopyProvenance, onSavePage } = props;
  const { article } = clip;
  return (
    <footer class="appendix">
      <div class="tag-line">
        <Icon name="tag" />
        <TagEditor tags={clip.tags} known={knownTags} onChange={onTags} />
      </div>
      <NoteField
        label={translate('note')}
        placeholder={translate('notePlaceholder')}
        note={clip.note}
        onKeep={onNote}
      />
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
        <Provenance clip={clip} page={keptPage} onCheck={onCheck} onCopy={onCopyProvenance} onSavePage={onSavePage} />
      </details>
    </footer>
  );
}
