import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import type { Translate } from "../i18n/words";
import type { FamilyMessage } from "./group";
import type { OwnBooking } from "./own-booking.server";
import { dayAndTime } from "./say-times";

/** What the family was told, in the language it reads now. */
function sayMessage(message: FamilyMessage, t: Translate, lang: string): string {
  switch (message.say) {
    case "staff":
      return message.text;
    case "offered":
      return t("booking:page.message.offered", dayAndTime(lang, new Date(message.until)));
    case "moved": {
      const to = dayAndTime(lang, new Date(message.to));
      const from = dayAndTime(lang, new Date(message.from));
      return t("booking:page.message.moved", { ...from, newDay: to.day, newTime: to.time });
    }
    case "sessionAdded":
    case "sessionCancelled":
    case "missed":
    case "placeChanged":
      return t(`booking:page.message.${message.say}`, dayAndTime(lang, new Date(message.at)));
    default:
      return t(`booking:page.message.${message.say}`);
  }
}

/** Newest first: what counts now stands on top. */
export function BookingMessages({ messages }: { messages: OwnBooking["messages"] }) {
  const { t, lang } = useSpeech();
  if (messages.length === 0) return null;
  return (
    <section className="thread">
      <h2>{t("booking:page.messages")}</h2>
      <ol>
        {messages.toReversed().map(({ id, at, message }) => (
          <li key={id} className="theirs">
            <p className="quiet">
              {formatDay(lang, at)}, {formatTime(lang, at)}
            </p>
            <p className="words" dir="auto">
              {sayMessage(message, t, lang)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
