import { create } from 'qrcode';

/** The quiet zone that readers need around it, in modules (ISO/IEC 18004). */
const quietModules = 4;

/** A text as a picture that a phone reads. Drawn here: what it holds never becomes an address of an image. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const path = Array.from(data, (dark, index) =>
    dark ? `M${(index % size) + quietModules} ${Math.floor(index / size) + quietModules}h1v1h-1z` : '',
  ).join('');
  const side = size + 2 * quietModules;
  return (
    <svg
      aria-label={label}
      className="size-48 shrink-0 rounded-control border border-line bg-n0 text-n12"
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${side} ${side}`}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
