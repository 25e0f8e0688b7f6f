/** Charts of widgets; load when a tree first holds one. */
import { html } from 'lit';
import { styled } from '../../shared/styled.ts';
import { blockStyles } from '../box-styles.ts';
import type { DrawNode } from '../drawing.ts';
import { OpenskiesChart } from './chart-view.ts';
import { toChartData } from './chart-data.ts';

/** Tag → class; registered when this family is loaded. */
export const views: Readonly<Record<string, CustomElementConstructor>> = {
  'openskies-chart': OpenskiesChart,
};

export const drawChart: DrawNode = (node) =>
  html`<openskies-chart
    .data=${toChartData(node)}
    ${styled({ 'block-size': '200px', ...blockStyles(node) })}
  ></openskies-chart>`;
