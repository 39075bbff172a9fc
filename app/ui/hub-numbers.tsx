import { useT } from "../i18n/translate";
import { Phones } from "./phones";
import { useSite } from "./site-context";

/** The four hubs' phones. */
export function HubNumbers() {
  const t = useT();
  const { hubs } = useSite();
  return (
    <Phones
      lines={hubs.map(({ id, name, phone }) => ({
        id,
        name: t("common:hubName", { hub: name }),
        number: phone,
      }))}
    />
  );
}
