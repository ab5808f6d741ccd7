import { type SVGProps, useMemo } from 'react';
import type { StrokeBond } from '../tissue/stroke-bond.ts';
import { inks } from './inks.ts';
import type { ShownStroke } from './shown-strokes.ts';
import { lookOf, type PictureSize } from './stroke-path.ts';

export interface StrokeProps {
  stroke: ShownStroke;
  /** How it is bound to the tissue; undefined where it stands still. */
  bond: StrokeBond | undefined;
  size: PictureSize;
  /** Read from two metres in a theatre, else from a desk. */
  textSize: 'desk' | 'theatre';
}

/** Points of the screen, however small the picture is on it: colour over a casing that stands out from any tissue. */
const widths = { desk: { line: 4, casing: 7, penEdge: 2 }, theatre: { line: 6, casing: 10, penEdge: 3 } };

/** A stroke where its tissue is. What is not seen just now is dashed: shape says it, not colour. */
export function StrokeShape({ stroke, bond, size, textSize }: StrokeProps) {
  const { mark, color, standing, strokeId } = stroke;
  const { width, height } = size;
  const vertices = bond?.vertices ?? null;
  const { solid, isOutline, dashed } = useMemo(
    () => lookOf(mark, { width, height }, vertices),
    [mark, width, height, vertices],
  );
  const { line, casing, penEdge } = widths[textSize];
  const solidWidth = isOutline ? penEdge : line;
  return (
    <g
      className={inks[color]}
      data-bond={bond?.standing}
      data-color={color}
      data-standing={standing}
      data-stroke={strokeId}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <Path className="stroke-ann-case" d={solid} strokeWidth={solidWidth + casing - line} />
      <Path className="stroke-ann-case" d={dashed} strokeWidth={casing} />
      <Path
        className={isOutline ? 'fill-current stroke-current' : 'stroke-current'}
        d={solid}
        strokeWidth={solidWidth}
      />
      <Path className="stroke-current" d={dashed} strokeDasharray={`${line * 2.5} ${line * 2}`} strokeWidth={line} />
    </g>
  );
}

function Path(path: SVGProps<SVGPathElement>) {
  return path.d ? <path {...path} vectorEffect="non-scaling-stroke" /> : null;
}
