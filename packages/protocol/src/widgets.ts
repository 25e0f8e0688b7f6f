/**
 * The widget tree that an item may carry. Nodes of unknown types and props that we do not know pass unchanged;
 * a renderer draws the children of an unknown container and skips an unknown leaf.
 */
import * as z from 'zod/mini';
import { open } from './schema.ts';
import {
  Badge,
  Caption,
  Chart,
  Icon,
  Image,
  Label,
  Markdown,
  Text,
  Title,
} from './widget-content.ts';
import {
  Button,
  Checkbox,
  DatePicker,
  Input,
  RadioGroup,
  Select,
  Textarea,
} from './widget-controls.ts';
import {
  Basic,
  Box,
  Card,
  Col,
  Divider,
  Form,
  ListView,
  ListViewItem,
  Row,
  Spacer,
  Table,
  TableCell,
  TableRow,
  Transition,
} from './widget-layout.ts';

export * from './widget-content.ts';
export * from './widget-controls.ts';
export * from './widget-layout.ts';
export {
  ActionConfig,
  Alignment,
  Border,
  Borders,
  Color,
  ControlSize,
  ControlVariant,
  Direction,
  FontWeight,
  Justification,
  Radius,
  Size,
  Spacing,
  TextAlign,
  TextSize,
  ThemeColor,
  WidgetIcon,
  WidgetStatus,
  WidgetTheme,
} from './widget-props.ts';

/** What may stand at the top of a widget item. */
export const WidgetRoot = z.lazy(() =>
  open(z.discriminatedUnion('type', [Card, ListView, Basic])),
) as unknown as z.ZodMiniType<WidgetRoot>;
export type WidgetRoot = Card | ListView | Basic;

/** Any node. Lazy, because containers hold nodes. */
export const WidgetNode = z.lazy(() =>
  open(
    z.discriminatedUnion('type', [
      Card,
      ListView,
      ListViewItem,
      Basic,
      Box,
      Row,
      Col,
      Form,
      Spacer,
      Divider,
      Transition,
      Table,
      TableRow,
      TableCell,
      Text,
      Title,
      Caption,
      Markdown,
      Label,
      Badge,
      Icon,
      Image,
      Chart,
      Button,
      Input,
      Textarea,
      Select,
      DatePicker,
      Checkbox,
      RadioGroup,
    ]),
  ),
) as unknown as z.ZodMiniType<WidgetNode>;
export type WidgetNode =
  | WidgetRoot
  | ListViewItem
  | Box
  | Row
  | Col
  | Form
  | Spacer
  | Divider
  | Transition
  | Table
  | TableRow
  | TableCell
  | Text
  | Title
  | Caption
  | Markdown
  | Label
  | Badge
  | Icon
  | Image
  | Chart
  | Button
  | Input
  | Textarea
  | Select
  | DatePicker
  | Checkbox
  | RadioGroup;
