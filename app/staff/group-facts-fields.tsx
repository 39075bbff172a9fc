import type { GroupFacts } from "../groups/run-group";
import { useT } from "../i18n/translate";
import { Checkboxes } from "../ui/checkboxes";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { GROUP_LANGUAGES, ONLINE } from "./group-forms";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface Room {
  id: string;
  name: string;
  hub: string;
  seats: number;
  active: boolean;
}

interface Props {
  form: string;
  slip: StaffSlip | undefined;
  /** left out for one that is not there yet */
  group?: GroupFacts;
  rooms: readonly Room[];
  hubs: ReadonlyArray<{ id: string; name: string }>;
}

const NUMBERS = [
  ["seats", "seats", "seatsHint"],
  ["crechePlaces", "creche", "crecheHint"],
  ["crecheStaff", "crecheStaff", "crecheStaffHint"],
  ["transportSeats", "transport", "transportHint"],
] as const;

/** What is said about a group, new or not. */
export function GroupFactsFields({ form, slip, group, rooms, hubs }: Props) {
  const t = useT();
  const field = useFields(form, slip);
  const tick = (name: "hideVenue" | "askFirst") => {
    const typed = slip?.form === form;
    const { value, ...rest } = field(name, !typed && group?.[name] ? "yes" : "");
    return { ...rest, values: value ? [value] : [] };
  };
  const where = group ? (group.online ? ONLINE : (group.room ?? "")) : "";
  const roomLabel = (it: Room) =>
    t("groupwork:facts.whereRoom", {
      hub: hubs.find((hub) => hub.id === it.hub)?.name ?? it.hub,
      room: it.name,
      seats: it.seats,
    });
  return (
    <>
      <Select
        {...field("where", where)}
        label={t("groupwork:facts.where")}
        options={[
          { value: "", label: t("groupwork:facts.whereNone") },
          { value: ONLINE, label: t("groupwork:facts.whereOnline") },
          ...rooms
            .filter((it) => it.active || it.id === group?.room)
            .map((it) => ({ value: it.id, label: roomLabel(it) })),
        ]}
      />
      <TextArea
        {...field("joinBy", group?.joinBy)}
        label={t("groupwork:facts.joinBy")}
        hint={t("groupwork:facts.joinByHint")}
        rows={2}
      />
      <Checkboxes
        {...tick("hideVenue")}
        label={t("groupwork:facts.hideVenue")}
        hint={t("groupwork:facts.hideVenueHint")}
        options={[{ value: "yes", label: t("groupwork:facts.hideVenueYes") }]}
        small
      />
      {NUMBERS.map(([name, label, hint]) => (
        <TextInput
          key={name}
          {...field(name, String(group?.[name] ?? 0))}
          label={t(`groupwork:facts.${label}`)}
          hint={t(`groupwork:facts.${hint}`)}
          inputMode="numeric"
          width={4}
        />
      ))}
      <Checkboxes
        {...tick("askFirst")}
        label={t("groupwork:facts.askFirst")}
        hint={t("groupwork:facts.askFirstHint")}
        options={[{ value: "yes", label: t("groupwork:facts.askFirstYes") }]}
        small
      />
      <Select
        {...field("language", group?.language ?? "en")}
        label={t("groupwork:facts.language")}
        options={GROUP_LANGUAGES.map((it) => ({ value: it, label: t(`groupwork:language.${it}`) }))}
      />
      <TextInput
        {...field("leads", group?.leads)}
        label={t("groupwork:facts.leads")}
        hint={t("groupwork:facts.leadsHint")}
      />
      <TextArea
        {...field("note", group?.note)}
        label={t("groupwork:facts.note")}
        hint={t("groupwork:facts.noteHint")}
        rows={3}
      />
    </>
  );
}
