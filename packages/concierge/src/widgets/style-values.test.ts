import { expect } from '@open-wc/testing';
import {
  toAspectRatio,
  toBorder,
  toColor,
  toFlex,
  toRadius,
  toSides,
  toSize,
  toSpacing,
} from './style-values.ts';

const resolve = (property: string, value: string) => {
  const probe = document.createElement('div');
  probe.style.setProperty(property, value);
  return probe.style.getPropertyValue(property);
};

describe('style values', () => {
  it('takes sizes as pixels and spacing as units of 4 px', () => {
    expect(toSize(64)).to.equal('64px');
    expect(toSpacing(2)).to.equal('8px');
    expect(toSpacing(0.5)).to.equal('2px');
  });

  it('takes CSS lengths', () => {
    for (const length of [
      '50%',
      '12.5rem',
      '0',
      'auto',
      'fit-content',
      'calc(100% - 2rem)',
      'min(100%, 20em)',
      'clamp(1rem, 5cqi, 40px)',
    ]) {
      expect(toSize(length), length).to.equal(length);
    }
  });

  it('refuses lengths that push, fetch or read', () => {
    const hostile = [
      -1,
      Infinity,
      NaN,
      1e9,
      '99999px',
      '-20px',
      'calc(1px * 99999)',
      'url(https://evil.example/a)',
      'var(--_text)',
      'attr(data-x px)',
      'env(safe-area-inset-top)',
      'expression(alert(1))',
      '1px; background: red',
      '1px/**/',
      {},
      [],
      null,
      true,
      'x'.repeat(200),
    ];
    for (const value of hostile) expect(toSize(value), JSON.stringify(value)).to.equal(null);
  });

  it('reads padding and margin in every form', () => {
    expect(toSides('padding', 3)).to.deep.equal([['padding', '12px']]);
    expect(toSides('padding', '8px 1rem')).to.deep.equal([['padding', '8px 1rem']]);
    expect(toSides('padding', 'calc(1px + 2px) 4px')).to.deep.equal([
      ['padding', 'calc(1px + 2px) 4px'],
    ]);
    expect(toSides('margin', { x: 1, top: 2 })).to.deep.equal([
      ['margin-block-start', '8px'],
      ['margin-inline-start', '4px'],
      ['margin-inline-end', '4px'],
    ]);
    expect(toSides('margin', { y: 'url(x)', left: 1 })).to.deep.equal([
      ['margin-inline-start', '4px'],
    ]);
    expect(toSides('padding', 'url(x) 1px')).to.deep.equal([]);
  });

  it('reads borders whole and by edge', () => {
    expect(toBorder(1)).to.deep.equal([['border', '1px solid var(--_border)']]);
    expect(toBorder({ size: 2, color: 'strong', style: 'dashed' })).to.deep.equal([
      ['border', '2px dashed var(--_border-strong)'],
    ]);
    expect(toBorder({ top: 1, x: { size: 2 } }).map(([property]) => property)).to.deep.equal([
      'border-block-start',
      'border-inline-start',
      'border-inline-end',
    ]);
    expect(toBorder({ size: 500 })).to.deep.equal([]);
    expect(toBorder({ size: 1, style: 'solid; color: red', color: 'url(x)' })).to.deep.equal([
      ['border', '1px solid var(--_border)'],
    ]);
  });

  it('reads radius, ratio and flex', () => {
    expect(toRadius('xl')).to.equal('var(--_r)');
    expect(toRadius('constructor')).to.equal(null);
    expect(toAspectRatio('16/9')).to.equal('16/9');
    expect(toAspectRatio(1.5)).to.equal('1.5');
    expect(toAspectRatio('url(x)')).to.equal(null);
    expect(toFlex(1)).to.equal('1 1 0%');
    for (const flex of ['auto', 'none', '1', '1 0', '1 1 0', '2 1 40%'])
      expect(toFlex(flex)).to.equal(flex);
    for (const flex of ['1 url(x)', '1 1 1 1', 'x', '99999', -1])
      expect(toFlex(flex), String(flex)).to.equal(null);
  });

  it('reads tokens by their role, primitives, CSS colours and pairs', () => {
    expect(toColor('secondary', 'text')).to.equal('var(--_text-muted)');
    expect(toColor('surface', 'surface')).to.equal('var(--_raised)');
    expect(toColor('strong', 'border')).to.equal('var(--_border-strong)');
    const colors = [
      'blue-500',
      'gray-0',
      'red-1000',
      'rebeccapurple',
      '#fff',
      '#12345678',
      'rgb(1 2 3 / 50%)',
      'hsl(120deg, 50%, 50%)',
      'oklch(.5 .1 200)',
      'color-mix(in oklab, red 20%, blue)',
    ];
    for (const color of colors) {
      const css = toColor(color, 'surface');
      expect(css, color).to.be.a('string');
      expect(resolve('background-color', css!), color).to.not.equal('');
    }
    const pair = toColor({ light: '#fff', dark: 'surface-secondary' }, 'surface');
    expect(pair).to.match(/^light-dark\(#fff, color-mix/);
    expect(toColor({ light: '#fff' }, 'surface')).to.equal('light-dark(#fff, #fff)');
  });

  it('refuses colours that fetch or read', () => {
    const hostile = [
      'url(https://evil.example)',
      'image-set("a" 1x)',
      'var(--_accent)',
      'rgb(from var(--x) r g b)',
      'color-mix(in srgb, url(x), red)',
      'red; x: y',
      'constructor-500',
      'blue-5000',
      '#ggg',
      7,
      [],
      { light: 'url(x)', dark: 'url(y)' },
    ];
    for (const color of hostile)
      expect(toColor(color, 'surface'), JSON.stringify(color)).to.equal(null);
  });
});
