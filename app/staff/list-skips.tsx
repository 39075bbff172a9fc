import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { DataTable } from "./data-table";
import type { GroupBookingsView } from "./read-group-bookings.server";
import { useWhen } from "./when";

/** Who was passed over on the list, and why: so that nobody has to guess whether it was fair. */
export function ListSkips({ skips }: { skips: GroupBookingsView["skips"] }) {
  const t = useT();
  const when = useWhen();
  return (
    <section>
      <h2>{t("register:skips.title")}</h2>
      <p>{t("register:skips.text")}</p>
      {skips.length === 0 && <p>{t("register:skips.none")}</p>}
      {skips.length > 0 && (
        <DataTable
          caption={t("register:skips.caption")}
          columns={(["who", "at", "why", "got"] as const).map((it) => t(`register:skips.column.${it}`))}
          rows={skips.map((it) => ({
            key: it.id,
            cells: [
              <a href={paths.booking(it.reference)} className="reference">
                {it.reference}
              </a>,
              when(it.at),
              t(`register:skips.reason.${it.reason}`),
              it.offeredTo ? (
                <a href={paths.booking(it.offeredTo)} className="reference">
                  {it.offeredTo}
                </a>
              ) : (
                t("register:skips.nobody")
              ),
            ],
          }))}
        />
      )}
    </section>
  );
}
