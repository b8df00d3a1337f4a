import type { Drawing, DrawRequest } from '../drawing/drawing.js';

const widthPx = 1200;
const heightPx = 630;

/** A summary of the result as a picture to pass on, without answers. @param surface colour around the drawing */
export function summaryImage(
  drawing: Drawing,
  document: Document,
  surface: string,
  request: Pick<DrawRequest, 'session' | 'fonts' | 'theme'>,
): Promise<Blob> {
  const { renderer } = drawing;
  // The narrowest width whose drawing fits gives the largest picture.
  for (const width of [660, 720, 840, 960, 1200]) {
    const density = widthPx / width;
    const { data, layout } = drawing.draw({
      ...request,
      which: 'summary',
      widthPx: width,
      density,
      textPx: 16,
      hovered: -1,
      pressed: -1,
      focused: -1,
      focusVisible: false,
      chosen: -1,
      choiceMs: Infinity,
      pageMs: Infinity,
    });
    const height = Math.round(layout.height * density);
    if (height > heightPx && width < widthPx) continue;
    const canvas = document.createElement('canvas');
    canvas.width = widthPx;
    canvas.height = heightPx;
    const context = canvas.getContext('2d')!;
    context.fillStyle = surface;
    context.fillRect(0, 0, widthPx, heightPx);
    // Not earlier: drawing may make the memory grow, which detaches older buffers.
    const { memory } = drawing;
    renderer.upload(memory, data);
    renderer.paint(memory, data, 0, widthPx, height);
    // Without the card's own edge.
    const edge = Math.ceil(2 * density);
    context.drawImage(
      renderer.canvas,
      edge,
      edge,
      widthPx - 2 * edge,
      height - 2 * edge,
      edge,
      Math.max(0, (heightPx - height) >> 1) + edge,
      widthPx - 2 * edge,
      height - 2 * edge,
    );
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The image could not be made.'))), 'image/png');
    });
  }
  throw new Error('unreachable');
}
