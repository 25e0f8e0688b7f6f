import { LitElement } from 'lit';
import { version } from './version.ts';

export class OpenskiesConcierge extends LitElement {
  static readonly version = version;
}
