/** A file's picture, drawn: no address that a page's policy would have to allow, and no large picture kept. */

const drawn = new WeakMap<Element, File>();

export function drawThumbnail(canvas: Element, file: File): void {
  if (drawn.get(canvas) === file) return;
  drawn.set(canvas, file);
  void draw(canvas as HTMLCanvasElement, file);
}

async function draw(canvas: HTMLCanvasElement, file: File): Promise<void> {
  try {
    const picture = await createImageBitmap(file);
    const { width, height } = picture;
    const edge = Math.min(width, height); // the middle square
    const [left, top] = [(width - edge) / 2, (height - edge) / 2];
    canvas
      .getContext('2d')
      ?.drawImage(picture, left, top, edge, edge, 0, 0, canvas.width, canvas.height);
    picture.close();
    canvas.dataset['drawn'] = '';
  } catch {
    return; // a picture that this browser cannot read: its icon stands for it
  }
}
