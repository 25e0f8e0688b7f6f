/** Attack strings of our own, made from their building blocks: what breaks out, what runs, what fetches, what only breaks software. */

const evil = 'https://evil.example/x';
const run = 'globalThis.owned=1';

const runs = [
  `<script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `<svg onload="${run}">`,
  `<svg><animate onbegin="${run}" attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=${run}/>#x">`,
  `<body onload="${run}">`,
  `<iframe srcdoc="<script>parent.owned=1</script>"></iframe>`,
  `<iframe src="javascript:parent.owned=1"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<details open ontoggle="${run}">x</details>`,
  `<input autofocus onfocus="${run}">`,
  `<video><source onerror="${run}"></video>`,
  `<math href="javascript:${run}">x</math>`,
  `<form action="javascript:${run}"><button>x</button></form>`,
  `<a href="javascript:${run}">x</a>`,
  `<base href="${evil}">`,
  `<link rel=stylesheet href="${evil}">`,
  `<meta http-equiv=refresh content="0;url=${evil}">`,
  `<style>@import '${evil}';</style>`,
  `<template shadowrootmode=open><script>${run}</script></template>`,
  `<marquee onstart="${run}">x</marquee>`,
  `<x-y onanimationstart="${run}" style="animation:openskies-appear 1s">x</x-y>`,
  `<openskies-concierge api-url="${evil}"></openskies-concierge>`,
];
const breakouts = [
  '',
  '">',
  "'>",
  '</script>',
  '</textarea>',
  '</title>',
  '</style>',
  '--!>',
  ']]>',
  '`',
  '}}',
  '\\"',
];

const addresses = [
  `javascript:${run}`,
  ` jAvAsCrIpT:${run}`,
  `java\tscript:${run}`,
  `java\nscript:${run}`,
  `\u0001javascript:${run}`,
  `javascript&colon;${run}`,
  `javascript://%0a${run}`,
  `vbscript:${run}`,
  `data:text/html,<script>parent.owned=1</script>`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run}'/>`,
  `blob:${evil}`,
  `file:///etc/passwd`,
  '//evil.example/x',
  '\\\\evil.example\\x',
  'http://evil.example/x',
  evil,
  `${evil}.png`,
  'https://user:secret@evil.example/x',
  'https://example.com@evil.example/',
  'https://еxample.com/',
  'mailto:a@b.c?body=<script>',
  'chatkit-link://x" onclick="globalThis.owned=1',
];
const markdown = (address: string) => [
  `[x](${address})`,
  `![x](${address})`,
  `<${address}>`,
  `[x]: ${address}\n\n[x]`,
  `[x](<${address}> "title")`,
];

const styles = [
  `url(${evil})`,
  `red;background:url(${evil})`,
  `1px; background-image: url(${evil})`,
  `image-set("${evil}" 1x)`,
  `expression(${run})`,
  `}*{background:url(${evil})}`,
  `var(--x, url(${evil}))`,
  `attr(href url)`,
  `-moz-binding:url(${evil})`,
  `red!important`,
  `\\75rl(${evil})`,
];

const words = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e309',
  '{{constructor.constructor("globalThis.owned=1")()}}',
  '${globalThis.owned=1}',
  '<%= 1 %>',
  '<!-- x -->',
  '<?xml version="1.0"?>',
  '<![CDATA[<script>globalThis.owned=1</script>]]>',
  '&lt;script&gt;globalThis.owned=1&lt;/script&gt;',
  '%3Cscript%3EglobalThis.owned=1%3C/script%3E',
  '\\u003cscript\\u003eglobalThis.owned=1\\u003c/script\\u003e',
  '\u202Egnp.exe',
  '\u200B\u200C\u200D\uFEFF',
  '\u0000',
  '\uD800',
  '\u2028\u2029',
  'e\u0301'.repeat(200),
  'x'.repeat(5000),
  '[['.repeat(300),
  '*_'.repeat(300),
  '> '.repeat(200),
  '| '.repeat(200),
  '`'.repeat(201),
  '$$globalThis.owned=1$$',
  'lit$123$',
  '<!--?lit$123456789$-->',
  '?lit$123456789$',
];

/** All of them, the plainest first. */
export const ownPayloads: readonly string[] = [
  ...runs,
  ...addresses,
  ...styles,
  ...words,
  ...addresses.flatMap(markdown),
  ...breakouts.slice(1).flatMap((start) => runs.map((each) => start + each)),
];

/** Every step-th, so that a few stand for all. */
export function some(count: number): string[] {
  const step = ownPayloads.length / count;
  return Array.from({ length: count }, (_, index) => ownPayloads[Math.floor(index * step)]!);
}
