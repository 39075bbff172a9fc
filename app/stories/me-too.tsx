import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import type { MeTooSaid } from "./me-too-forms.server";

interface Props {
  /** where the story is: the form posts there, with the intent "meToo" */
  action: string;
  count: number;
  /** what became of it when this browser pressed; null: it has not */
  said: MeTooSaid | null;
}

/** "Me too", and how many have said so. */
export function MeToo({ action, count, said }: Props) {
  const t = useT();
  return (
    <section className="me-too" aria-labelledby="me-too">
      <h2 id="me-too">{t("yourStory:meToo.title")}</h2>
      {said === "thanks" && (
        <Notice kind="success">
          <p role="status">{t("yourStory:meToo.thanks")}</p>
        </Notice>
      )}
      <p>{count === 0 ? t("yourStory:meToo.none") : t("yourStory:meToo.count", { count })}</p>
      {said === null && (
        <form method="post" action={action}>
          <Button kind="secondary" name="intent" value="meToo">
            {t("yourStory:meToo.button")}
          </Button>
          <p className="quiet">{t("yourStory:meToo.lead")}</p>
        </form>
      )}
    </section>
  );
}

/** It went while somebody pressed. */
export const MeTooGone = () => (
  <Notice kind="info">
    <p>{useT()("yourStory:meToo.gone")}</p>
  </Notice>
);
