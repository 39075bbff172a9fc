import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import type { readHubPlaces } from "./change-places.server";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Props = NonNullable<Awaited<ReturnType<typeof readHubPlaces>>> & {
  slip: StaffSlip | undefined;
  hubs: Array<{ id: string; name: string }>;
};

/** Which wards, postcodes and towns are a hub's, and how it gets one more. */
export function HubPlacesPage({ hub, coverage, hubs, slip }: Props) {
  const t = useT();
  const town = useFields("town", slip);
  return (
    <>
      <BackLink href={paths.hubSettings(hub.id)} />
      <h1>{t("manage:places.title", { hub: hub.name })}</h1>
      <SlipNotice slip={slip} />
      {!hub.active && (
        <Notice kind="info">
          <p>{t("manage:places.off")}</p>
        </Notice>
      )}
      <p>{t("manage:places.lead")}</p>
      <p>{t(coverage.postcodes ? "manage:places.withPostcodes" : "manage:places.withoutPostcodes")}</p>
      <Part
        {...{ hub, hubs, slip, kind: "ward" }}
        all={coverage.wards.map((it) => ({ id: it.code, name: it.name, hub: it.hub }))}
      />
      <Part
        {...{ hub, hubs, slip, kind: "sector" }}
        all={coverage.sectors.map((it) => ({ id: it.sector, name: it.sector, hub: it.hub }))}
      />
      <section>
        <h2>{t("manage:places.town.title")}</h2>
        <Names names={coverage.places.filter((it) => it.hub === hub.id).map((it) => it.name)} />
        <form method="post">
          <TextInput
            {...town("which")}
            label={t("manage:places.town.label")}
            hint={t("manage:places.town.hint")}
            autoComplete="off"
          />
          <Button name="intent" value="town">
            {t("manage:places.give")}
          </Button>
        </form>
      </section>
    </>
  );
}

interface PartProps extends Pick<Props, "hub" | "hubs" | "slip"> {
  kind: "ward" | "sector";
  all: Array<{ id: string; name: string; hub: string | null }>;
}

function Part({ hub, hubs, slip, kind, all }: PartProps) {
  const t = useT();
  const field = useFields(kind, slip);
  const whose = (id: string | null) => hubs.find((it) => it.id === id)?.name ?? t("manage:places.nobody");
  const others = all.filter((it) => it.hub !== hub.id);
  return (
    <section>
      <h2>{t(`manage:places.${kind}.title`)}</h2>
      <Names names={all.filter((it) => it.hub === hub.id).map((it) => it.name)} />
      <form method="post">
        <Select
          {...field("which")}
          label={t(`manage:places.${kind}.label`)}
          options={[
            { value: "", label: t("manage:places.choose") },
            ...others.map((it) => ({
              value: it.id,
              label: t("manage:places.now", { place: it.name, hub: whose(it.hub) }),
            })),
          ]}
        />
        <Button name="intent" value={kind}>
          {t("manage:places.give")}
        </Button>
      </form>
    </section>
  );
}

function Names({ names }: { names: string[] }) {
  const t = useT();
  if (names.length === 0)
    return (
      <Notice kind="info">
        <p>{t("manage:places.none")}</p>
      </Notice>
    );
  return (
    <ul className="names-in-columns">
      {names.map((it) => (
        <li key={it}>{it}</li>
      ))}
    </ul>
  );
}
