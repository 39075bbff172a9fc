import type { QrCode } from "./qr.server";

/** @param label what a screen reader says in its place */
export const QrPicture = ({ qr, label }: { qr: QrCode; label: string }) => (
  <svg className="qr qr--poster" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={label}>
    <path d={qr.path} />
  </svg>
);
