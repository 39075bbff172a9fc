import { formatDate } from "../i18n/dates";
import { OWN_TEXTS } from "../hubs/own-texts";
import { useSpeech, useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { Notice } from "../ui/notice";
import { TextInput } from "../ui/text-input";
import { ClosingDaysForm } from "./closing-days-form";
import { DataTable } from "./data-table";
import { ServiceFactsForm } from "./service-facts-form";
import { NEW_HELPLINE } from "./helpline-form";
import { RatiosForm } from "./ratios-form";
import { OF_SERVICE } from "./say-change";
import { MarkField } from "./mark-field";
import { SaveOrLook } from "./preview";
import { ProblemHere } from "./problem-here";
import { ServicePreview } from "./service-preview";
import type { readServiceSettings } from "./service-settings.server";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { StorySettingsForm } from "./story-settings-form";
import { Tag } from "./tag";

type Settings = Awaited<ReturnType<typeof readServiceSettings>>;
type Props = Settings & { slip: StaffSlip | undefined };

export function ServiceSettingsPage(props: Props) {
  const { t } = useSpeech();
  return (
    <>
      <h1>{t("staff:service.title")}</h1>
      <SlipNotice slip={props.slip} />
      <p className="links-row">
        <a href={paths.history(OF_SERVICE)}>{t("manage:history.link")}</a>
        <a href={paths.people}>{t("manage:people.title")}</a>
      </p>
      {props.helplines.some((it) => it.shown && !it.fresh) && (
        <Notice kind="urgent">
          <p>
            <a href="#helplines">{t("manage:helpline.toCheck")}</a>
          </p>
        </Notice>
      )}
      {props.preview && <ServicePreview shown={props.preview} />}
      <Hubs {...props} />
      <OutOfHours {...props} />
      <ServiceFactsForm facts={props.facts} mark={props.marks.facts} slip={props.slip} />
      <section>
        <h2>{t("manage:text.all")}</h2>
        <ul>
          {OWN_TEXTS.map((it) => (
            <li key={it}>
              <a href={paths.ownText(it)}>{t(`manage:text.title.${it}`)}</a>
            </li>
          ))}
        </ul>
      </section>
      <h2 id="helplines">{t("staff:service.helplines.title")}</h2>
      <p>{t("staff:service.helplines.hint")}</p>
      <Helplines {...props} />
      <p>
        <a href={paths.helpline(NEW_HELPLINE)}>{t("manage:helpline.add")}</a>
      </p>
      <RatiosForm ratios={props.ratios} mark={props.marks.ratios} slip={props.slip} />
      <StorySettingsForm settings={props.stories} mark={props.marks.stories} slip={props.slip} />
      <ClosingDaysForm days={props.closing} hint={t("staff:service.closingHint")} slip={props.slip} />
    </>
  );
}

function Hubs({ hubs, slip }: Props) {
  const t = useT();
  const field = useFields("addHub", slip);
  return (
    <section>
      <h2>{t("manage:hubs.title")}</h2>
      <ul>
        {hubs.map(({ id, name, active }) => (
          <li key={id}>
            <a href={paths.hubSettings(id)}>{name}</a>{" "}
            {!active && <Tag kind="late">{t("manage:hubs.off")}</Tag>}
          </li>
        ))}
      </ul>
      <form method="post">
        <h3>{t("manage:hubs.add")}</h3>
        <p>{t("manage:hubs.addHint")}</p>
        <TextInput {...field("name")} label={t("manage:hub.name")} hint={t("manage:hub.nameHint")} />
        <TextInput
          {...field("locality")}
          label={t("manage:hub.locality")}
          hint={t("manage:hub.localityHint")}
        />
        <Button name="intent" value="addHub">
          {t("manage:hubs.add")}
        </Button>
      </form>
    </section>
  );
}

function OutOfHours({ outOfHours, marks, slip }: Props) {
  const { t, lang } = useSpeech();
  const field = useFields("outOfHours", slip);
  const { value: confirmed, ...confirmedField } = field("confirmed");
  const { number, confirmedAt } = outOfHours;
  return (
    <form method="post">
      <input type="hidden" name="intent" value="outOfHours" />
      <MarkField form="outOfHours" mark={marks.outOfHours} slip={slip} />
      <h2>{t("staff:service.outOfHours.title")}</h2>
      <p>
        {confirmedAt
          ? t("staff:service.outOfHours.confirmedOn", { date: formatDate(lang, confirmedAt) })
          : t("staff:service.outOfHours.unconfirmed")}
      </p>
      <TextInput
        {...field("number", number)}
        label={t("staff:service.outOfHours.number")}
        type="tel"
        width={20}
      />
      <Checkboxes
        {...confirmedField}
        label={t("staff:service.outOfHours.confirmed")}
        values={confirmed ? [confirmed] : []}
        options={[{ value: "yes", label: t("staff:service.outOfHours.confirmedYes") }]}
        small
      />
      <SaveOrLook>{t("staff:service.outOfHours.save")}</SaveOrLook>
    </form>
  );
}

function Helplines({ helplines, slip }: Props) {
  const { t, lang } = useSpeech();
  const columns = ["name", "number", "shown", "checked", "action"] as const;
  return (
    <DataTable
      caption={t("staff:service.helplines.caption")}
      columns={columns.map((it) => t(`staff:service.helplines.column.${it}`))}
      rows={helplines.map((it) => ({
        key: it.id,
        cells: [
          <a key="name" href={paths.helpline(it.id)}>
            {it.name}
          </a>,
          <bdi key="number">{it.number}</bdi>,
          t(it.shown ? "staff:service.helplines.yes" : "staff:service.helplines.no"),
          <>
            {it.lastCheckedAt ? formatDate(lang, it.lastCheckedAt) : t("staff:service.helplines.never")}{" "}
            {it.shown && !it.fresh && <Tag kind="late">{t("staff:service.helplines.old")}</Tag>}
          </>,
          <form method="post" className="row-buttons" key="actions">
            <input type="hidden" name="id" value={it.id} />
            <ProblemHere form={`show-${it.id}`} slip={slip} />
            {(["checked", it.shown ? "hide" : "show"] as const).map((intent) => (
              <Button key={intent} kind="secondary" name="intent" value={intent}>
                {t(`staff:service.helplines.${intent === "checked" ? "check" : intent}`)}
                <span className="visually-hidden"> {it.name}</span>
              </Button>
            ))}
          </form>,
        ],
      }))}
    />
  );
}
