import { ExportMenu } from '../../components/export-menu';
import { formatChoices, listedCount } from './export-store';
import type { FinderStore } from './finder-store';

/** 导出 ▾ of what the list shows. */
export function ExportButton({ store: { list, exports } }: { store: Pick<FinderStore, 'list' | 'exports'> }) {
  return (
    <ExportMenu
      formats={formatChoices()}
      total={list.facets.value?.total ?? 0}
      selected={list.selected.value.size}
      listed={listedCount(list)}
      written={exports.written.value}
      withSources={exports.withSources.value}
      trashed={list.facets.value?.trashed ?? 0}
      withTrash={exports.withTrash.value}
      onTrash={exports.setWithTrash}
      onSources={exports.setWithSources}
      onExport={exports.exportTo}
    />
  );
}
