import { useSpeech } from "../i18n/translate";
import { fieldName } from "../questions/journey";
import type { QuestionFieldProps } from "../questions/question-field";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { TextInput } from "../ui/text-input";
import { useSite } from "../ui/site-context";
import { NO_PLACE, readWorkedOut } from "./place.question";

/** One box for a postcode, town or village, and under it the hubs and the two ways to say neither. */
export function PlaceField({ name, raw, slips, heading }: QuestionFieldProps) {
  const { label, hint, errors, parts } = useSpeech().words.referral.questions.place;
  const { hubs } = useSite();
  const typed = (part: string) => raw[fieldName(name, part)] ?? [];
  const found = readWorkedOut(typed);
  const code = slips[0]?.code as keyof typeof errors | undefined;
  const offers = code === "nearMiss" && found ? found.offers : [];
  return (
    <>
      <TextInput
        id={fieldName(name, "where")}
        name={fieldName(name, "where")}
        label={label}
        hint={hint}
        heading={heading}
        value={typed("where")[0]}
        error={code && errors[code]}
        width={20}
      />
      {offers.length > 0 && (
        <p className="offers">
          {offers.map((offer) => (
            <Button key={offer} kind="secondary" name={fieldName(name, "offer")} value={offer}>
              {offer}
            </Button>
          ))}
        </p>
      )}
      <Radios
        id={fieldName(name, "pick")}
        name={fieldName(name, "pick")}
        label={parts.or}
        value={typed("pick")[0]}
        options={[
          ...hubs.map((hub) => ({ value: hub.id, label: parts.hub.replace("{{hub}}", hub.name) })),
          ...NO_PLACE.map((value) => ({ value, label: parts[value] })),
        ]}
      />
    </>
  );
}
