import { useT } from "../i18n/translate";
import type { FamilyMessage } from "../groups/group";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";
import { Folded } from "./folded";
import type { OpenedBooking } from "./read-booking.server";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { useWhen } from "./when";

/** What the family was told on its page, and what it is told next. */
export function BookingMessages({ opened, slip }: { opened: OpenedBooking; slip: StaffSlip | undefined }) {
  const t = useT();
  const when = useWhen();
  const field = useFields("message", slip);
  const say = useMessage();
  const who = (by: string | null) => {
    if (by === null) return t("staff:request.history.family");
    return by === "portal" ? t("staff:request.history.portal") : by;
  };
  return (
    <section className="thread">
      <h2>{t("register:messages.title")}</h2>
      {opened.messages.length === 0 && <p>{t("register:messages.none")}</p>}
      <ol>
        {opened.messages.map((it) => (
          <li key={it.id} className={it.by === null ? "theirs" : "ours"}>
            <p>
              <strong>{who(it.by)}</strong> <span className="quiet">{when(it.at)}</span>
            </p>
            <p className="words" dir="auto">
              {say(it.message)}
            </p>
          </li>
        ))}
      </ol>
      <div className="request-actions">
        <Folded
          form="message"
          title={t("staff:request.message.title")}
          slip={slip}
          onceKey={`${opened.onceKey}m`}
        >
          <TextArea
            {...field("text")}
            label={t("staff:request.message.text")}
            hint={t("register:messages.hint")}
            rows={4}
            max={MOST_TEXT}
          />
          <Button>{t("staff:request.message.button")}</Button>
        </Folded>
      </div>
    </section>
  );
}

/** A message as staff read it: what it said, in short. */
function useMessage(): (it: FamilyMessage) => string {
  const t = useT();
  const when = useWhen();
  return (it) => {
    switch (it.say) {
      case "staff":
        return it.text;
      case "offered":
        return t("register:messages.offered", { at: when(new Date(it.until)) });
      case "moved":
        return t("register:messages.moved", { from: when(new Date(it.from)), to: when(new Date(it.to)) });
      case "sessionAdded":
      case "sessionCancelled":
      case "missed":
      case "placeChanged":
        return t(`register:messages.${it.say}`, { at: when(new Date(it.at)) });
      default:
        return t(`register:messages.${it.say}`);
    }
  };
}
