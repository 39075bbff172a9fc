import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { DAY_PARTS } from "../safety/contact";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { Radios } from "../ui/radios";
import { TextInput } from "../ui/text-input";
import { BundleFields, NOTHING_YET } from "./bundle-fields";
import { BOOKED_BY, TYPED_WAYS } from "./new-booking-form";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

const FORM = "new";

interface NewBookingPageProps {
  group: { id: string; crechePlaces: number; transportSeats: number };
  programme: { name: string };
  hubName: string;
  onceKey: string;
  slip: StaffSlip | undefined;
}

/** Somebody rang, stands at the desk, or sent a sheet of paper: everything on one page. */
export function NewBookingPage({ group, programme, hubName, onceKey, slip }: NewBookingPageProps) {
  const t = useT();
  const field = useFields(FORM, slip);
  const { value: talked, ...talkedField } = field("talked");
  return (
    <>
      <BackLink href={paths.groupBookings(group.id)} />
      <h1>{t("register:new.title")}</h1>
      <SlipNotice slip={slip} />
      <p className="lead">{t("register:new.lead", { programme: programme.name, hub: hubName })}</p>
      <form method="post">
        <input type="hidden" name="key" value={slip?.values.key?.[0] ?? onceKey} />
        <Radios
          {...field("via")}
          label={t("register:new.via")}
          options={BOOKED_BY.map((value) => ({ value, label: t(`register:new.viaIs.${value}`) }))}
          small
        />
        <TextInput
          {...field("callMe")}
          label={t("register:new.callMe")}
          hint={t("register:new.callMeHint")}
          width={20}
          autoComplete="off"
        />
        <h2>{t("register:new.who")}</h2>
        <BundleFields
          form={FORM}
          shown={NOTHING_YET}
          has={{ creche: group.crechePlaces > 0, transport: group.transportSeats > 0 }}
          slip={slip}
        />
        <h2>{t("register:new.contact")}</h2>
        <p>{t("register:new.contactText")}</p>
        <ContactFields slip={slip} />
        <Checkboxes
          {...talkedField}
          label={t("register:new.talked")}
          hint={t("register:new.talkedHint")}
          values={talked ? [talked] : []}
          options={[{ value: "yes", label: t("register:new.talkedYes") }]}
          small
        />
        <Button>{t("register:new.save")}</Button>
      </form>
    </>
  );
}

function ContactFields({ slip }: { slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields(FORM, slip);
  const typed = (name: string) => slip?.values[name] ?? [];
  const { value: _, ...reach } = field("reach");
  return (
    <>
      <Checkboxes
        {...reach}
        label={t("register:new.reach")}
        values={typed("reach")}
        options={[...TYPED_WAYS, "code" as const].map((value) => ({
          value,
          label: t(`register:new.reachIs.${value}`),
        }))}
        small
      />
      {TYPED_WAYS.map((way) => (
        <WayFields key={way} way={way} slip={slip} />
      ))}
      <TextInput
        {...field("codeWord")}
        label={t("register:new.codeWord")}
        hint={t("register:new.codeWordHint")}
        width={20}
        autoComplete="off"
      />
    </>
  );
}

/** Folded away until it is wanted: most give one way. */
function WayFields({ way, slip }: { way: (typeof TYPED_WAYS)[number]; slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields(FORM, slip);
  const { value: _, ...when } = field(`${way}When`);
  const { value: anyone, ...who } = field("phoneWho");
  const { value: voicemail, ...mail } = field("phoneVoicemail");
  const typed = slip?.values;
  const wanted = typed?.reach?.includes(way) || !!typed?.[`${way}To`]?.[0];
  return (
    <details open={wanted} className="way">
      <summary>{t(`register:new.way.${way}`)}</summary>
      <div>
        <TextInput
          {...field(`${way}To`)}
          label={t(`register:new.to.${way}`)}
          type={way === "email" ? "email" : "tel"}
          width={20}
          autoComplete="off"
        />
        <Checkboxes
          {...when}
          label={t("register:new.when")}
          hint={t("register:new.whenHint")}
          values={typed?.[`${way}When`] ?? []}
          options={DAY_PARTS.map((value) => ({ value, label: t(`staff:request.contact.part.${value}`) }))}
          small
        />
        {way === "phone" && (
          <>
            <Checkboxes
              {...who}
              label={t("register:new.answers")}
              values={anyone ? [anyone] : []}
              options={[{ value: "anyone", label: t("register:new.anyone") }]}
              small
            />
            <Checkboxes
              {...mail}
              label={t("register:new.voicemail")}
              values={voicemail ? [voicemail] : []}
              options={[{ value: "yes", label: t("register:new.voicemailYes") }]}
              small
            />
          </>
        )}
        <SayFields way={way} slip={slip} />
        <TextInput {...field(`${way}Note`)} label={t("register:new.note")} autoComplete="off" />
      </div>
    </details>
  );
}

function SayFields({ way, slip }: { way: (typeof TYPED_WAYS)[number]; slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields(FORM, slip);
  const { value: say, ...sayField } = field(`${way}Say`);
  return (
    <>
      <Checkboxes
        {...sayField}
        label={t("register:new.say")}
        values={say ? [say] : []}
        options={[{ value: "yes", label: t("register:new.sayYes") }]}
        small
      />
      <TextInput {...field(`${way}SayInstead`)} label={t("register:new.sayInstead")} autoComplete="off" />
    </>
  );
}
