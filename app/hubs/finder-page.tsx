import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Prose } from "../ui/prose";
import { useSite } from "../ui/site-context";
import { TextInput } from "../ui/text-input";
import { councilSlug } from "./council-slug";
import type { FinderSlip } from "./answer-finder.server";

/** One box. Below it, always, every hub: nobody is stopped by a place we do not know. */
export function FinderPage({ slip }: { slip: FinderSlip | null }) {
  const { t } = useSpeech();
  const { hubs } = useSite();
  const error = slip ? t(`referral:find.${slip.kind}`) : undefined;
  const offered = slip?.hubs.length ? hubs.filter((it) => slip.hubs.includes(it.id)) : hubs;
  return (
    <>
      {error && <ErrorSummary errors={[{ field: "place", text: error }]} />}
      <h1>{t("referral:find.heading")}</h1>
      <form method="post" action={paths.findHub} noValidate autoComplete="off">
        <TextInput
          id="place"
          name="place"
          label={t("referral:find.label")}
          hint={t("referral:find.hint")}
          error={error}
          value={slip?.typed}
          width={20}
        />
        <Button>{t("referral:find.go")}</Button>
      </form>
      {slip && slip.offers.length > 0 && (
        <form method="post" action={paths.findHub} className="offers">
          {slip.offers.map((name) => (
            <Button key={name} kind="secondary" name="place" value={name}>
              {name}
            </Button>
          ))}
        </form>
      )}
      <h2>{t(slip?.kind === "ask" ? "referral:find.orHubs" : "referral:find.allHubs")}</h2>
      <ul>
        {offered.map((hub) => (
          <li key={hub.id}>
            <a href={paths.hub(hub.id)}>{hub.name}</a>
          </li>
        ))}
        {slip?.council && (
          <li>
            <a href={paths.foundOutside(councilSlug(slip.council))}>
              {t("referral:find.inCouncil", { council: slip.council })}
            </a>
          </li>
        )}
      </ul>
      <h2>{t("referral:find.noMatter")}</h2>
      <Prose blocks={[t("referral:find.noMatterBody")]} />
    </>
  );
}
