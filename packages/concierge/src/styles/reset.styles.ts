import { css, type CSSResult } from 'lit';

/**
 * What every view may rely on. Written with `:where()`, so that it never outweighs a view's own rule.
 */
export const resetStyles: CSSResult = css`
  :where(*) {
    box-sizing: border-box;
  }
  :where(h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, figure, blockquote, pre, fieldset) {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  :where(h1, h2, h3, h4, h5, h6) {
    font-size: inherit;
    font-weight: inherit;
    line-height: inherit;
  }
  :where(ul, ol) {
    list-style: none;
  }
  :where(button, input, textarea, select) {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    margin: 0;
    border-radius: 0;
  }
  :where(button) {
    border: 0;
    background: none;
    padding: 0;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  :where(button:disabled) {
    cursor: default;
  }
  :where(a) {
    color: var(--_accent-text);
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  :where(svg) {
    display: block;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :where(b, strong) {
    font-weight: var(--_w-strong);
  }
  :where([hidden]) {
    display: none !important;
  }
  :where(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  /* For screen readers alone. */
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @keyframes openskies-breathe {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.4;
    }
  }
  @keyframes openskies-appear {
    from {
      opacity: 0;
    }
  }

  /* Icons keep their own colour otherwise. */
  @media (forced-colors: active) {
    svg {
      color: inherit !important;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
