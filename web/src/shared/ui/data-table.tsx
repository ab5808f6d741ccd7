import type { ReactNode } from 'react';

interface DataTableProps {
  /** What the table holds, for a screen reader. */
  caption: string;
  head: readonly string[];
  /** `DataRow`s. */
  children: ReactNode;
}

/** Rows with columns; on a phone each row is a block of lines. */
export function DataTable({ caption, head, children }: DataTableProps) {
  return (
    <div className="overflow-x-auto rounded-panel border border-line bg-panel max-tablet:-mx-5 max-tablet:rounded-none max-tablet:border-x-0">
      <table className="w-full border-collapse text-14 max-tablet:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-tablet:sr-only">
          <tr>
            {head.map((word) => (
              <th
                key={word}
                className="whitespace-nowrap px-4 py-3 text-left font-medium text-12 text-ink-2"
                scope="col"
              >
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-tablet:block">{children}</tbody>
      </table>
    </div>
  );
}

/** One row. */
export function DataRow({ faded = false, children }: { faded?: boolean; children: ReactNode }) {
  return (
    <tr
      className={`border-line border-t max-tablet:flex max-tablet:flex-wrap max-tablet:items-center max-tablet:gap-x-3 max-tablet:gap-y-1 max-tablet:px-5 max-tablet:py-3 ${faded ? 'text-ink-3' : ''}`}
    >
      {children}
    </tr>
  );
}

/** `wide` takes a whole line on a phone. */
export function DataCell({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return <td className={`px-4 py-3 align-top max-tablet:p-0 ${wide ? 'max-tablet:basis-full' : ''}`}>{children}</td>;
}
