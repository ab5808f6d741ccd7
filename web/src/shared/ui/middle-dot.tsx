/** Parts two facts on one line. */
export function MiddleDot() {
  return (
    <span
      aria-hidden
      className="mx-1.5 inline-block size-[3px] shrink-0 rounded-round bg-current align-middle opacity-60"
    />
  );
}
