import { ConciergeError } from '@openskies/protocol';
import { Hono, type Context } from 'hono';
import { readUpload } from '../attachments/read-upload.ts';
import type { AttachmentService } from '../attachments/attachment-service.ts';
import { UploadRoom } from '../attachments/upload-room.ts';
import { LinkSigner, type LinkPurpose, type SignedLinks } from '../attachments/signed-links.ts';
import type { Identify } from '../identity/identify.ts';
import type { Owner } from '../identity/session.ts';
import { rootOf } from './address.ts';

export interface AttachmentRouteParts {
  attachments: AttachmentService;
  links: SignedLinks;
  identify: Identify;
  trustedProxies: ReadonlySet<string>;
  /** Default: 128 MiB. */
  room?: UploadRoom;
}

/** Uploads and downloads of files: by a signed address, or with the owner's own token. */
export function attachmentRoutes({
  attachments,
  links,
  identify,
  trustedProxies,
  room = new UploadRoom(),
}: AttachmentRouteParts): Hono {
  const app = new Hono();
  /** Null: the address itself is the permission. */
  const holderOf = async (c: Context, id: string, purpose: LinkPurpose): Promise<Owner | null> => {
    const { searchParams } = new URL(c.req.url);
    if (!searchParams.has('sig')) return identify(c.req.raw);
    if (await links.holds(id, purpose, searchParams)) return null;
    throw new ConciergeError('attachment.not_found');
  };

  app.on(['POST', 'PUT'], '/support/attachments/:id/upload', async (c) => {
    const id = c.req.param('id');
    const owner = await holderOf(c, id, 'upload');
    const attachment = await attachments.upload(owner, id, () => readUpload(c.req.raw, room));
    const signer = new LinkSigner(links, rootOf(c, trustedProxies));
    return c.json(await signer.attachment(attachment));
  });

  app.get('/support/attachments/:id/content', async (c) => {
    const id = c.req.param('id');
    const owner = await holderOf(c, id, 'content');
    const { name, mime_type, bytes } = await attachments.content(owner, id);
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': mime_type,
        'content-length': String(bytes.length),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'content-security-policy': "sandbox; default-src 'none'",
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'private, max-age=600',
      },
    });
  });
  return app;
}
