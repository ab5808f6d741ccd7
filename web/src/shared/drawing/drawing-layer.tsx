import type { AnnotationColor } from '@scrubline/contract';
import { type PointerEventHandler, useMemo } from 'react';
import type { ShownPointer } from './pointers.ts';
import type { ShownStroke } from './shown-strokes.ts';
import { lookOf, type PictureSize, placeOf } from './stroke-path.ts';

interface DrawingLayerProps {
  strokes: readonly ShownStroke[];
  pointers: readonly ShownPointer[];
  /** Of the picture beneath, in its own points; null while there is none. */
  size: PictureSize | null;
  /** Read from two metres in a theatre, else from a desk. */
  textSize?: 'desk' | 'theatre';
  /** What a pen does here; without it the layer lets everything through. */
  pen?: PenHandlers | null;
}

export interface PenHandlers {
  readonly onPointerDown: PointerEventHandler<SVGSVGElement>;
  readonly onPointerMove: PointerEventHandler<SVGSVGElement>;
  readonly onPointerUp: PointerEventHandler<SVGSVGElement>;
  readonly onPointerCancel: PointerEventHandler<SVGSVGElement>;
}

const inks: Record<AnnotationColor, string> = {
  cyan: 'text-ann-cyan',
  lime: 'text-ann-lime',
  yellow: 'text-ann-yellow',
  white: 'text-ann-white',
  magenta: 'text-ann-magenta',
  blue: 'text-ann-blue',
};

/** The drawings over a picture, exactly over its points also where bars are beside it. */
export function DrawingLayer({ strokes, pointers, size, textSize = 'desk', pen }: DrawingLayerProps) {
  if (!size) return null;
  const { width, height } = size;
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center [container-type:size]">
      <div
        className="relative"
        style={{ aspectRatio: `${width} / ${height}`, width: `min(100cqw, 100cqh * ${width / height})` }}
      >
        <svg
          aria-hidden
          className={`absolute inset-0 size-full ${pen ? 'pointer-events-auto cursor-crosshair touch-none' : ''}`}
          data-testid="drawing-layer"
          viewBox={`0 0 ${width} ${height}`}
          {...pen}
        >
          {strokes.map((stroke) => (
            <StrokeShape key={stroke.strokeId} size={size} stroke={stroke} textSize={textSize} />
          ))}
        </svg>
        {strokes.map((stroke) => (
          <StrokeName key={stroke.strokeId} size={size} stroke={stroke} textSize={textSize} />
        ))}
        {pointers.map((pointer) => (
          <PointerDot key={pointer.participantId} pointer={pointer} textSize={textSize} />
        ))}
      </div>
    </div>
  );
}

interface StrokeProps {
  stroke: ShownStroke;
  size: PictureSize;
  textSize: 'desk' | 'theatre';
}

/** Points of the screen, however small the picture is on it: colour over a casing that stands out from any tissue. */
const widths = { desk: { line: 4, casing: 7, penEdge: 2 }, theatre: { line: 6, casing: 10, penEdge: 3 } };

function StrokeShape({ stroke, size, textSize }: StrokeProps) {
  const { mark, color, standing, strokeId } = stroke;
  const { width, height } = size;
  const { path, isOutline } = useMemo(() => lookOf(mark, { width, height }), [mark, width, height]);
  const { line, casing, penEdge } = widths[textSize];
  const lineWidth = isOutline ? penEdge : line;
  return (
    <g
      className={inks[color]}
      data-color={color}
      data-standing={standing}
      data-stroke={strokeId}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path
        className="stroke-ann-case"
        d={path}
        strokeWidth={lineWidth + casing - line}
        vectorEffect="non-scaling-stroke"
      />
      <path
        className={isOutline ? 'fill-current stroke-current' : 'stroke-current'}
        d={path}
        strokeWidth={lineWidth}
        vectorEffect="non-scaling-stroke"
      />
    </g>
  );
}

const edgeShare = 0.15;
const isNearLeft = (share: number): boolean => share < edgeShare;
const isNearRight = (share: number): boolean => share > 1 - edgeShare;

function StrokeName({ stroke, size, textSize }: StrokeProps) {
  const { mark, color, name } = stroke;
  const [first] = mark.points;
  if (!first) return null;
  const [x, y] = placeOf(first, size);
  const share = x / size.width;
  // Outwards, away from what is drawn, unless the edge of the picture would cut the name off.
  const isRight = isNearLeft(share) || (share > 0.5 && !isNearRight(share));
  return (
    <span
      className={`absolute flex max-w-60 items-center gap-1.5 truncate whitespace-nowrap rounded-chip bg-over px-2 py-0.5 text-n2 ${textSize === 'theatre' ? 'text-20' : 'text-12'} ${isRight ? 'ml-2' : '-ml-2 -translate-x-full'} -translate-y-1/2`}
      style={{ left: `${(x / size.width) * 100}%`, top: `${(y / size.height) * 100}%` }}
    >
      <span aria-hidden className={`inline-block h-1 w-4 shrink-0 rounded-full bg-current ${inks[color]}`} />
      {mark.tool === 'marker' && mark.label ? (
        <>
          <b className="font-bold text-n0">{mark.label}</b> {name}
        </>
      ) : (
        name
      )}
    </span>
  );
}

function PointerDot({ pointer, textSize }: { pointer: ShownPointer; textSize: 'desk' | 'theatre' }) {
  const { x, y, name, isFading } = pointer;
  const dot = textSize === 'theatre' ? 'size-10' : 'size-7';
  const isMirrored = isNearRight(x);
  return (
    <span
      className={`absolute flex items-center gap-2 ${isMirrored ? '-translate-x-full flex-row-reverse' : ''} ${isFading ? 'opacity-40' : ''}`}
      data-testid="pointer"
      style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
    >
      <span
        aria-hidden
        className={`grid shrink-0 -translate-y-1/2 ${isMirrored ? 'translate-x-1/2' : '-translate-x-1/2'} place-items-center rounded-round border-2 border-ann-white ring-2 ring-ann-case ${dot}`}
      >
        <span className="size-2.5 rounded-round bg-ann-white ring-2 ring-ann-case" />
      </span>
      <span
        className={`${isMirrored ? '-mr-4' : '-ml-4'} max-w-60 -translate-y-1/2 truncate whitespace-nowrap rounded-chip bg-over px-2 py-0.5 text-n2 ${textSize === 'theatre' ? 'text-20' : 'text-12'}`}
      >
        {name}
      </span>
    </span>
  );
}
