import { create } from 'qrcode';

/** Modules of quiet around the code, without which scanners do not find it (ISO/IEC 18004). */
const quiet = 4;

/** A text as a QR code, drawn here: it is sent nowhere. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark = [...modules.data].flatMap((isDark, index) =>
    isDark ? [`M${quiet + (index % size)} ${quiet + Math.floor(index / size)}h1v1h-1z`] : [],
  );
  const whole = size + 2 * quiet;
  return (
    <svg
      aria-label={label}
      className="mx-auto size-56 rounded-control bg-n0"
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${whole} ${whole}`}
    >
      <path className="fill-n12" d={dark.join('')} />
    </svg>
  );
}
