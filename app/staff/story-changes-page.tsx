import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { ChangeView } from "../stories/promises.server";
import type { readPromises } from "./read-promises.server";
import { SlipNotice } from "./staff-form";
import { Promises } from "./story-promises";
import type { StaffSlip } from "./staff-slip.server";

type Props = Awaited<ReturnType<typeof readPromises>> & { slip: StaffSlip | undefined };

/** What hubs have promised to change: what is overdue on top. */
export function StoryChangesPage({ planned, ended, owners, today, slip }: Props) {
  const t = useT();
  const late = planned.filter((it) => it.dueOn < today);
  const coming = planned.filter((it) => it.dueOn >= today);
  const shared = { owners, today, slip, about };
  return (
    <>
      <h1>{t("answers:changes.title")}</h1>
      <SlipNotice slip={slip} />
      <p>{t("answers:changes.lead")}</p>
      <p className="links-row">
        <a href={paths.changesMade}>{t("answers:changes.public")}</a>
      </p>
      {late.length > 0 && (
        <section>
          <h2 className="late-heading">{t("answers:changes.late", { count: late.length })}</h2>
          <Promises changes={late} {...shared} />
        </section>
      )}
      <section>
        <h2>{t("answers:changes.coming")}</h2>
        {coming.length === 0 && <p>{t("answers:changes.noneComing")}</p>}
        <Promises changes={coming} {...shared} />
      </section>
      {ended.length > 0 && (
        <section>
          <h2>{t("answers:changes.ended")}</h2>
          <Promises changes={ended} {...shared} />
        </section>
      )}
    </>
  );
}

const about = (change: ChangeView) => <About change={change} />;

function About({ change: { hubName, reference } }: { change: ChangeView }) {
  const t = useT();
  return (
    <p className="quiet">
      {hubName}, <a href={paths.answerStory(reference)}>{t("answers:changes.story", { reference })}</a>
    </p>
  );
}
