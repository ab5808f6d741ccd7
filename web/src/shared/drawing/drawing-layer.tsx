import type { PointerEventHandler } from 'react';
import type { LiveRoom } from '../media/live-room.ts';
import { useObservable } from '../media/use-live-room.ts';
import type { Tissue } from '../tissue/tissue.ts';
import { type LostStroke, LostStrokes } from './lost-strokes.tsx';
import type { ShownPointer } from './pointers.ts';
import type { ShownStroke } from './shown-strokes.ts';
import { StrokeName } from './stroke-name.tsx';
import type { PictureSize } from './stroke-path.ts';
import { StrokeShape } from './stroke-shape.tsx';

interface DrawingLayerProps {
  /** Which is asked for the stills of strokes that are lost. */
  room: LiveRoom | null;
  strokes: readonly ShownStroke[];
  /** How they are bound to the tissue. */
  bonds: Tissue['bonds'];
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

/** The drawings over a picture, exactly over its points also where bars are beside it. */
export function DrawingLayer({ room, strokes, bonds, pointers, size, textSize = 'desk', pen }: DrawingLayerProps) {
  const bound = useObservable(bonds);
  if (!size) return null;
  const { width, height } = size;
  const lost = strokes.flatMap((stroke): LostStroke[] => {
    const bond = bound.get(stroke.strokeId);
    return bond?.standing === 'lost' ? [{ stroke, bond }] : [];
  });
  const shown = strokes
    .map((stroke) => ({ stroke, bond: bound.get(stroke.strokeId) }))
    .filter(({ bond }) => bond?.standing !== 'lost');
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
          {shown.map(({ stroke, bond }) => (
            <StrokeShape bond={bond} key={stroke.strokeId} size={size} stroke={stroke} textSize={textSize} />
          ))}
        </svg>
        {shown.map(({ stroke, bond }) => (
          <StrokeName bond={bond} key={stroke.strokeId} stroke={stroke} textSize={textSize} />
        ))}
        <LostStrokes lost={lost} room={room} textSize={textSize} />
        {pointers.map((pointer) => (
          <PointerDot key={pointer.participantId} pointer={pointer} textSize={textSize} />
        ))}
      </div>
    </div>
  );
}

const edgeShare = 0.15;
const isNearRight = (share: number): boolean => share > 1 - edgeShare;

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
