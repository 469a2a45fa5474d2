import type { ComponentChildren } from 'preact';
import { translate } from '../utils/i18n/translate';
import './filter-pane.css';
import { Icon } from './icon';
import { MenuItem } from './menu-item';
import { NameForm } from './name-form';
import './named-filters.css';
import { Popover, useClosePopover } from './popover';
import { numberWords } from './wording';

interface NamedFiltersProps<Item extends { id: string; name: string }> {
  items: readonly Item[];
  /** The one that the list shows. */
  currentId: string | undefined;
  /** What a name is asked for as: 「清单名称」. */
  nameLabel: string;
  removeLabel: string;
  /** What more is told of one where the pointer rests on it; its name, unless this is given. */
  hintOf?(item: Item): string;
  /** How many clips it shows. */
  countOf?(item: Item): number;
  onOpen(item: Item): void;
  onRename(item: Item, name: string): void;
  onRemove(item: Item): void;
  /** The way to a new one. */
  children: ComponentChildren;
}

/** What the user has given names to, each opened by one press and with a menu of its own to rename or remove it. */
export function NamedFilters<Item extends { id: string; name: string }>(props: NamedFiltersProps<Item>) {
  const { items, currentId, nameLabel, removeLabel, hintOf, countOf } = props;
  const close = useClosePopover();
  return (
    <div class="named-filters">
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              class="filter"
              aria-pressed={item.id === currentId}
              title={hintOf?.(item)}
              onClick={() => {
                close();
                props.onOpen(item);
              }}
            >
              <span class="value" lang="zh" title={hintOf ? undefined : item.name}>
                {item.name}
              </span>
              {countOf && <span class="count">{numberWords(countOf(item))}</span>}
            </button>
            <Popover
              className="button quiet icon-only"
              label={translate('moreOf', item.name)}
              trigger={<Icon name="more" />}
            >
              {() => (
                <>
                  <NameForm
                    label={nameLabel}
                    name={item.name}
                    action={translate('rename')}
                    onName={(name) => name !== item.name && props.onRename(item, name)}
                  />
                  <MenuItem icon="trash" isDanger onClick={() => props.onRemove(item)}>
                    {removeLabel}
                  </MenuItem>
                </>
              )}
            </Popover>
          </li>
        ))}
      </ul>
      {props.children}
    </div>
  );
}

interface NewNameProps {
  /** What the button says that opens the line to type into. */
  trigger: string;
  label: string;
  /** What stands there to begin with. */
  name?: string;
  action: string;
  onName(name: string): void;
}

/** The button below such names that asks for another. */
export function NewName({ trigger, label, name = '', action, onName }: NewNameProps) {
  return (
    <Popover
      className="button quiet new-name"
      trigger={
        <>
          <Icon name="plus" /> {trigger}
        </>
      }
    >
      {() => <NameForm label={label} name={name} action={action} onName={onName} />}
    </Popover>
  );
}
