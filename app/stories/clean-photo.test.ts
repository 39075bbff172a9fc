import { describe, expect, it } from "vitest";
import { exif, JPEG, PNG, withChunk, withSegment } from "../../tests/support/photos";
import { cleanPhoto, MOST_PHOTO_BYTES } from "./clean-photo";

const SECRET = "55.7781N 4.0468W";
const clean = (bytes: Uint8Array) => Buffer.from(cleanPhoto(bytes)?.bytes ?? []);
const holds = (bytes: Buffer, what: string) => bytes.includes(what);

/** Segments of a JPEG up to its picture: their markers. */
function markersOf(jpeg: Buffer): number[] {
  const found = [];
  for (let at = 2; jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) found.push(jpeg[at + 1]!);
  return found;
}

describe("a JPEG", () => {
  it("loses everything beside the picture, and nothing of the picture", () => {
    const bare = clean(JPEG);
    const written = [
      [0xe1, exif(1, SECRET)],
      [0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${SECRET}</x>`)],
      [0xe2, Buffer.from(`ICC_PROFILE\0${SECRET}`)],
      [0xed, Buffer.from(`Photoshop 3.0\0${SECRET}`)],
      [0xfe, Buffer.from(SECRET)],
    ] as const;
    for (const [marker, body] of written) {
      const photo = withSegment(JPEG, marker, body);
      expect(holds(photo, SECRET)).toBe(true);
      expect(clean(photo)).toEqual(bare);
    }
    expect(markersOf(JPEG).some((it) => it >= 0xe0 && it <= 0xef)).toBe(true);
    expect(markersOf(bare).every((it) => [0xdb, 0xc0, 0xc4].includes(it))).toBe(true);
    // the picture itself, byte for byte
    expect(bare.subarray(bare.indexOf(Buffer.from([0xff, 0xdb])))).toEqual(
      JPEG.subarray(JPEG.indexOf(Buffer.from([0xff, 0xdb]))),
    );
  });

  it.each([false, true])(
    "keeps which way up it is, and where it was taken it does not (little endian: %s)",
    (little) => {
      for (const turned of [3, 6, 8]) {
        const kept = clean(withSegment(JPEG, 0xe1, exif(turned, SECRET, little)));
        expect(holds(kept, SECRET)).toBe(false);
        expect(markersOf(kept)[0]).toBe(0xe1);
        // what is kept was written anew, and is read again as the same
        expect(clean(kept)).toEqual(kept);
        expect(kept[2 + 4 + 6 + 8 + 2 + 9]).toBe(turned);
      }
      for (const wrong of [0, 9, 65535])
        expect(markersOf(clean(withSegment(JPEG, 0xe1, exif(wrong, SECRET, little))))).not.toContain(0xe1);
    },
  );

  it("loses a second file behind its end", () => {
    const zip = Buffer.from("PK\u0003\u0004<script>alert(1)</script>");
    expect(clean(Buffer.concat([JPEG, zip]))).toEqual(clean(JPEG));
  });

  it("is refused where it is cut off, broken or of a kind that no camera writes", () => {
    expect(cleanPhoto(JPEG.subarray(0, JPEG.length - 2))).toBeUndefined();
    expect(cleanPhoto(JPEG.subarray(0, 300))).toBeUndefined();
    expect(cleanPhoto(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toBeUndefined();
    expect(cleanPhoto(Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]))).toBeUndefined();
    expect(cleanPhoto(Buffer.from([0xff, 0xd8, 0xff]))).toBeUndefined();
    const lossless = Buffer.from(JPEG);
    lossless[lossless.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc3;
    expect(cleanPhoto(lossless)).toBeUndefined();
  });
});

describe("a PNG", () => {
  it("loses words, times, places and a second picture in it", () => {
    const bare = clean(PNG);
    for (const name of ["tEXt", "iTXt", "zTXt", "tIME", "eXIf", "acTL", "fdAT"])
      expect(clean(withChunk(PNG, name, Buffer.from(SECRET)))).toEqual(bare);
    expect(clean(Buffer.concat([PNG, Buffer.from(SECRET)]))).toEqual(bare);
    expect(bare.length).toBeGreaterThan(100);
  });

  it("is refused where it is cut off or begins with something else", () => {
    expect(cleanPhoto(PNG.subarray(0, PNG.length - 12))).toBeUndefined();
    expect(cleanPhoto(PNG.subarray(0, 60))).toBeUndefined();
    expect(cleanPhoto(Buffer.concat([PNG.subarray(0, 8), PNG.subarray(33)]))).toBeUndefined();
  });
});

describe("a file", () => {
  it("that is huge, or opens into something huge, is refused", () => {
    expect(cleanPhoto(Buffer.concat([JPEG, Buffer.alloc(MOST_PHOTO_BYTES - JPEG.length)]))).toBeDefined();
    expect(
      cleanPhoto(Buffer.concat([JPEG, Buffer.alloc(MOST_PHOTO_BYTES + 1 - JPEG.length)])),
    ).toBeUndefined();
    const wide = Buffer.from(PNG);
    wide.writeUInt32BE(4097, 16);
    expect(cleanPhoto(wide)).toBeUndefined();
    const high = Buffer.from(JPEG);
    high.writeUInt16BE(5000, high.indexOf(Buffer.from([0xff, 0xc0])) + 5);
    expect(cleanPhoto(high)).toBeUndefined();
  });

  it.each([
    ["GIF", Buffer.from("GIF89a\u0001\u0001")],
    ["SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
    ["page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["nothing", Buffer.alloc(0)],
    [
      "page that begins as a JPEG",
      Buffer.from([0xff, 0xd8, 0xff, ...Buffer.from("<script>alert(1)</script>")]),
    ],
  ])("that is a %s is refused", (_, bytes) => expect(cleanPhoto(bytes)).toBeUndefined());
});
