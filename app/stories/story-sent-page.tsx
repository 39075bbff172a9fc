import type { ReactNode } from "react";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { LinkButton } from "../ui/link-button";
import { PrintButton } from "../ui/print-button";
import { Secrets } from "../ui/secrets";
import { ComplaintBox } from "./complaint-box";
import { StoryNext } from "./story-next";
import type { readStorySent } from "./story-sent.server";

type Sent = NonNullable<Awaited<ReturnType<typeof readStorySent>>>["story"];

/** The story is with the moderators: its reference, its code, and what happens next.
 *  @param children what must be seen first */
export function StorySent({ children, ...sent }: Sent & { children?: ReactNode }) {
  const t = useT();
  return (
    <>
      <h1>{t("story:sent.heading")}</h1>
      {children}
      <Secrets
        reference={{ name: t("story:sent.reference"), value: sent.reference }}
        code={{ name: t("story:sent.code"), value: sent.code }}
      />
      <p>{t("story:sent.codeHint")}</p>
      <h2>{t("story:sent.keep")}</h2>
      <p>{t("story:sent.keepBody")}</p>
      <h2>{t("story:sent.next")}</h2>
      <StoryNext {...sent} />
      <div className="form-buttons">
        <LinkButton href={paths.yourPage}>{t("story:sent.yourPage")}</LinkButton>
        <PrintButton />
      </div>
      <ComplaintBox {...sent.roads} />
    </>
  );
}
