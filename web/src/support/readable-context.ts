/**
 * A 2D context whose pixels can be read. Null where there is no canvas, and in browsers that resist fingerprinting: they
 * refuse to read, or give back other pixels than were painted.
 */
export function readableContext(document: Document, size: number): CanvasRenderingContext2D | null {
  try {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return null;
    context.fillStyle = '#129a57';
    context.fillRect(0, 0, 1, 1);
    const isRead = context.getImageData(0, 0, 1, 1).data.join() === '18,154,87,255';
    context.clearRect(0, 0, size, size);
    return isRead ? context : null;
  } catch {
    return null;
  }
}
