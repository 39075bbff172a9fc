import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Prose } from "../ui/prose";
import { TextArea } from "../ui/text-area";
import { LONGEST_TEXT } from "../hubs/own-texts";
import type { readText } from "./change-text.server";
import { MarkField } from "./mark-field";
import { Preview, SaveOrLook } from "./preview";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Props = Awaited<ReturnType<typeof readText>> & { slip: StaffSlip | undefined };

/** Edits what a page says in the service's own words. */
export function TextPage({ text, own, written, mark, gaps, preview, part, slip }: Props) {
  const t = useT();
  const field = useFields("text", slip);
  const { error, ...box } = field("text", written);
  const gap = (it: string) => t(`manage:text.gap.${it as "target"}`);
  const values = Object.fromEntries(gaps.map((it) => [it, gap(it)]));
  return (
    <>
      <BackLink href={paths.serviceSettings} />
      <h1>{t(`manage:text.title.${text}`)}</h1>
      <SlipNotice slip={slip} />
      {preview && (
        <Preview>
          <Prose blocks={preview} values={values} />
        </Preview>
      )}
      <p>{t(own ? "manage:text.own" : "manage:text.portals")}</p>
      <p>{t("manage:text.how")}</p>
      <ul>
        {gaps.map((it) => (
          <li key={it}>
            <code>{`{{${it}}}`}</code> {gap(it)}
          </li>
        ))}
      </ul>
      <form method="post">
        <MarkField form="text" mark={mark} slip={slip} />
        <TextArea
          {...box}
          error={error && `${error}${part && ` ${part}`}`}
          label={t("manage:text.label")}
          rows={24}
          max={LONGEST_TEXT}
        />
        <SaveOrLook>{t("manage:text.save")}</SaveOrLook>
        {own && (
          <Button kind="quiet" name="intent" value="portals">
            {t("manage:text.back")}
          </Button>
        )}
      </form>
    </>
  );
}
