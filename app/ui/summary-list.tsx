import type { ReactNode } from "react";
import { useT } from "../i18n/translate";

export interface SummaryRow {
  key: string;
  value: ReactNode;
  /** `what` is read out after "Change" */
  change?: { href: string; what: string } | undefined;
}

/** Facts with their names; answers with a link to change them. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const t = useT();
  return (
    <dl className="summary-list">
      {rows.map(({ key, value, change }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd className="summary-list__value">{value}</dd>
          {change && (
            <dd className="summary-list__change">
              <a href={change.href}>
                {t("common:change")}
                <span className="visually-hidden"> {change.what}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
