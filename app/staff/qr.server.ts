import { create } from "qrcode";

/** A QR code as squares for an SVG path. */
export interface QrCode {
  /** squares along one side, with the quiet edge of four that scanners need */
  size: number;
  path: string;
}

const EDGE = 4;

export function makeQr(text: string): QrCode {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const squares: string[] = [];
  data.forEach((dark, at) => {
    if (dark) squares.push(`M${(at % size) + EDGE} ${Math.floor(at / size) + EDGE}h1v1h-1z`);
  });
  return { size: size + 2 * EDGE, path: squares.join("") };
}
