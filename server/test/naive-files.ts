/** The planted fault: files as obvious servers keep them, the reference backend among them. */
import { Hono } from 'hono';

interface Kept {
  name: string;
  mime_type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Takes whatever is announced, and shows it as what it was announced as. */
export function naiveFiles(): Hono {
  const files = new Map<string, Kept>();
  const app = new Hono();
  app.post('/support/chatkit', async (c) => {
    const { type, params } = await c.req.json<{ type: string; params: Kept }>();
    if (type !== 'attachments.create') return c.json({});
    const id = `atc_${files.size}`;
    files.set(id, { ...params, bytes: new Uint8Array() });
    const url = `http://localhost/support/attachments/${id}/upload`;
    const preview_url = `http://localhost/support/attachments/${id}/content`;
    return c.json({ id, preview_url, upload_descriptor: { url, method: 'POST', headers: {} } });
  });
  app.post('/support/attachments/:id/upload', async (c) => {
    const file = files.get(c.req.param('id'));
    if (file) file.bytes = new Uint8Array(await c.req.arrayBuffer());
    return c.json({});
  });
  app.get('/support/attachments/:id/content', (c) => {
    const file = files.get(c.req.param('id'));
    if (!file) return c.notFound();
    const headers = { 'content-type': file.mime_type, 'content-disposition': 'inline' };
    return new Response(file.bytes, { headers });
  });
  return app;
}
