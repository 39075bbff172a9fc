import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { DataTable } from "./data-table";
import { useFromTo } from "./from-to";
import type { readSessionPage } from "./group-pages.server";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";
import { TypedAgain } from "./typed-again";

type Page = NonNullable<Awaited<ReturnType<typeof readSessionPage>>>;
type Props = Pick<Page, "mark"> & { preview: NonNullable<Page["preview"]>; slip: StaffSlip };

/** What would move or be cancelled, and how many families would be told. */
export function ChangePreview({ preview, mark, slip }: Props) {
  const t = useT();
  const fromTo = useFromTo();
  const { kind, rows, families } = preview;
  const moves = kind === "move";
  const button = moves
    ? t(families > 0 ? "groupwork:session.doMove" : "groupwork:session.doMoveQuiet")
    : t(families > 0 ? "groupwork:session.doCancel" : "groupwork:session.doCancelQuiet");
  return (
    <section className="preview" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1}>
        {t(moves ? "groupwork:session.previewMove" : "groupwork:session.previewCancel")}
      </h2>
      <DataTable
        caption={t("groupwork:session.caption")}
        columns={[t("groupwork:session.from"), ...(moves ? [t("groupwork:session.to")] : [])]}
        rows={rows.map(({ from, to, closed }) => ({
          key: from.id,
          cells: [
            fromTo(from),
            ...(to
              ? [
                  <>
                    {fromTo(to)} {closed && <Tag kind="late">{t("groupwork:session.closedDay")}</Tag>}
                  </>,
                ]
              : []),
          ],
        }))}
      />
      <p>
        {families > 0 ? t("groupwork:session.told", { count: families }) : t("groupwork:session.toldNobody")}
      </p>
      <form method="post">
        <TypedAgain values={slip.values} without={["intent", "mark", "sure"]} />
        <input type="hidden" name="mark" value={mark} />
        <input type="hidden" name="intent" value={kind} />
        <Button name="sure" value="yes">
          {button}
        </Button>
      </form>
    </section>
  );
}
