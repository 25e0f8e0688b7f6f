/** A picture that the concierge makes: its place stands from the first moment, and its stages come one over the other. */
import type { GeneratedImageItem } from '@openskies/protocol';
import {
  css,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { styled } from '../shared/styled.ts';
import { ViewElement } from '../view-element.ts';
import { imageAddress } from '../widgets/image-sources.ts';

export class OpenskiesGeneratedImage extends ViewElement {
  static override styles: CSSResultGroup = css`
    openskies-generated-image .picture {
      position: relative;
      display: grid;
      place-items: center;
      inline-size: min(100%, 320px);
      aspect-ratio: 1;
      border-radius: var(--_r);
      overflow: hidden;
      background: var(--_hover);
      color: var(--_text-muted);
      font-size: 13px;
      line-height: 20px;
      text-align: center;
    }
    openskies-generated-image .picture.failed {
      aspect-ratio: auto;
      min-block-size: 96px;
    }
    openskies-generated-image img {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      object-fit: contain;
    }
    openskies-generated-image .picture-note {
      display: grid;
      justify-items: center;
      gap: 8px;
      padding: 16px;
    }
    openskies-generated-image .picture-track {
      position: absolute;
      inset-inline: 0;
      inset-block-end: 0;
      block-size: 4px;
      background: var(--_border);
    }
    openskies-generated-image .picture-bar {
      display: block;
      block-size: 100%;
      background: var(--_accent-text);
    }
    @media (forced-colors: active) {
      openskies-generated-image .picture {
        border: 1px solid CanvasText;
      }
      openskies-generated-image .picture-bar {
        background: Highlight;
      }
    }
  `;

  @property({ attribute: false }) item!: GeneratedImageItem;
  /** Whether the server is still at it. */
  @property({ type: Boolean }) live = false;
  @property({ attribute: false }) imageDomains: readonly string[] | undefined;
  @property({ attribute: false }) apiUrl: string | undefined;

  /** The address that could not be loaded. */
  @state() private broken = '';
  /** Width by height of what has come; a square until then. */
  @state() private ratio = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('item') && this.item.image?.url !== this.broken) this.broken = '';
  }

  /** The server's picture, or the picture itself in the address: pixels alone, never a drawing that could hold more. */
  get #address(): string | null {
    const url = this.item.image?.url ?? '';
    if (url === this.broken) return null;
    if (/^data:image\/(?:png|jpeg|webp|gif);base64,/.test(url)) return url;
    return imageAddress(url, this.imageDomains, this.apiUrl);
  }

  #handleLoad({ target }: Event): void {
    const { naturalWidth, naturalHeight } = target as HTMLImageElement;
    if (naturalHeight) this.ratio = `${naturalWidth} / ${naturalHeight}`;
  }

  override render(): TemplateResult {
    const address = this.#address;
    const failed = !this.live && address === null;
    return html`<figure
      class="picture ${failed ? 'failed' : ''}"
      part="picture"
      aria-busy=${String(this.live)}
      ${styled(address && this.ratio ? { 'aspect-ratio': this.ratio } : {})}
    >
      <span class="picture-note" aria-hidden=${address ? 'true' : nothing}>
        ${icon('image')} ${this.text(failed ? 'widget.image_blocked' : 'picture.making')}
      </span>
      ${
        address
          ? html`<img
              src=${address}
              alt=${this.text('picture.alt')}
              @load=${this.#handleLoad}
              @error=${() => (this.broken = this.item.image?.url ?? '')}
            />`
          : nothing
      }
      ${this.live ? this.#renderProgress() : nothing}
    </figure>`;
  }

  #renderProgress(): TemplateResult {
    const percent = Math.round(Math.min(1, Math.max(0, this.item.progress ?? 0)) * 100);
    return html`<span
      class="picture-track"
      role="progressbar"
      aria-label=${this.text('picture.making')}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${percent}
      ><span class="picture-bar" ${styled({ 'inline-size': `${percent}%` })}></span
    ></span>`;
  }
}

export const views = { 'openskies-generated-image': OpenskiesGeneratedImage };

declare global {
  interface HTMLElementTagNameMap {
    'openskies-generated-image': OpenskiesGeneratedImage;
  }
}
