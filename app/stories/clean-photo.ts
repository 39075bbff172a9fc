/** A photo without what the camera, a phone or somebody else wrote beside it: where it was taken, a smaller copy of what
 *  was cut away, a second file behind the end. The picture itself is copied as it is; nothing that draws it is lost. */

export type PhotoType = "image/jpeg" | "image/png";
export interface CleanPhoto {
  type: PhotoType;
  bytes: Uint8Array;
}

/** Bytes of a file that is taken, and the longest side of a picture: more is no portrait, and slow to open on a phone. */
export const MOST_PHOTO_BYTES = 200 * 1000;
const MOST_PIXELS = 4096;

/** By its first bytes, whatever it is called. */
export function photoType(bytes: Uint8Array): PhotoType | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  return startsWith(bytes, PNG) ? "image/png" : undefined;
}

/** @returns undefined for what is no JPEG or PNG, is broken, or is larger than a portrait has to be */
export function cleanPhoto(bytes: Uint8Array): CleanPhoto | undefined {
  const type = photoType(bytes);
  if (!type || bytes.length > MOST_PHOTO_BYTES) return undefined;
  const clean = type === "image/jpeg" ? cleanJpeg(bytes) : cleanPng(bytes);
  return clean && { type, bytes: clean };
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((it, at) => bytes[at] === it);
const isPortrait = (width: number, height: number) =>
  width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS;

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const it of parts) {
    whole.set(it, at);
    at += it.length;
  }
  return whole;
}

const [EOI, SOS, APP1, APP14] = [0xd9, 0xda, 0xe1, 0xee];
/** Tables and the restart interval, without which nothing can be drawn. */
const TABLES = new Set([0xdb, 0xc4, 0xdd]);
/** Baseline and progressive, by Huffman: what cameras write and browsers show. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

function cleanJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [];
  let [turned, adobe]: [number, number | undefined] = [1, undefined];
  let [framed, drawn] = [false, false];
  let at = 2;
  while (at + 4 <= bytes.length || bytes[at + 1] === EOI) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === EOI) {
      const start = new Uint8Array([0xff, 0xd8]);
      return drawn
        ? join([start, ...ownHeaders(turned, adobe), ...kept, bytes.subarray(at, at + 2)])
        : undefined;
    }
    const length = bytes[at + 2]! * 256 + bytes[at + 3]!;
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const body = bytes.subarray(at + 4, end);
    if (marker === APP1) turned = readTurn(body) ?? turned;
    else if (marker === APP14 && startsWith(body, ADOBE) && body.length >= 12) adobe = body[11];
    else if (FRAMES.has(marker)) {
      if (framed || !isPortrait(body[3]! * 256 + body[4]!, body[1]! * 256 + body[2]!)) return undefined;
      framed = true;
    } else if (marker === SOS) {
      if (!framed) return undefined;
      drawn = true;
      end = endOfScan(bytes, end);
    } else if (!TABLES.has(marker) && !isBeside(marker)) return undefined;
    if (!isBeside(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** What applications and people write beside the picture. */
const isBeside = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/** Where the next marker stands after the coded picture. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1]!;
    const inside = bytes[at] !== 0xff || next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!inside) return at;
    at += bytes[at] === 0xff ? 2 : 1;
  }
  return bytes.length;
}

const ADOBE = [...new TextEncoder().encode("Adobe")];
const EXIF = [...new TextEncoder().encode("Exif"), 0, 0];
const ORIENTATION = 0x0112;

/** Which way up it is, 1 to 8: phones write it beside the picture, and without it a face would lie on its side. */
function readTurn(app1: Uint8Array): number | undefined {
  if (!startsWith(app1, EXIF) || app1.length < EXIF.length + 8) return undefined;
  const tiff = new DataView(app1.buffer, app1.byteOffset + EXIF.length, app1.length - EXIF.length);
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(first, little);
  for (let it = 0; it < count; it++) {
    const entry = first + 2 + it * 12;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, little) !== ORIENTATION) continue;
    const turned = tiff.getUint16(entry + 8, little);
    return turned >= 1 && turned <= 8 ? turned : undefined;
  }
  return undefined;
}

/** Written anew, and nothing else in them: which way up, and how its colours are coded. */
function ownHeaders(turned: number, adobe: number | undefined): Uint8Array[] {
  const segment = (marker: number, body: readonly number[]) =>
    new Uint8Array([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]);
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0];
  return [
    ...(turned === 1 ? [] : [segment(APP1, [...EXIF, ...tiff])]),
    ...(adobe === undefined ? [] : [segment(APP14, [...ADOBE, 0, 100, 0, 0, 0, 0, adobe])]),
  ];
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Header, palette, what is see-through, the picture, the end. */
const CHUNKS = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

function cleanPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept = [bytes.subarray(0, PNG.length)];
  let drawn = false;
  for (let at = PNG.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const first = kept.length === 1;
    if (first !== (name === "IHDR")) return undefined;
    if (first && (length !== 13 || !isPortrait(view.getUint32(at + 8), view.getUint32(at + 12))))
      return undefined;
    drawn ||= name === "IDAT";
    if (CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    // what stands behind the end is no part of the picture
    if (name === "IEND") return drawn && length === 0 ? join(kept) : undefined;
    at = end;
  }
  return undefined;
}
