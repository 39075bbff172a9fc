import { LONGEST_FACT } from "../hubs/service-facts";
import { useT } from "../i18n/translate";
import { STORY_NUMBERS, type StoryNumber, type StorySettings } from "../stories/story-settings";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { MarkField } from "./mark-field";
import { SaveOrLook } from "./preview";
import { useFields } from "./staff-form";
import { Ticks } from "./ticks";
import type { StaffSlip } from "./staff-slip.server";

const NUMBERS = Object.keys(STORY_NUMBERS) as StoryNumber[];

interface Props {
  settings: StorySettings;
  /** of how they stand */
  mark: string;
  slip: StaffSlip | undefined;
}

/** How soon stories are read and answered, what they wait for, and how long the words of their authors are kept. */
export function StorySettingsForm({ settings, mark, slip }: Props) {
  const t = useT();
  const field = useFields("stories", slip);
  const { secondReader, childComplaintsRoad } = settings;
  return (
    <form method="post">
      <input type="hidden" name="intent" value="stories" />
      <MarkField form="stories" mark={mark} slip={slip} />
      <h2>{t("answers:settings.title")}</h2>
      <p>{t("answers:settings.text")}</p>
      {NUMBERS.map((it) => (
        <TextInput
          key={it}
          {...field(it, String(settings[it]))}
          label={t(`answers:settings.${it}`)}
          hint={t(`answers:settings.hint.${it}`, STORY_NUMBERS[it])}
          inputMode="numeric"
          width={4}
        />
      ))}
      <Ticks
        label={t("answers:settings.reading")}
        form="stories"
        slip={slip}
        options={[{ name: "secondReader", label: t("answers:settings.secondReader"), ticked: secondReader }]}
      />
      <TextArea
        {...field("childComplaints", childComplaintsRoad ?? "")}
        label={t("answers:settings.childComplaints")}
        hint={t("answers:settings.hint.childComplaints")}
        rows={3}
        max={LONGEST_FACT}
      />
      <SaveOrLook>{t("answers:settings.save")}</SaveOrLook>
    </form>
  );
}
