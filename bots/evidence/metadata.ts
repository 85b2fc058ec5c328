// Takes out of a photo what a phone wrote into it besides the picture: where it was taken, when, with what. Where somebody was is
// personal data, and nobody needs it here. Which way is up stays. A PDF is kept as it is.
import { crc32 } from 'node:zlib';
import type { EvidenceFormat } from '../../domain/evidence.js';
import { withoutHeicMetadata } from './heic.js';

/** A photo whose parts do not add up: it is broken, or not what its first bytes say. */
export class BrokenFile extends Error {}

/** The file without what it tells beside the picture. Throws {@link BrokenFile}. */
export function withoutMetadata(file: Buffer, format: EvidenceFormat): Buffer {
  try {
    switch (format) {
      case 'jpeg':
        return withoutJpegMetadata(file);
      case 'png':
        return withoutPngMetadata(file);
      case 'webp':
        return withoutWebpMetadata(file);
      case 'heic':
        return withoutHeicMetadata(file);
      case 'pdf':
        return file;
    }
  } catch (error) {
    // Read beyond its end.
    if (error instanceof RangeError) throw new BrokenFile('The file ends in the midst of something.', { cause: error });
    throw error;
  }
}

const exifMark = 'Exif\0\0';
/** How a picture lies when nobody says. */
const upright = 1;
/** Colours need these: JFIF's own, ICC profiles, and Adobe's. */
const keptSegments = [0xe0, 0xe2, 0xee];
const [comment, fill, startOfScan, endOfImage] = [0xfe, 0xff, 0xda, 0xd9] as const;

/**
 * A JPEG is a row of segments, some of them followed by a part of the picture. What a phone puts after its end (a second picture, a film)
 * goes too: it has metadata of its own.
 */
function withoutJpegMetadata(file: Buffer): Buffer {
  const kept: Buffer[] = [];
  let orientation = upright;
  for (let at = 2; ;) {
    if (file.readUInt8(at) !== 0xff) throw new BrokenFile('A segment of the JPEG begins with something else.');
    const marker = file.readUInt8(at + 1);
    if (marker === fill) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) break;
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length) throw new BrokenFile('A segment of the JPEG is longer than the file.');
    const segment = file.subarray(at, end);
    if (marker === 0xe1 && segment.toString('latin1', 4, 10) === exifMark)
      orientation = orientationIn(segment.subarray(10));
    const application = marker >= 0xe0 && marker <= 0xef;
    // Where the other pictures of the file are, which go.
    const others = marker === 0xe2 && segment.toString('latin1', 4, 8) === 'MPF\0';
    if ((!application || (keptSegments.includes(marker) && !others)) && marker !== comment) kept.push(segment);
    at = end;
    if (marker !== startOfScan) continue;
    const next = endOfScan(file, end);
    kept.push(file.subarray(end, next));
    at = next;
  }
  const turned = orientation === upright ? [] : [exifSegment(orientationOnly(orientation))];
  return Buffer.concat([file.subarray(0, 2), ...turned, ...kept, Buffer.from([0xff, endOfImage])]);
}

/** Where the next marker stands: within a picture 0xff is followed by 0, or by one of eight that restart it. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const marker = file.readUInt8(at + 1);
    if (marker !== 0 && marker !== fill && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  throw new BrokenFile('The JPEG has no end.');
}

function exifSegment(tiff: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), Buffer.from(exifMark, 'latin1')]);
  head.writeUInt16BE(head.length - 2 + tiff.length, 2);
  return Buffer.concat([head, tiff]);
}

/** The tag Orientation (0x0112) of what Exif says, which is a TIFF without a picture; upright when it has none. */
function orientationIn(tiff: Buffer): number {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const directory = long(4);
    for (let entry = 0; entry < short(directory); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (short(at) === 0x0112) return Math.min(8, Math.max(upright, short(at + 8)));
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return upright;
}

/** Exif that says nothing but which way is up. */
function orientationOnly(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

const pngTexts = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

/** A PNG is a row of chunks: length, kind, content, checksum. */
function withoutPngMetadata(file: Buffer): Buffer {
  const kept = [file.subarray(0, 8)];
  for (let at = 8; at < file.length;) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) throw new BrokenFile('A chunk of the PNG is longer than the file.');
    const kind = file.toString('latin1', at + 4, at + 8);
    const orientation = kind === 'eXIf' ? orientationIn(file.subarray(at + 8, end - 4)) : upright;
    if (orientation !== upright) kept.push(pngChunk('eXIf', orientationOnly(orientation)));
    if (!pngTexts.includes(kind)) kept.push(file.subarray(at, end));
    if (kind === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  throw new BrokenFile('The PNG has no end.');
}

function pngChunk(kind: string, content: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(kind, 'latin1'), content, Buffer.alloc(4)]);
  chunk.writeUInt32BE(content.length, 0);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}

/** A WebP is a RIFF file: its size, and a row of chunks, padded to even lengths; VP8X says which kinds there are. */
function withoutWebpMetadata(file: Buffer): Buffer {
  const kept: Buffer[] = [];
  const size = Math.min(file.length, 8 + file.readUInt32LE(4));
  for (let at = 12; at + 8 <= size;) {
    const length = file.readUInt32LE(at + 4);
    if (at + 8 + length > size) throw new BrokenFile('A chunk of the WebP is longer than the file.');
    const end = at + 8 + length + (length % 2);
    const kind = file.toString('latin1', at, at + 4);
    const chunk = Buffer.from(file.subarray(at, Math.min(end, size)));
    // A bit of VP8X says that there is XMP.
    if (kind === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0b100, 8);
    if (kind === 'EXIF') {
      const content = chunk.subarray(8, 8 + length);
      const tiff = content.toString('latin1', 0, 6) === exifMark ? content.subarray(6) : content;
      const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
      const turned = orientationOnly(orientationIn(tiff));
      head.writeUInt32LE(turned.length, 4);
      kept.push(head, turned);
    } else if (kind !== 'XMP ') kept.push(chunk);
    at = end;
  }
  const whole = Buffer.concat([file.subarray(0, 12), ...kept]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}
