import type { Room } from "../groups/groups.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { fieldId } from "./form-problems";
import { GroupHistory, type HistoryLine } from "./group-history";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Ticks } from "./ticks";

interface Props {
  /** undefined: it is not there yet */
  room: Room | undefined;
  mark: string;
  history: HistoryLine[];
  hubs: Array<{ id: string; name: string }>;
  slip: StaffSlip | undefined;
}
export const ROOM_FORM = "room";

export function RoomPage({ room, mark, history, hubs, slip }: Props) {
  const t = useT();
  const field = useFields(ROOM_FORM, slip);
  return (
    <>
      <BackLink href={paths.staffRooms} />
      <h1>{room?.name ?? t("groupwork:rooms.add")}</h1>
      <SlipNotice slip={slip} />
      <form method="post" id={fieldId(ROOM_FORM, "form")} tabIndex={-1}>
        <input type="hidden" name="mark" value={mark} />
        {!room && hubs.length === 1 && <input type="hidden" name="hub" value={hubs[0]!.id} />}
        {!room && hubs.length > 1 && (
          <Select
            {...field("hub")}
            label={t("groupwork:room.hub")}
            options={[
              { value: "", label: t("groupwork:new.choose") },
              ...hubs.map((it) => ({ value: it.id, label: it.name })),
            ]}
          />
        )}
        <TextInput
          {...field("name", room?.name)}
          label={t("groupwork:room.name")}
          hint={t("groupwork:room.nameHint")}
        />
        <TextArea
          {...field("address", room?.address.join("\n"))}
          label={t("groupwork:room.address")}
          hint={t("groupwork:room.addressHint")}
          rows={4}
        />
        <TextArea
          {...field("directions", room?.directions)}
          label={t("groupwork:room.directions")}
          hint={t("groupwork:room.directionsHint")}
          rows={3}
        />
        <TextArea
          {...field("access", room?.access)}
          label={t("groupwork:room.access")}
          hint={t("groupwork:room.accessHint")}
          rows={3}
        />
        <TextInput
          {...field("seats", String(room?.seats ?? ""))}
          label={t("groupwork:room.seats")}
          inputMode="numeric"
          width={4}
        />
        <Ticks
          label={t("groupwork:room.use")}
          form={ROOM_FORM}
          slip={slip}
          options={[
            {
              name: "active",
              label: t("groupwork:room.active"),
              hint: t("groupwork:room.activeHint"),
              ticked: room?.active ?? true,
            },
            { name: "example", label: t("groupwork:room.example"), ticked: room?.example ?? false },
          ]}
        />
        <Button>{t("groupwork:room.save")}</Button>
      </form>
      {room && <GroupHistory title={t("groupwork:room.history")} lines={history} />}
    </>
  );
}
