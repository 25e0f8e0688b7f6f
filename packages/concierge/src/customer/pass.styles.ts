import { css, type CSSResult } from 'lit';

/** A flight as a boarding pass with its stub: below in a narrow panel, beside from 480. Its skeleton has the same shape. */
export const passStyles: CSSResult = css`
  .segments {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .segment {
    filter: drop-shadow(0 0 0.5px color-mix(in oklab, var(--_text) 45%, transparent))
      drop-shadow(
        0 1px 2px light-dark(color-mix(in oklab, var(--_shade) 8%, transparent), transparent)
      );
  }
  .segment.added {
    animation: openskies-appear var(--_t3) var(--_ease);
  }
  .segment-pass {
    --_cut: calc(var(--_r) * 0.58);
    --_y: calc(100% - 64px);
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    background: var(--_raised);
    border-radius: var(--_r-l);
    mask:
      radial-gradient(circle var(--_cut) at 0 var(--_y), #0000 97%, #000) 0 0 / 51% 100% no-repeat,
      radial-gradient(circle var(--_cut) at 100% var(--_y), #0000 97%, #000) 100% 0 / 51% 100%
        no-repeat;
    transition: background-color var(--_t1) var(--_ease);
  }
  .segment-main {
    padding: 12px 16px 16px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  .segment-meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    font-size: 13px;
    line-height: 20px;
    color: var(--_text-muted);
  }
  .route {
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(18px, 1fr) minmax(0, auto);
    align-items: center;
    gap: 0 16px;
  }
  .segment-stub {
    min-block-size: 64px;
    margin-inline: 16px;
    border-block-start: 1.5px dashed var(--_border);
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  @container customer (min-width: 480px) {
    .segment-pass {
      --_x: calc(100% - 148px);
      grid-template-columns: minmax(0, 1fr) 148px;
      mask:
        radial-gradient(circle var(--_cut) at var(--_x) 0, #0000 97%, #000) 0 0 / 100% 51% no-repeat,
        radial-gradient(circle var(--_cut) at var(--_x) 100%, #0000 97%, #000) 0 100% / 100% 51%
          no-repeat;
    }
    .segment-pass:dir(rtl) {
      --_x: 148px;
    }
    .segment-main {
      padding-inline: 20px 24px;
    }
    .segment-stub {
      margin: 16px 0;
      padding-inline: 20px;
      border-block-start: 0;
      border-inline-start: 1.5px dashed var(--_border);
      flex-direction: column;
      justify-content: center;
      align-items: flex-start;
      gap: 4px;
    }
  }
  @media (forced-colors: active) {
    .segment-pass {
      mask: none;
      border: 1px solid CanvasText;
    }
  }
`;
