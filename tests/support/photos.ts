/** Pictures as a browser draws them, small. */
export const JPEG = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAA" +
    "AABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAA" +
    "ABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAA" +
    "AAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA" +
    "AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAA" +
    "AABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4M" +
    "ChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8a" +
    "Gi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIAAhEB" +
    "AxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABgAF/8QAIRAAAgEEAQUBAAAAAAAAAAAAAgMBABEycRMEEhQW4SH/xAAWAQEBAQAA" +
    "AAAAAAAAAAAAAAACAwT/xAAcEQABBQADAAAAAAAAAAAAAAAAAQMSEyERMWH/2gAMAwEAAhEDEQA/AMFCie9aQyMoGNzSj1Tp" +
    "+C3kN5bZWjtvr7RdDSQ9bgyAoKNxSr2vpeDu4G8tsfy19/KT9nKQCzXswq9RIexJ5AUjO4qqe0nvY48jKSnc1VoTrSC+H//Z",
  "base64",
);
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAABTklEQVR4AbRRPUsDQRQcFz1zqRQCctFCBMErbCz8BdcoCJb+" +
    "AsFCU/pRClor+A9s7AQhFpZiZaONFxsLUdRCxVjkTDQX93nscYF9uwmSg7mbnTfvze6emAiWW72EQI+frgJGhx0QutmTNSA3" +
    "IFAKirjYmMb5egLipDn9fdYsY4DrCJRLPtYCD96Qkw4jTtrJqo+89KQFDTEGbM2PYbyQ07Ql0uSIi03pSVb6NxswKI+/NFvQ" +
    "d2VU8tA1ZqQ2ygb4xTyE6OCOpWfKc9uGZhdsQNb0H84G3D5HiOOWdTZ5Kk811scGfH3HOL56ZxtV4ejyFfUffiNsAA3YKT/g" +
    "pdogqsX9Wx27p4/amhKNAdVaE3N7Ic5uPpQ//ZK2eFBB1IhTTUeMAdTwGTWxcniHme1rLOyHfyBOGtXIY4I1QDXTaUL54wnE" +
    "lW77dhxgG8TVfwEAAP//NFW0RQAAAAZJREFUAwC5XIUpt/hJyAAAAABJRU5ErkJggg==",
  "base64",
);

/** A segment beside the picture, right after its start. @param marker 0xe1 is where cameras write */
export function withSegment(jpeg: Buffer, marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** What a phone writes: which way up it was held, and where. @param little the order of its bytes */
export function exif(turned: number, where: string, little = false): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  tiff.write(little ? "II" : "MM", 0, "latin1");
  const u16 = (value: number, at: number) =>
    void (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const u32 = (value: number, at: number) =>
    void (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  u16(42, 2);
  u32(8, 4);
  u16(2, 8);
  const entry = (at: number, tag: number, type: number, count: number) => {
    u16(tag, at);
    u16(type, at + 2);
    u32(count, at + 4);
  };
  entry(10, 0x0112, 3, 1);
  u16(turned, 18);
  entry(22, 0x010e, 2, where.length);
  u32(tiff.length, 30);
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from(where, "latin1")]);
}

/** A chunk right after a PNG's header. */
export function withChunk(png: Buffer, name: string, body: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + body.length);
  chunk.writeUInt32BE(body.length, 0);
  chunk.write(name, 4, "latin1");
  body.copy(chunk, 8);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
