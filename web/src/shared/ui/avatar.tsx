/** The first character of a person's name: the family name in Chinese. The name itself stands beside it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-round bg-line-strong font-medium text-12 text-ink"
    >
      {[...name][0]}
    </span>
  );
}
