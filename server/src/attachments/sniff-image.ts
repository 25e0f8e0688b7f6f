/** Kinds of pictures that may be sent: no SVG, which can carry script. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

export function isImageType(mime_type: string): mime_type is ImageType {
  return (imageTypes as readonly string[]).includes(mime_type);
}

/**
 * What a file is by its first bytes, whatever its name says; null for everything but the three.
 * Signatures: PNG (ISO/IEC 15948) §5.2, JPEG (ITU-T T.81) §B.1.1.3, WebP (RFC 9649) §2.4.
 */
export function sniffImage(bytes: Uint8Array): ImageType | null {
  const begins = (signature: number[], at = 0): boolean =>
    signature.every((byte, index) => bytes[at + index] === byte);
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (begins([0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8)) return 'image/webp';
  return null;
}
