/** The pages: each is what some real page does to whoever is its guest. Scripts and styles are the page's own. */

export interface HostilePage {
  name: string;
  /** The page's policy, with `$nonce`, `$api`. */
  policy?: string;
  headers?: Record<string, string>;
  /** Attributes of `<html>`. Default `lang="en"`. */
  html?: string;
  /** Without a doctype. */
  quirks?: boolean;
  css?: string;
  /** In the body, before the element. */
  markup?: string;
  /** Path of the script that acts the visitor. Default `/visitor.js`. */
  visitor?: string;
  /** Runs before the element's script. */
  before?: string;
  /** Runs after it, beside the conversation. */
  beside?: string;
  /** Paths of more scripts, before and after the element's. */
  scriptsBefore?: string[];
  scriptsAfter?: string[];
  /** What the reader has set. */
  reader?: 'reduced motion' | 'forced colours';
  /** Whether type and sizes must be those of the plain page. */
  samelook?: boolean;
}

const strict =
  "default-src 'none'; script-src 'nonce-$nonce' 'strict-dynamic'; style-src 'none'; connect-src $api 'self'; img-src $api";
const typed = `${strict}; require-trusted-types-for 'script'; trusted-types openskies-concierge`;
const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const careless = `
  * { margin: 7px; padding: 3px; color: #c00; font: italic bold 22px/3 fantasy; letter-spacing: 3px; text-transform: uppercase;
      text-align: center; text-indent: 9px; word-spacing: 4px; white-space: pre; transition: all 1s; box-sizing: content-box;
      float: none; cursor: crosshair; text-shadow: 1px 1px red; visibility: visible; user-select: none; hyphens: auto }
  button, a, input, textarea { all: unset; width: 300px; background: lime !important; display: block !important }
  svg { width: 300px !important; height: 300px !important; fill: red !important }
  :host { display: none !important; color: lime }
  div, p, ul, li, form, section { display: inline !important; position: absolute; top: 0 }
  body { display: block; margin: 0 }
  openskies-concierge * { display: none !important }`;

/** What libraries of 2005 to 2010 did to every page: enumerable prototypes, JSON of their own, renamed DOM methods. */
const oldLibrary = `
  Object.prototype.extend = function (more) { for (var key in more) this[key] = more[key]; return this; };
  Object.prototype.toJSONString = function () { return '{}'; };
  Object.prototype.forEachKey = function () {};
  Array.prototype.contains = function (value) { return this.indexOf(value) !== -1; };
  Array.prototype.remove = function (value) { var at = this.indexOf(value); if (at > -1) this.splice(at, 1); return this; };
  Array.prototype.first = function () { return this[0]; };
  Array.prototype.last = function () { return this[this.length - 1]; };
  Array.prototype.each = Array.prototype.forEach;
  Array.prototype.toJSON = function () { return '[' + this.map(function (each) { return JSON.stringify(each); }).join(', ') + ']'; };
  String.prototype.toJSON = function () { return '"' + this.replace(/"/g, '') + '"'; };
  Array.prototype.entries = function () { return this.slice(); };
  Array.prototype.reverse = (function (own) { return function (inline) { return own.call(inline === false ? this.slice() : this); }; })(Array.prototype.reverse);
  Array.from = function (list) { if (!list) return []; var all = []; for (var i = 0; i < (list.length || 0); i++) all.push(list[i]); return all; };
  String.prototype.strip = function () { return this.replace(/^\\s+|\\s+$/g, ''); };
  String.prototype.contains = function (part) { return this.indexOf(part) > -1; };
  Function.prototype.bind = function (to) { var self = this, first = [].slice.call(arguments, 1); return function () { return self.apply(to, first.concat([].slice.call(arguments))); }; };
  Element.prototype.remove = function () { this.parentNode && this.parentNode.removeChild(this); return this; };
  Element.prototype.show = function () { this.style.display = ''; return this; };
  Element.prototype.hide = function () { this.style.display = 'none'; return this; };
  Element.prototype.toggle = function () { return this; };
  Element.prototype.update = function (html) { return this; };
  Element.prototype.select = function (css) { return this.querySelectorAll(css); };
  Element.prototype.setStyle = function () { return this; };
  HTMLElement.prototype.clone = function (deep) { return this.cloneNode(deep); };
  Date.prototype.toISO = function () { return this.toString(); };
  Node.prototype.first = function () { return this.firstChild; };
  Event.prototype.stop = function () { this.preventDefault(); this.stopPropagation(); };
  (function (Native) {
    function OldPromise(run) {
      var self = new Native(run);
      Object.setPrototypeOf(self, OldPromise.prototype);
      return self;
    }
    OldPromise.prototype = Object.create(Native.prototype, { constructor: { value: OldPromise, writable: true } });
    Object.setPrototypeOf(OldPromise, Native);
    delete Native.withResolvers; delete Native.try; delete Native.any;
    window.Promise = OldPromise;
  })(Promise);`;

/** Globals of the days of document.domain, loaders of modules that are none, and names in the markup that hide properties. */
const oldGlobals = `
  var $ = function () { return null; }, _ = $, html = 'x', css = 'x', svg = 'x', nothing = 1, render = 'x', event = 'x', item = 'x';
  var module = { exports: {} }, exports = module.exports, require = function () { throw new Error('no such module'); };
  var define = function () { throw new Error('define is taken'); }; define.amd = {};
  var process = { env: {} }, global = 'x', Buffer = 'x', setImmediate = 'x', regeneratorRuntime = 'x', Lit = 'x', lit = 'x';
  window.name = 'frame-1'; var status = 'ready', length = 9, origin = 'x', scheduler = 'x', navigation = 'x', trustedTypesPolicy = 'x';
  try { document.domain = document.domain; } catch (error) {}
  window.onbeforeunload = null;`;
const oldMarkup = `
  <img name="currentScript" alt=""><form name="baseURI"></form><form name="activeElement"></form><img name="defaultView" alt="">
  <form name="cookie"></form><form name="documentElement2"></form><a id="process"></a><a id="openskies"></a><a id="custom"></a>
  <div id="panel-chat">the page has an id of ours</div><div id="history-heading"></div><input id="event" name="item">`;

const mover = `
  (() => {
    const concierge = document.querySelector('openskies-concierge');
    const home = concierge.parentNode;
    const away = home.appendChild(document.createElement('section'));
    const steps = [
      () => away.append(concierge),
      () => { concierge.hidden = true; },
      () => { concierge.hidden = false; },
      () => { const copy = concierge.cloneNode(true); away.prepend(copy); setTimeout(() => copy.remove(), 150); },
      () => concierge.remove(),
      () => home.prepend(concierge),
      () => { away.hidden = true; away.append(concierge); },
      () => { away.hidden = false; },
      () => { concierge.remove(); home.append(concierge); },
      () => { const copy = concierge.cloneNode(); copy.remove(); document.adoptNode(copy); },
      () => concierge.setAttribute('dir', 'rtl'),
      () => concierge.removeAttribute('dir'),
      () => concierge.toggleAttribute('data-open'),
      () => { const shelf = document.createDocumentFragment(); shelf.append(concierge); home.append(shelf); },
    ];
    let turn = 0;
    setInterval(() => steps[turn++ % steps.length](), 170);
  })();`;

export const hostilePages: HostilePage[] = [
  { name: 'plain' },
  { name: 'strict policy', policy: strict, samelook: true },
  { name: 'strict policy, Trusted Types', policy: typed, samelook: true },
  { name: 'cross-origin isolated', policy: typed, headers: isolated, samelook: true },
  {
    name: 'a second Lit, before ours',
    policy: `${typed} lit-html`,
    scriptsBefore: ['/second-lit.js'],
    samelook: true,
  },
  {
    name: 'a second Lit, after ours',
    policy: `${typed} lit-html`,
    scriptsAfter: ['/second-lit.js'],
    samelook: true,
  },
  {
    name: 'an older copy, before ours',
    policy: typed,
    scriptsBefore: ['/older/openskies-concierge.js'],
    samelook: true,
  },
  {
    name: 'an older copy, after ours',
    policy: typed,
    scriptsAfter: ['/older/openskies-concierge.js'],
    samelook: true,
  },
  { name: 'careless style sheet', css: careless, samelook: true },
  { name: 'rem of 10 px', css: 'html { font-size: 62.5% }', samelook: true },
  { name: 'right to left', html: 'lang="en" dir="rtl"' },
  { name: 'zoomed', css: 'html { zoom: 1.5 } body { zoom: 1.25 }' },
  { name: 'quirks mode', quirks: true, samelook: true },
  { name: 'reduced motion', reader: 'reduced motion' },
  { name: 'forced colours', reader: 'forced colours' },
  { name: 'moves, hides, clones, removes', beside: mover },
  { name: 'old globals, clobbered names', before: oldGlobals, markup: oldMarkup, samelook: true },
  { name: 'an old library', before: oldLibrary, samelook: true },
  {
    name: 'all at once',
    policy: `${typed} lit-html`,
    headers: isolated,
    html: 'lang="en" dir="rtl"',
    before: oldGlobals + oldLibrary,
    markup: oldMarkup,
    scriptsBefore: ['/second-lit.js'],
    scriptsAfter: ['/older/openskies-concierge.js'],
    beside: mover,
  },
  {
    name: 'no storage',
    before: `for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('forbidden', 'SecurityError'); } });`,
    samelook: true,
  },
];

/** The page's HTML. Under a policy the page brings no style sheet: it forbids them. */
export function toHtml(page: HostilePage, api: string, nonce: string, servers: string): string {
  const script = (src: string) => `<script nonce="${nonce}" src="${src}"></script>`;
  const inline = (code = '') => (code ? `<script nonce="${nonce}">${code}</script>` : '');
  const scripts = [
    inline(page.before),
    ...(page.scriptsBefore ?? []).map(script),
    script(`${api}/support/openskies-concierge.js`),
    ...(page.scriptsAfter ?? []).map(script),
    inline(page.beside),
  ];
  return `${page.quirks ? '' : '<!doctype html>'}<html ${page.html ?? 'lang="en"'}><head><meta charset="utf-8">
<title>${page.name}</title><link rel="icon" href="${api}/support/openskies-concierge.js">${page.css ? `<style>${page.css}</style>` : ''}</head>
<body>${page.markup ?? ''}<openskies-concierge api-url="${api}/support"></openskies-concierge>
<script nonce="${nonce}" src="${page.visitor ?? '/visitor.js'}" data-servers="${servers}"></script>
${scripts.join('\n')}</body></html>`;
}
