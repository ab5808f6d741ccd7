import { type ReactNode, useId } from 'react';

interface PlanSectionProps {
  title: string;
  /** What stands at the far end of the heading. */
  end?: ReactNode;
  children: ReactNode;
}

/** One part of a plan. */
export function PlanSection({ title, end, children }: PlanSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="rounded-panel border border-line bg-panel p-6 max-tablet:-mx-5 max-tablet:rounded-none max-tablet:border-x-0 max-tablet:px-5"
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-bold text-16" id={id}>
          {title}
        </h2>
        {end}
      </div>
      <div className="flex flex-col gap-4">{children}</div>
    </section>
  );
}
