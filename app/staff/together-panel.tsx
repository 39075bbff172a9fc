/** Requests that belong together, and those that must be kept apart. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { Folded } from "./folded";
import type { OpenedRequest, RequestView } from "./read-request.server";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";
import { useWhen } from "./when";

interface TogetherProps {
  opened: OpenedRequest;
  slip: StaffSlip | undefined;
}

const Reference = ({ of }: { of: string }) => (
  <a href={paths.request(of)} className="reference">
    {of}
  </a>
);

/** Above everything: whoever picks up the phone must have read it. */
export function WallBar({ header }: { header: RequestView["header"] }) {
  const t = useT();
  if (header.beyondWall.length === 0) return null;
  return (
    <div className="wall" role="note">
      <p>
        <strong>{t("desk:wall.bar")}</strong> {t("desk:wall.barText")}{" "}
        {header.beyondWall.map((it) => (
          <span key={it}>
            <Reference of={it} />{" "}
          </span>
        ))}
      </p>
    </div>
  );
}

/** What it was merged with, and what may be the same. */
export function Together({ opened }: Pick<TogetherProps, "opened">) {
  const t = useT();
  const { mergedInto, parts, duplicates } = opened;
  return (
    <>
      {mergedInto && (
        <Notice kind="info" title={t("desk:merge.isMerged")}>
          <p>
            {t("desk:merge.into")} <Reference of={mergedInto} />
          </p>
          <form method="post">
            <Button kind="secondary" name="intent" value="unmerge">
              {t("desk:merge.unmerge")}
            </Button>
          </form>
        </Notice>
      )}
      {parts.length > 0 && (
        <Notice kind="info" title={t("desk:merge.parts")}>
          <p>{t("desk:merge.partsText")}</p>
          <ul>
            {parts.map((it) => (
              <li key={it.reference}>
                <Reference of={it.reference} />{" "}
                {it.unread && <Tag kind="unread">{t("staff:inbox.unread")}</Tag>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!mergedInto && duplicates.length > 0 && <Duplicates opened={opened} />}
    </>
  );
}

function Duplicates({ opened }: Pick<TogetherProps, "opened">) {
  const t = useT();
  const when = useWhen();
  return (
    <Notice kind="info" title={t("desk:merge.maybe")}>
      <ul className="duplicates">
        {opened.duplicates.map((it) => (
          <li key={it.reference}>
            <Reference of={it.reference} /> <span className="quiet">{when(it.receivedAt)}</span>
            <br />
            {it.reasons.map((reason) => t(`desk:merge.reason.${reason}`)).join(" ")}{" "}
            {it.ended && t("desk:merge.ended")}
            {it.walled && <strong>{t("desk:merge.walled")}</strong>}
            <form method="post" className="row-buttons">
              <input type="hidden" name="other" value={it.reference} />
              {!it.ended && (
                <Button kind="secondary" name="intent" value="merge">
                  {t("desk:merge.button", { reference: it.reference })}
                </Button>
              )}
              <Button kind="quiet" name="intent" value="notSame">
                {t("desk:merge.notSame")}
                <span className="visually-hidden"> {it.reference}</span>
              </Button>
              <Button kind="quiet" name="intent" value="wall">
                {t("desk:wall.homes")}
                <span className="visually-hidden"> {it.reference}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** By a reference that somebody knows. */
export function TogetherForms({
  header,
  slip,
  mayRemove,
}: Pick<TogetherProps, "slip"> & { header: RequestView["header"]; mayRemove: boolean }) {
  const t = useT();
  const wall = useFields("wall", slip);
  const merge = useFields("merge", slip);
  const remove = useFields("removeWall", slip);
  return (
    <>
      <Folded form="wall" title={t("desk:wall.title")} slip={slip}>
        <p>{t("desk:wall.text")}</p>
        <TextInput {...wall("other")} label={t("desk:wall.other")} width={10} autoComplete="off" />
        <Button>{t("desk:wall.button")}</Button>
      </Folded>
      {mayRemove && header.beyondWall.length > 0 && (
        <Folded form="removeWall" title={t("desk:wall.remove")} slip={slip}>
          <TextInput {...remove("other")} label={t("desk:wall.other")} width={10} autoComplete="off" />
          <TextArea {...remove("text")} label={t("desk:wall.removeText")} rows={3} max={MOST_TEXT} />
          <Button kind="danger">{t("desk:wall.removeButton")}</Button>
        </Folded>
      )}
      {header.done === 0 && (
        <Folded form="merge" title={t("desk:merge.title")} slip={slip}>
          <p>{t("desk:merge.text")}</p>
          <TextInput {...merge("other")} label={t("desk:merge.other")} width={10} autoComplete="off" />
          <Button>{t("desk:merge.do")}</Button>
        </Folded>
      )}
    </>
  );
}
