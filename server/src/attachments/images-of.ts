import { ConciergeError, type ThreadItem } from '@openskies/protocol';
import type { Owner } from '../identity/session.ts';
import type { AttachmentService } from './attachment-service.ts';

/** Pictures that a model gets to see at once: the newest. */
const shownImages = 3;

/** The pictures that items carry, as `data:` addresses by id. Older ones are only told of. */
export async function imagesOf(
  files: AttachmentService,
  owner: Owner,
  items: readonly ThreadItem[],
): Promise<Map<string, string>> {
  const ids = items.flatMap((item) =>
    item.type === 'user_message' ? item.attachments.map(({ id }) => id) : [],
  );
  const images = new Map<string, string>();
  for (const id of ids.slice(-shownImages)) {
    try {
      const { mime_type, bytes } = await files.content(owner, id);
      images.set(id, `data:${mime_type};base64,${Buffer.from(bytes).toString('base64')}`);
    } catch (error) {
      // A file that is gone is told of by its name, like an older one.
      if (!(error instanceof ConciergeError)) throw error;
    }
  }
  return images;
}
