/**
 * Draws the icons: a vermilion rounded square with white corner brackets 「 」, as rectangles on a grid of sixteenths.
 * Run by `npm run icons` after a change of the mark; the PNG files in public/icon/ are its output.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];
type Shape = (x: number, y: number) => boolean;

const SEAL: Colour = [0xb8, 0x32, 0x1f];
const GREY: Colour = [0x8a, 0x85, 0x7d];
const WHITE: Colour = [0xff, 0xff, 0xff];
/** Samples per pixel and axis. */
const SAMPLES = 8;

/** All shapes live on a 16 × 16 grid. */
const rectangle =
  (left: number, top: number, right: number, bottom: number): Shape =>
  (x, y) =>
    x >= left && x < right && y >= top && y < bottom;

const roundedSquare =
  (inset: number, radius: number): Shape =>
  (x, y) => {
    const dx = Math.max(inset + radius - x, x - (16 - inset - radius), 0);
    const dy = Math.max(inset + radius - y, y - (16 - inset - radius), 0);
    return dx * dx + dy * dy < radius * radius;
  };

/** A stroke of the given half width between two points. */
const stroke =
  (x1: number, y1: number, x2: number, y2: number, half: number): Shape =>
  (x, y) => {
    const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
    const t = Math.min(1, Math.max(0, along));
    return (x - x1 - t * (x2 - x1)) ** 2 + (y - y1 - t * (y2 - y1)) ** 2 < half * half;
  };

const anyOf =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    shapes.some((shape) => shape(x, y));

const square = roundedSquare(0, 16 * 0.22);
const brackets = anyOf(
  rectangle(3, 3, 8, 5),
  rectangle(3, 3, 5, 9),
  rectangle(8, 11, 13, 13),
  rectangle(11, 7, 13, 13),
);
const tick = anyOf(stroke(3.8, 8.2, 6.8, 11.2, 1.15), stroke(6.8, 11.2, 12.4, 4.6, 1.15));

/** Layers from the bottom up; `null` cuts a hole. */
const ICONS: Record<string, [Shape, Colour | null][]> = {
  article: [
    [square, SEAL],
    [brackets, WHITE],
  ],
  saved: [
    [square, SEAL],
    [tick, WHITE],
  ],
  reprint: [
    [square, SEAL],
    [roundedSquare(1.5, 16 * 0.22 - 1.5), null],
    [brackets, SEAL],
  ],
  'not-article': [
    [square, GREY],
    [roundedSquare(1.5, 16 * 0.22 - 1.5), null],
    [brackets, GREY],
  ],
};

/** RGBA rows of an icon, each led by PNG's filter byte 0. */
function draw(layers: [Shape, Colour | null][], size: number): Buffer {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const sum = [0, 0, 0, 0];
      for (let s = 0; s < SAMPLES * SAMPLES; s++) {
        const x = ((px + ((s % SAMPLES) + 0.5) / SAMPLES) * 16) / size;
        const y = ((py + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) * 16) / size;
        const colour = layers.findLast(([shape]) => shape(x, y))?.[1];
        for (const [channel, value] of colour ? [...colour, 1].entries() : [])
          sum[channel] = (sum[channel] ?? 0) + value;
      }
      const [red = 0, green = 0, blue = 0, covered = 0] = sum;
      const alpha = Math.round((covered / SAMPLES ** 2) * 255);
      const rgb = covered ? [red, green, blue].map((value) => Math.round(value / covered)) : [0, 0, 0];
      rows.set([...rgb, alpha], py * (1 + size * 4) + 1 + px * 4);
    }
  }
  return rows;
}

function png(rows: Buffer, size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(4);
    frame.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([frame, body, sum]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

mkdirSync('public/icon', { recursive: true });
for (const [name, layers] of Object.entries(ICONS)) {
  for (const size of name === 'article' ? [16, 32, 48, 128] : [16, 32, 48]) {
    writeFileSync(`public/icon/${name}-${size}.png`, png(draw(layers, size), size));
  }
}
