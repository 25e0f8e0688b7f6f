import { expect } from '@open-wc/testing';
import { css, LitElement } from 'lit';
import { tokensStyles } from './tokens.styles.ts';

class TokenProbe extends LitElement {
  static override styles = [tokensStyles, css``];
}
customElements.define('token-probe', TokenProbe);

/** [text, ground…]: every text role on every ground it is used on; a ground may lie on another, as hover does. */
const textPairs: readonly (readonly string[])[] = [
  ...[
    'surface',
    'sunken',
    'raised',
    'accent-soft',
    'success-soft',
    'warning-soft',
    'danger-soft',
  ].map((ground) => ['text', ground]),
  ...['surface', 'sunken', 'raised', 'accent-soft'].map((ground) => ['text-muted', ground]),
  ...['surface', 'sunken', 'raised', 'accent-soft'].map((ground) => ['accent-text', ground]),
  ...['success', 'warning', 'danger'].flatMap((tone) =>
    ['surface', 'sunken', 'raised', `${tone}-soft`].map((ground) => [tone, ground]),
  ),
  ...['text', 'text-muted', 'accent-text'].flatMap((text) =>
    ['surface', 'sunken', 'raised'].map((ground) => [text, 'hover', ground]),
  ),
  ['user-text', 'user'],
  ['on-accent', 'accent'],
  ['on-danger', 'danger-fill'],
  ['surface', 'text'],
];
/** Edges of inputs and of focus. */
const edgePairs: readonly (readonly string[])[] = [
  ['border-strong', 'surface'],
  ['border-strong', 'raised'],
  ['focus', 'surface'],
  ['focus', 'sunken'],
  ['focus', 'raised'],
];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** Paints computed colours one over another, the last first, and reads what comes out. */
function paint(probe: HTMLElement, names: readonly string[]): number[] {
  for (const name of [...names].reverse()) {
    probe.style.setProperty('color', `var(--_${name})`);
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(rgb: number[]): number {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: number[], b: number[]): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

async function partnerTheme(name: string): Promise<CSSStyleSheet> {
  const file = new URL(`../../../../examples/partner-theme/src/${name}.css`, import.meta.url);
  const sheet = new CSSStyleSheet();
  return sheet.replace(await (await fetch(file)).text());
}

function mount(attributes: Record<string, string>): { host: HTMLElement; probe: HTMLElement } {
  const host = document.createElement('token-probe');
  for (const [name, value] of Object.entries(attributes)) host.setAttribute(name, value);
  document.body.append(host);
  const probe = document.createElement('span');
  host.shadowRoot!.append(probe);
  return { host, probe };
}

describe('tokens', () => {
  let host: HTMLElement | undefined;
  let sheets: CSSStyleSheet[] = [];

  afterEach(() => {
    host?.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => !sheets.includes(s));
    sheets = [];
  });

  const themes: [name: string, attributes: Record<string, string>, theme?: string][] = [
    ['light', { 'color-scheme': 'light' }],
    ['dark', { 'color-scheme': 'dark' }],
    ['Volt', { class: 'theme-volt' }, 'volt'],
    ['Atelier', { class: 'theme-atelier' }, 'atelier'],
    ['Lagoon', { class: 'theme-lagoon', 'color-scheme': 'light' }, 'lagoon'],
    ['Lagoon at night', { class: 'theme-lagoon', 'color-scheme': 'dark' }, 'lagoon'],
  ];
  it('looks at 42 pairs', () => {
    expect(textPairs.length + edgePairs.length).to.be.at.least(42);
  });

  for (const [name, attributes, theme] of themes) {
    it(`${name}: text reads at 4.5 to 1, edges stand out at 3 to 1`, async () => {
      if (theme) {
        sheets.push(await partnerTheme(theme));
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheets];
      }
      const mounted = mount(attributes);
      host = mounted.host;
      const failures: string[] = [];
      const look = (pairs: typeof textPairs, least: number) => {
        for (const [ink, ...ground] of pairs) {
          const below = paint(mounted.probe, ground);
          const ratio = contrast(paint(mounted.probe, [ink!, ...ground]), below);
          if (!(ratio >= least))
            failures.push(`${ink} on ${ground.join(' on ')}: ${ratio.toFixed(2)}`);
        }
      };
      look(textPairs, 4.5);
      look(edgePairs, 3);
      expect(failures).to.deep.equal([]);
    });
  }

  for (const scheme of ['light', 'dark']) {
    it(`${scheme}: any brand colour as the accent reads at 4.5 to 1`, () => {
      const mounted = mount({ 'color-scheme': scheme });
      host = mounted.host;
      const failures: string[] = [];
      let seed = 7;
      for (let index = 0; index < 200; index++) {
        seed = (seed * 48_271) % 2_147_483_647;
        const accent = `#${(seed % 0x1000000).toString(16).padStart(6, '0')}`;
        host.style.setProperty('--openskies-color-accent', accent);
        for (const [ink, ...ground] of textPairs) {
          if (![ink, ...ground].some((name) => /accent|user|sunken/.test(name!))) continue;
          const below = paint(mounted.probe, ground);
          const ratio = contrast(paint(mounted.probe, [ink!, ...ground]), below);
          if (!(ratio >= 4.5))
            failures.push(`${accent} ${ink} on ${ground.join(', ')}: ${ratio.toFixed(2)}`);
        }
      }
      expect(failures).to.deep.equal([]);
    });
  }

  const value = (token: string, attributes: Record<string, string> = {}) => {
    host?.remove();
    host = mount(attributes).host;
    return getComputedStyle(host).getPropertyValue(token).trim();
  };

  it('takes its shape from one radius, by attribute or by token', () => {
    expect(value('--_r')).to.equal('12px');
    expect(value('--_r', { radius: 'sharp' })).to.equal('0px');
    expect(value('--_r', { radius: 'soft' })).to.equal('6px');
    expect(value('--_r', { radius: 'round' })).to.equal('12px');
    expect(value('--_r', { radius: 'pill' })).to.equal('18px');
    expect(value('--_r', { radius: 'pill', style: '--openskies-radius: 3px' })).to.equal('3px');
  });

  it('takes gap, padding and control height from the density', () => {
    const sizes = (density: string) =>
      ['--_gap', '--_pad', '--_ctl'].map((token) => value(token, { density }));
    expect(sizes('compact')).to.deep.equal(['12px', '12px', '32px']);
    expect(sizes('normal')).to.deep.equal(['16px', '16px', '36px']);
    expect(sizes('spacious')).to.deep.equal(['24px', '20px', '40px']);
  });

  it('follows the page’s colour scheme until the attribute says otherwise', () => {
    const scheme = (attributes: Record<string, string>) => {
      value('--_r', attributes);
      return getComputedStyle(host!).colorScheme;
    };
    document.documentElement.style.setProperty('color-scheme', 'dark');
    expect(scheme({})).to.equal('dark');
    expect(scheme({ 'color-scheme': 'light' })).to.equal('light');
    document.documentElement.style.removeProperty('color-scheme');
    expect(scheme({ 'color-scheme': 'dark' })).to.equal('dark');
    expect(scheme({ 'color-scheme': 'auto' })).to.equal('light dark');
  });

  it('lets a page set any token on an ancestor', () => {
    document.body.style.setProperty('--openskies-color-accent', 'rgb(1, 2, 3)');
    const { probe, host: inner } = mount({});
    host = inner;
    probe.style.setProperty('color', 'var(--_launcher)');
    expect(getComputedStyle(probe).color).to.equal('rgb(1, 2, 3)');
    document.body.style.removeProperty('--openskies-color-accent');
  });
});
