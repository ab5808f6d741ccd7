import { useEffect, useRef } from 'react';
import type { PaintedStill } from './use-still.ts';

interface StillCanvasProps {
  still: PaintedStill;
  /** What it shows, in words. */
  label: string;
  testId: string;
  className: string;
}

/** The pixels of a still, with the hash that tells it from any other. */
export function StillCanvas({ still: { image, hash }, label, testId, className }: StillCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(image, 0, 0);
  }, [image]);
  return (
    <canvas
      aria-label={label}
      className={`object-contain ${className}`}
      data-hash={hash}
      data-testid={testId}
      height={image.height}
      ref={canvas}
      role="img"
      width={image.width}
    />
  );
}
