import { css, type CSSResult } from 'lit';

/**
 * The only place that reads public custom properties. A partner sets six colours at most (`accent`, `surface`,
 * `text`, `success`, `warning`, `danger`); every other token is derived from them and may be set too.
 */
export const tokensStyles: CSSResult = css`
  :host {
    /* inputs */
    --_accent: var(--openskies-color-accent, light-dark(#1b4b9b, #9dbcf5));
    --_surface: var(--openskies-color-surface, light-dark(#ffffff, #14171d));
    --_text: var(--openskies-color-text, light-dark(#171b24, #eceff4));
    --_success: var(--openskies-color-success, light-dark(#0d6a42, #74d3a4));
    --_warning: var(--openskies-color-warning, light-dark(#854a00, #efb860));
    --_danger: var(--openskies-color-danger, light-dark(#b3261e, #ff9d92));
    --_danger-fill: var(--openskies-color-danger-fill, light-dark(#b3261e, #c7392f));

    /* derived: white or black, whichever reads on the fill: by its luminance (y), from which WCAG's contrast is made */
    --_on-accent: var(
      --openskies-color-on-accent,
      color(
        from var(--_accent) xyz-d65 clamp(0, (0.179 - y) * 9999, 0.95)
          clamp(0, (0.179 - y) * 9999, 1) clamp(0, (0.179 - y) * 9999, 1.089)
      )
    );
    --_on-danger: var(
      --openskies-color-on-danger,
      color(
        from var(--_danger-fill) xyz-d65 clamp(0, (0.179 - y) * 9999, 0.95)
          clamp(0, (0.179 - y) * 9999, 1) clamp(0, (0.179 - y) * 9999, 1.089)
      )
    );
    --_accent-text: var(
      --openskies-color-accent-text,
      light-dark(
        oklch(from var(--_accent) min(l, 0.48) c h),
        oklch(from var(--_accent) max(l, 0.76) c h)
      )
    );
    --_text-muted: var(
      --openskies-color-text-muted,
      color-mix(in oklab, var(--_text) 70%, var(--_surface))
    );
    --_sunken: var(
      --openskies-color-sunken,
      light-dark(
        color-mix(
          in oklab,
          color-mix(in oklab, var(--_accent) 45%, var(--_text)) 4%,
          var(--_surface)
        ),
        color-mix(in oklab, black 20%, var(--_surface))
      )
    );
    --_raised: var(
      --openskies-color-raised,
      light-dark(var(--_surface), color-mix(in oklab, var(--_text) 5%, var(--_surface)))
    );
    --_hover: var(--openskies-color-hover, color-mix(in oklab, var(--_text) 5%, transparent));
    --_pressed: var(--openskies-color-pressed, color-mix(in oklab, var(--_text) 10%, transparent));
    --_border: var(--openskies-color-border, color-mix(in oklab, var(--_text) 12%, transparent));
    --_border-strong: var(
      --openskies-color-border-strong,
      color-mix(in oklab, var(--_text) 49%, var(--_surface))
    );
    --_accent-soft: var(
      --openskies-color-accent-soft,
      light-dark(
        color-mix(in oklab, var(--_accent) 9%, var(--_surface)),
        color-mix(in oklab, var(--_accent) 17%, var(--_surface))
      )
    );
    --_success-soft: var(
      --openskies-color-success-soft,
      light-dark(
        color-mix(in oklab, var(--_success) 9%, var(--_surface)),
        color-mix(in oklab, var(--_success) 15%, var(--_surface))
      )
    );
    --_warning-soft: var(
      --openskies-color-warning-soft,
      light-dark(
        color-mix(in oklab, var(--_warning) 9%, var(--_surface)),
        color-mix(in oklab, var(--_warning) 15%, var(--_surface))
      )
    );
    --_danger-soft: var(
      --openskies-color-danger-soft,
      light-dark(
        color-mix(in oklab, var(--_danger) 7%, var(--_surface)),
        color-mix(in oklab, var(--_danger) 15%, var(--_surface))
      )
    );
    --_user: var(--openskies-color-user-message, var(--_accent-soft));
    --_user-text: var(--openskies-color-user-message-text, var(--_text));
    --_launcher: var(--openskies-color-launcher, var(--_accent));
    --_focus: var(--openskies-color-focus, var(--_accent-text));

    /* type: 'inherit' never goes into the font shorthand, where it is invalid */
    --_font: var(--openskies-font-family, inherit);
    --_font-display: var(--openskies-font-family-display, var(--_font));
    --_font-mono: var(
      --openskies-font-family-mono,
      ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace
    );
    --_fs: var(--openskies-font-size, 15px);
    --_w-strong: var(--openskies-font-weight-strong, 600);

    /* shape: r = 0 makes everything square, pills included */
    --_radius-attribute: 12px;
    --_r: var(--openskies-radius, var(--_radius-attribute));
    --_r-s: calc(var(--_r) * 0.667);
    --_r-l: calc(var(--_r) * 1.333);
    --_r-bubble: calc(var(--_r) * 1.5);
    --_r-corner: calc(var(--_r) * 0.35);
    --_r-pill: var(--openskies-radius-pill, calc(var(--_r) * 100));
    --_shade: light-dark(#10182b, #000);
    --_e1: var(
      --openskies-shadow-1,
      0 0 0 1px
        light-dark(
          color-mix(in oklab, var(--_text) 8%, transparent),
          color-mix(in oklab, var(--_text) 12%, transparent)
        ),
      0 1px 2px color-mix(in oklab, var(--_shade) 6%, transparent)
    );
    --_e2: var(
      --openskies-shadow-2,
      0 0 0 1px color-mix(in oklab, var(--_text) 9%, transparent),
      0 4px 16px color-mix(in oklab, var(--_shade) 12%, transparent)
    );
    --_e3: var(
      --openskies-shadow-3,
      0 0 0 1px color-mix(in oklab, var(--_text) 8%, transparent),
      0 20px 56px -8px color-mix(in oklab, var(--_shade) 28%, transparent)
    );

    /* motion */
    --_t1: var(--openskies-duration-fast, 120ms);
    --_t2: var(--openskies-duration, 200ms);
    --_t3: var(--openskies-duration-slow, 320ms);
    --_ease: cubic-bezier(0.2, 0, 0, 1);

    /* density: gap, card padding, control height */
    --_gap: 16px;
    --_pad: 16px;
    --_ctl: 36px;
  }

  /* Without the attribute the page's own color-scheme counts: a light page keeps a light guest. */
  :host([color-scheme='auto']) {
    color-scheme: light dark;
  }
  :host([color-scheme='light']) {
    color-scheme: light;
  }
  :host([color-scheme='dark']) {
    color-scheme: dark;
  }

  :host([radius='sharp']) {
    --_radius-attribute: 0px;
  }
  :host([radius='soft']) {
    --_radius-attribute: 6px;
  }
  :host([radius='pill']) {
    --_radius-attribute: 18px;
  }

  :host([density='compact']) {
    --_gap: 12px;
    --_pad: 12px;
    --_ctl: 32px;
  }
  :host([density='spacious']) {
    --_gap: 24px;
    --_pad: 20px;
    --_ctl: 40px;
  }
  @media (pointer: coarse) {
    :host {
      --_ctl: 40px;
    }
  }
`;
