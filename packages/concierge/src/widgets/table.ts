/** Tables of widgets. */
import { html, nothing } from 'lit';
import { styled } from '../shared/styled.ts';
import { pick } from './box-styles.ts';
import type { Drawing, DrawNode } from './drawing.ts';
import { toNodes, toWhole, type AnyNode } from './node-props.ts';
import { toSides, toSize } from './style-values.ts';
import { tableStyles } from './table.styles.ts';

export const styles = tableStyles;

/** Rows marked as header, where they stand first, are the head. */
export const drawTable: DrawNode = (node, drawing) => {
  const rows = toNodes(node['children']).filter(({ type }) => type === 'Table.Row');
  const firstPlain = rows.findIndex((row) => row['header'] !== true);
  const heads = firstPlain === -1 ? rows.length : firstPlain;
  const draw = (row: AnyNode, index: number) => drawRow(row, index, drawing);
  return html`<div
    class="w-table"
    part="widget-table"
    role="group"
    tabindex="0"
    aria-label=${drawing.text('widget.table')}
  >
    <table>
      ${
        heads > 0
          ? html`<thead>
              ${rows.slice(0, heads).map(draw)}
            </thead>`
          : nothing
      }
      <tbody>
        ${rows.slice(heads).map((row, index) => draw(row, index + heads))}
      </tbody>
    </table>
  </div>`;
};

function drawRow(row: AnyNode, index: number, drawing: Drawing): unknown {
  const cells = toNodes(row['children']).filter(({ type }) => type === 'Table.Cell');
  const isHead = row['header'] === true;
  return html`<tr part="widget-row">
    ${cells.map((cell, column) => drawCell(cell, isHead, { ...drawing, path: `${drawing.path}.${index}.${column}`, depth: drawing.depth + 2 }))}
  </tr>`;
}

const verticals = { start: 'top', center: 'middle', end: 'bottom' } as const;

function drawCell(cell: AnyNode, isHead: boolean, drawing: Drawing): unknown {
  const columns = toWhole(cell['colSpan'], 1, 100) ?? nothing;
  const rows = toWhole(cell['rowSpan'], 1, 100) ?? nothing;
  const width = toSize(cell['width']);
  const vertical = pick(verticals, cell['vAlign']);
  const align = pick({ start: 'start', center: 'center', end: 'end' }, cell['align']);
  const css = styled({
    ...Object.fromEntries(toSides('padding', cell['padding'])),
    ...(width && { 'inline-size': width }),
    ...(vertical && { 'vertical-align': vertical }),
    ...(align && { 'text-align': align }),
  });
  const content = html`<div class="w-col w-cell-${align ?? 'start'}">
    ${drawing.children(cell['children'])}
  </div>`;
  const size =
    pick({ xs: 'xs', sm: 'sm', md: 'md', lg: 'lg', xl: 'xl' }, cell['colSize']) ?? 'auto';
  return isHead
    ? html`<th
        class="w-cell w-colsize-${size}"
        scope="col"
        colspan=${columns}
        rowspan=${rows}
        ${css}
      >
        ${content}
      </th>`
    : html`<td class="w-cell w-colsize-${size}" colspan=${columns} rowspan=${rows} ${css}>
        ${content}
      </td>`;
}
