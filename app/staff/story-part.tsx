/** One part of a story: as it was written, the copy that is made of it, and what differs. */
import { useSpeech } from "../i18n/translate";
import { EditedText } from "../stories/edited-text";
import { MarkedText } from "../stories/marked-text";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import type { StoryWork } from "./read-story-page.server";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { partField } from "./typed-story";

const SHORT = ["title", "name"];
/** A line of a text area holds about so many characters. */
const LINE = 70;

interface PartProps {
  it: StoryWork["parts"][number];
  slip: StaffSlip | undefined;
  /** this person has it, and may type */
  mine: boolean;
  /** says what the two texts are */
  first: boolean;
}

export function StoryPartFields({ it, slip, mine, first }: PartProps) {
  const { t, words } = useSpeech();
  const { part, original, copy } = it;
  const field = useFields("work", slip)(partField(part), copy);
  const typed = field.value;
  const label = t("moderation:work.copy", { part: t(`moderation:part.${part}`) });
  const rows = Math.min(24, Math.max(3, Math.ceil(copy.length / LINE) + 1));
  return (
    <section className="story-part">
      <h3>{t(`moderation:part.${part}`)}</h3>
      {first && mine && <p className="quiet">{t("moderation:work.theirs")}</p>}
      {original !== "" && (
        <>
          <h4>{t("moderation:work.written")}</h4>
          <p className="story-part__text">
            <MarkedText
              text={original}
              marks={it.originalMarks}
              say={(it) => words.moderation.kinds[it.kind]}
            />
          </p>
        </>
      )}
      {mine &&
        (SHORT.includes(part) ? (
          <TextInput {...field} label={label} />
        ) : (
          <TextArea {...field} label={label} rows={rows} />
        ))}
      {typed !== copy && (
        <div className="story-part__other">
          <h4>{t("moderation:work.seenSince")}</h4>
          <p className="words">{copy}</p>
        </div>
      )}
      {it.pieces && (
        <>
          <h4>{t("moderation:work.diff")}</h4>
          {copy === "" ? (
            <p>{t("moderation:work.emptied")}</p>
          ) : (
            <EditedText
              pieces={it.pieces}
              words={{ gone: t("moderation:work.gone"), new: t("moderation:work.new") }}
            />
          )}
          <p className="quiet">
            {it.copyMarks.length > 0
              ? t("moderation:work.marks", { count: it.copyMarks.length })
              : t("moderation:work.noMarks")}
          </p>
        </>
      )}
    </section>
  );
}
