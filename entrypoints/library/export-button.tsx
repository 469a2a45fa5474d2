import { ExportMenu } from '../../components/export-menu';
import { formatChoices, listedCount } from './clip-actions';
import type { FinderStore } from './finder-store';

/** 导出 ▾ of what the list shows. */
export function ExportButton({ store: { list, actions } }: { store: Pick<FinderStore, 'list' | 'actions'> }) {
  return (
    <ExportMenu
      formats={formatChoices()}
      total={list.facets.value?.total ?? 0}
      selected={list.selected.value.size}
      listed={listedCount(list)}
      written={actions.written.value}
      withSources={actions.withSources.value}
      onSources={actions.setWithSources}
      onExport={actions.exportTo}
    />
  );
}
