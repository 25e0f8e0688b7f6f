import { sniffImage, type ImageType } from './sniff-image.ts';

/** Most pixels of a picture, and of one of its sides: what is drawn of a small file can fill a reader's memory. */
const maxPixels = 50_000_000;
const maxSide = 16_384;

export interface ImageHeader {
  mime_type: ImageType;
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}

/** Kind and size of a picture that is whole, as its own header says; null for everything else. */
export function readImage(bytes: Uint8Array): ImageHeader | null {
  const mime_type = sniffImage(bytes);
  if (mime_type === null) return null;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = readers[mime_type](file);
  return size && size.width > 0 && size.height > 0 ? { mime_type, ...size } : null;
}

/** Whether a reader can be asked to draw it. */
export function isDrawable({ width, height }: Size): boolean {
  return width <= maxSide && height <= maxSide && width * height <= maxPixels;
}

const readers: Record<ImageType, (file: Buffer) => Size | null> = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
};

/** Chunks one after the other, from IHDR to IEND (ISO/IEC 15948 §5.3). */
function pngSize(file: Buffer): Size | null {
  let size: Size | null = null;
  for (let at = 8; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const name = file.toString('latin1', at + 4, at + 8);
    if (size === null) {
      if (name !== 'IHDR' || file.readUInt32BE(at) !== 13 || at + 25 > file.length) return null;
      size = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) };
    }
    if (name === 'IEND') return size;
  }
  return null;
}

/** Segments one after the other, up to the frame's header (ITU-T T.81 §B.2.2). */
function jpegSize(file: Buffer): Size | null {
  for (let at = 2; at + 9 <= file.length && file[at] === 0xff;) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    if (marker === 0xda) return null; // the data begins, and nothing said how large it is
    at += 2 + Math.max(2, file.readUInt16BE(at + 2));
  }
  return null;
}

/** The first chunk of the RIFF file says it, each kind in its own way (RFC 9649 §2.5 to §2.7). */
function webpSize(file: Buffer): Size | null {
  if (file.length < 30 || file.readUInt32LE(4) + 8 > file.length) return null;
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = file.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}
