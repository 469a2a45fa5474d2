import { ClipReader } from '../../components/clip-reader';
import { MendLink } from '../../components/mend-link';
import { translate } from '../../utils/i18n/translate';
import { formatChoices } from './export-store';
import type { LibraryStore } from './library-store';

/** The open clip, or the sentence that stands in its place. */
export function ReaderPane({ store, now }: { store: LibraryStore; now: Date }) {
  const { actions, copies, exports, list, reader, versions } = store;
  const opened = reader.opened.value;
  if (opened.kind === 'nothing') {
    const ofExcerpts = store.excerpts.isShown.value;
    const { rows } = ofExcerpts ? store.excerpts : list;
    return (
      <p class="no-clip secondary">
        {rows.value.length > 0 && translate(ofExcerpts ? 'noExcerptOpen' : 'nothingOpen')}
      </p>
    );
  }
  if (opened.kind !== 'clip') {
    return (
      <div class="no-clip" role="alert">
        <p>{opened.kind === 'missing' ? translate('clipMissing') : translate(`failure_${opened.failure}`)}</p>
        <div class="buttons">
          {opened.kind === 'failed' && opened.failure === 'damaged' && <MendLink className="button primary" />}
          <button type="button" class="button" onClick={store.close}>
            {translate('backToList')}
          </button>
        </div>
      </div>
    );
  }
  const { clip, content, highlights } = opened;
  return (
    <ClipReader
      key={clip.id}
      clip={clip}
      content={content}
      query={list.isSearching.value ? list.query.value : store.sought.value}
      highlights={highlights}
      place={store.place.value}
      highlighting={store.highlightingOf(opened)}
      look={store.look.value}
      chain={reader.chain.value}
      revisions={reader.revisions.value.length}
      keptPage={reader.keptPage.value}
      onExtractAgain={() => versions.readAgain(clip.id)}
      onCompare={() => versions.compare(clip.id)}
      onSwitchText={() => versions.switchTexts(opened)}
      onCheck={reader.check}
      onCopyProvenance={(text) => copies.copyAndSay(text, 'provenanceCopied')}
      onSavePage={() => exports.savePage(clip)}
      knownTags={list.knownTags.value}
      now={now}
      onField={(_, article) => actions.update(clip.id, { article })}
      onTags={(tags) => actions.changeTags(clip, tags)}
      onNote={(note) => actions.update(clip.id, { note })}
      onStar={() => actions.star(clip)}
      chooser={store.readingLists.chooser([clip.id])}
      onMark={() => actions.mark([clip.id], !clip.unread)}
      onCite={(style) => copies.cite(clip, style)}
      onCopyWhole={() => copies.copyWhole(opened)}
      onCopyMarkdown={() => copies.copyMarkdown(opened)}
      formats={formatChoices(opened)}
      onExport={(formatId) => exports.exportTo([clip.id], formatId)}
      onPrint={() => print()}
      onDelete={() => actions.remove([clip.id])}
      onRestore={() => actions.restore([clip.id])}
      onErase={() => store.askToErase([clip.id])}
      onLook={store.setLook}
      onBack={store.close}
    />
  );
}
