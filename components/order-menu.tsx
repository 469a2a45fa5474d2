import { translate } from '../utils/i18n/translate';
import { ListOrder } from '../utils/settings/choices';
import { Icon } from './icon';
import { MenuItem } from './menu-item';
import './order-menu.css';
import { Popover } from './popover';

interface OrderMenuProps {
  order: ListOrder;
  onOrder(order: ListOrder): void;
}

/** In what order the list comes: a small menu whose button says the one that is chosen. */
export function OrderMenu({ order, onOrder }: OrderMenuProps) {
  return (
    <Popover
      className="button quiet icon-only"
      label={translate('listOrder', translate(`listOrder_${order}`))}
      trigger={<Icon name="sort" />}
    >
      {() =>
        ListOrder.options.map((offered) => (
          <MenuItem
            key={offered}
            icon={offered === order ? 'check' : undefined}
            isChosen={offered === order}
            className="order"
            onClick={() => onOrder(offered)}
          >
            {translate(`listOrder_${offered}`)}
          </MenuItem>
        ))
      }
    </Popover>
  );
}
