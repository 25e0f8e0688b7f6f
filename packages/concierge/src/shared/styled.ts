import { nothing } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/**
 * Sets computed styles through the style object, never as a `style=` attribute in a template, which a strict policy forbids:
 * `<div ${styled({ 'inline-size': '50%' })}>`.
 */
class StyledDirective extends Directive {
  #applied: Readonly<Record<string, string>> = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('styled() stands inside a tag');
  }

  render(_styles: Readonly<Record<string, string>>): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [styles]: [Readonly<Record<string, string>>]): typeof nothing {
    const { style } = part.element as HTMLElement;
    for (const property of Object.keys(this.#applied)) {
      if (!(property in styles)) style.removeProperty(property);
    }
    for (const [property, value] of Object.entries(styles)) {
      if (this.#applied[property] !== value) style.setProperty(property, value);
    }
    this.#applied = styles;
    return nothing;
  }
}

export const styled = directive(StyledDirective);
