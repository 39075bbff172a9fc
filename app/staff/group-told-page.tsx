import type { readWhoWasTold } from "../groups/who-was-told.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { useWhen } from "./when";

type Found = NonNullable<Awaited<ReturnType<typeof readWhoWasTold>>>;
type Props = Found & { group: string; at: Date };

/** Whom to ring comes first. */
export function GroupToldPage({ group, at, told, others }: Props) {
  const t = useT();
  const when = useWhen();
  return (
    <>
      <BackLink href={paths.staffGroup(group)} />
      <h1>{t("groupwork:told.title")}</h1>
      <p>{t("groupwork:told.lead", { when: when(at) })}</p>
      <section>
        <h2>{t("groupwork:told.ring")}</h2>
        <p>{t(told.ring.length > 0 ? "groupwork:told.ringText" : "groupwork:told.ringNobody")}</p>
        <Families all={told.ring} />
      </section>
      <section>
        <h2>{t("groupwork:told.mail")}</h2>
        {told.mail.length === 0 && <p>{t("groupwork:told.nobody")}</p>}
        <Families all={told.mail} />
      </section>
      <section>
        <h2>{t("groupwork:told.page")}</h2>
        <p>{t(told.page.length > 0 ? "groupwork:told.pageText" : "groupwork:told.nobody")}</p>
        <Families all={told.page} />
      </section>
      {others > 0 && <p>{t("groupwork:told.others", { count: others })}</p>}
    </>
  );
}

function Families({ all }: { all: Found["told"]["ring"] }) {
  const t = useT();
  return (
    <ul>
      {all.map(({ reference, callMe }) => (
        <li key={reference}>
          {callMe} <a href={paths.booking(reference)}>{t("groupwork:told.reference", { reference })}</a>
        </li>
      ))}
    </ul>
  );
}
