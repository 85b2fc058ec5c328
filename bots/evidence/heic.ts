// A HEIC is boxes within boxes: the box `iinf` names its items, `iloc` says where each lies. What lies there of Exif and XMP is
// overwritten where it lies, so that nothing else moves. Which way is up is not among it. ISO/IEC 14496-12, 8.11; 23008-12, A.

/** What an item of Exif says then: where its TIFF begins, at once, and that there is nothing in it. */
const nothingToTell = Buffer.from('000000004d4d002a00000008000000000000', 'hex');

interface Box {
  readonly kind: string;
  readonly body: Buffer;
}

/** The file with its Exif and XMP overwritten. Throws a RangeError when its boxes do not add up. */
export function withoutHeicMetadata(file: Buffer): Buffer {
  const cleaned = Buffer.from(file);
  const meta = boxesIn(cleaned).find(({ kind }) => kind === 'meta');
  if (meta === undefined) return cleaned;
  const boxes = boxesIn(meta.body.subarray(4));
  const infos = boxes.find(({ kind }) => kind === 'iinf')?.body;
  const locations = boxes.find(({ kind }) => kind === 'iloc')?.body;
  if (infos === undefined || locations === undefined) return cleaned;
  const told = itemsThatTell(infos);
  const data = boxes.find(({ kind }) => kind === 'idat')?.body;
  for (const { item, inData, offset, length } of extentsIn(locations)) {
    if (!told.has(item)) continue;
    const within = inData ? data : cleaned;
    if (within === undefined || offset + length > within.length) throw new RangeError('An item lies outside the file.');
    const lies = within.subarray(offset, length === 0 ? within.length : offset + length).fill(0);
    if (told.get(item) === 'Exif' && lies.length >= nothingToTell.length) nothingToTell.copy(lies);
  }
  return cleaned;
}

function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = bytes.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    const size = short === 0 ? bytes.length - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < head || at + size > bytes.length) throw new RangeError('A box is longer than what it lies in.');
    boxes.push({ kind: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + head, at + size) });
    at += size;
  }
  return boxes;
}

/** The items that hold Exif or XMP (`mime`), by their ids. */
function itemsThatTell(infos: Buffer): Map<number, string> {
  const entries = boxesIn(infos.subarray(infos.readUInt8(0) === 0 ? 6 : 8));
  return new Map(
    entries.flatMap(({ kind, body }): [number, string][] => {
      const version = body.readUInt8(0);
      if (kind !== 'infe' || version < 2) return [];
      const item = version === 2 ? body.readUInt16BE(4) : body.readUInt32BE(4);
      const type = body.toString('latin1', version === 2 ? 8 : 10, version === 2 ? 12 : 14);
      return type === 'Exif' || type === 'mime' ? [[item, type]] : [];
    })
  );
}

interface Extent {
  readonly item: number;
  /** In the box `idat` instead of the file. */
  readonly inData: boolean;
  readonly offset: number;
  readonly length: number;
}

function extentsIn(locations: Buffer): Extent[] {
  const version = locations.readUInt8(0);
  const sizes = locations.readUInt16BE(4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  let at = 6;
  const next = (size: number): number => {
    at += size;
    if (size === 0) return 0;
    return size === 8 ? Number(locations.readBigUInt64BE(at - 8)) : locations.readUIntBE(at - size, size);
  };
  const extents: Extent[] = [];
  const items = next(version < 2 ? 2 : 4);
  for (let each = 0; each < items; each += 1) {
    const item = next(version < 2 ? 2 : 4);
    const inData = version > 0 && (next(2) & 15) === 1;
    next(2);
    const base = next(baseSize);
    const parts = next(2);
    for (let part = 0; part < parts; part += 1) {
      next(indexSize);
      extents.push({ item, inData, offset: base + next(offsetSize), length: next(lengthSize) });
    }
  }
  return extents;
}
