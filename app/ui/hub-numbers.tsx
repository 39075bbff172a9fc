import { Phones } from "./phones";
import { useSite } from "./site-context";

/** The four hubs' phones. */
export function HubNumbers() {
  const { hubs } = useSite();
  return (
    <Phones
      lines={hubs.map(({ id, name, phone }) => ({
        id,
        name,
        number: phone,
      }))}
    />
  );
}
