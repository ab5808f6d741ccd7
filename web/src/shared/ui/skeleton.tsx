/** Holds the place of what is still loading, in its size. The page around it says once that it loads. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={`block animate-breathe rounded-control bg-raised ${className}`} />;
}
