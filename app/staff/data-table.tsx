import type { ReactNode } from "react";

interface DataTableProps {
  caption: string;
  columns: readonly string[];
  rows: ReadonlyArray<{ key: string; cells: readonly ReactNode[]; strong?: boolean; mark?: boolean }>;
}

/** A table that becomes a list of cards on a phone. Its roles are written out: a table shown as blocks loses them. */
export const DataTable = ({ caption, columns, rows }: DataTableProps) => (
  <table className="data wide" role="table">
    <caption>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((it) => (
          <th key={it} scope="col" role="columnheader">
            {it}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map(({ key, cells, strong, mark }) => (
        <tr
          key={key}
          role="row"
          className={`${strong ? "strong" : ""}${mark ? " marked" : ""}`.trim() || undefined}
        >
          {cells.map((cell, at) =>
            at === 0 ? (
              <th key={columns[at]} scope="row" role="rowheader">
                {cell}
              </th>
            ) : (
              <td key={columns[at]} role="cell" data-label={columns[at]}>
                {cell}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
