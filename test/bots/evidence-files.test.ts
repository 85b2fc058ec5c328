// A file is what its first bytes say, and keeps nothing of where and when a photo was taken.
import { inject, afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { formatOf, mediaTypes } from '../../bots/evidence/format.js';
import { BrokenFile, withoutMetadata } from '../../bots/evidence/metadata.js';
import type { EvidenceFormat } from '../../domain/evidence.js';
import { heic, jpeg, pdf, png, told, webp } from '../support/files.js';

const photos = { jpeg, png, webp, heic } as const;

describe('what a file is', () => {
  it.each(Object.entries({ ...photos, pdf }))('knows a %s', (format, file) => expect(formatOf(file)).toBe(format));

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a film in a HEIC’s clothes', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0mp42isom', 'latin1')],
    ['an AVIF', Buffer.from('\0\0\0\x1cftypmif1\0\0\0\0avifmiafmif1', 'latin1')],
    ['a PDF within something else', Buffer.concat([Buffer.from('MZ'), pdf])],
    ['a GIF', Buffer.from('GIF89a')],
    ['nothing', Buffer.alloc(0)],
    ['three bytes', Buffer.from([0xff, 0xd8, 0xfe])],
  ])('takes no %s', (_what, file) => expect(formatOf(file)).toBeNull());
});

describe('what a photo tells', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());
  /** Width, height and a hash of the pixels, as a browser draws it. */
  const drawn = async (file: Buffer, format: EvidenceFormat): Promise<unknown> => {
    const page = await browser.newPage();
    const url = `data:${mediaTypes[format].type};base64,${file.toString('base64')}`;
    const pixels: unknown = await page.evaluate(`(async () => {
      const image = new Image(); image.src = ${JSON.stringify(url)}; await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      return [canvas.width, canvas.height, data.reduce((sum, byte) => (sum * 31 + byte) % 2147483647, 7)];
    })()`);
    await page.close();
    return pixels;
  };

  it.each(Object.entries(photos))('is taken out of a %s', (format, file) => {
    expect(file.toString('latin1')).toMatch(told);
    expect(withoutMetadata(file, format as EvidenceFormat).toString('latin1')).not.toMatch(told);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('the picture of a %s stays as it is, and upright', async (format) => {
    expect(await drawn(withoutMetadata(photos[format], format), format)).toEqual(await drawn(photos[format], format));
  });

  it('a HEIC keeps its length, and everything where it lies', () => {
    const clean = withoutMetadata(heic, 'heic');
    expect(clean.length).toBe(heic.length);
    // Its picture, the last item of the file, is untouched.
    expect(formatOf(clean)).toBe('heic');
  });

  it('the same photo comes out the same, also when it is sent on', () => {
    for (const [format, file] of Object.entries(photos) as [EvidenceFormat, Buffer][]) {
      const once = withoutMetadata(file, format);
      expect(withoutMetadata(once, format).equals(once)).toBe(true);
    }
  });

  it.each(Object.entries(photos))(
    'a %s cut anywhere, or with bytes changed, is kept clean or not at all',
    (name, file) => {
      const format = name as EvidenceFormat;
      let seed = 7;
      const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % below;
      for (let round = 0; round < 400; round += 1) {
        const other = Buffer.from(file.subarray(0, round % 2 === 0 ? random(file.length) : file.length));
        for (let change = 0; change < random(4) && other.length > 0; change += 1)
          other[random(other.length)] = random(256);
        try {
          expect(withoutMetadata(other, format).length).toBeLessThanOrEqual(other.length + 40);
        } catch (error) {
          expect(error).toBeInstanceOf(BrokenFile);
        }
      }
    }
  );
});
