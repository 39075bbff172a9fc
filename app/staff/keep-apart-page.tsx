import type { KnownAs } from "../groups/known-as";
import type { readPairs } from "../groups/pair-families.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { fieldId } from "./form-problems";
import type { Side } from "./keep-apart-form";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { useWhen } from "./when";

interface Props {
  pairs: Awaited<ReturnType<typeof readPairs>>;
  hubs: Array<{ id: string; name: string }>;
  slip: StaffSlip | undefined;
}

/** Which families must not sit in one group. */
export function KeepApartPage({ pairs, hubs, slip }: Props) {
  const t = useT();
  return (
    <>
      <BackLink href={paths.staffGroups} />
      <h1>{t("groupwork:apart.title")}</h1>
      <SlipNotice slip={slip} />
      <p>{t("groupwork:apart.lead")}</p>
      {pairs.length === 0 && <p>{t("groupwork:apart.empty")}</p>}
      <ol className="changes">
        {pairs.map((it) => (
          <Pair key={it.id} pair={it} hub={hubs.find((hub) => hub.id === it.hub)?.name ?? it.hub} />
        ))}
      </ol>
      <AddPair hubs={hubs} slip={slip} />
    </>
  );
}

function Pair({ pair, hub }: { pair: Props["pairs"][number]; hub: string }) {
  const t = useT();
  const when = useWhen();
  const both = t("groupwork:apart.both", { a: sayName(pair.a), b: sayName(pair.b) });
  return (
    <li className="change">
      <h2>{both}</h2>
      <p className="quiet">
        {t("groupwork:apart.by", { name: pair.by ?? t("record:nobody"), at: when(pair.createdAt), hub })}
      </p>
      <p className="written">{pair.reason}</p>
      {[pair.a, pair.b].map((it, at) => (
        <p key={at} className="quiet">
          {[...it.references, ...it.phones, ...it.emails].join(", ")}
        </p>
      ))}
      <div className="request-actions">
        <details>
          <summary>
            {t("groupwork:apart.end")}
            <span className="visually-hidden"> {both}</span>
          </summary>
          <form method="post">
            <input type="hidden" name="id" value={pair.id} />
            <input type="hidden" name="hub" value={pair.hub} />
            <p>{t("groupwork:apart.endText")}</p>
            <Button kind="secondary" name="intent" value="end">
              {t("groupwork:apart.end")}
            </Button>
          </form>
        </details>
      </div>
    </li>
  );
}

const sayName = ({ name, references, phones, emails }: KnownAs) =>
  name || references[0] || phones[0] || emails[0] || "";

function AddPair({ hubs, slip }: Pick<Props, "hubs" | "slip">) {
  const t = useT();
  const field = useFields("add", slip);
  return (
    <form method="post" id={fieldId("add", "form")} tabIndex={-1}>
      <h2>{t("groupwork:apart.add")}</h2>
      <p>{t("groupwork:apart.addText")}</p>
      {hubs.length === 1 && <input type="hidden" name="hub" value={hubs[0]!.id} />}
      {hubs.length > 1 && (
        <Select
          {...field("hub")}
          label={t("groupwork:apart.hub")}
          options={[
            { value: "", label: t("groupwork:new.choose") },
            ...hubs.map((it) => ({ value: it.id, label: it.name })),
          ]}
        />
      )}
      <Family side="a" slip={slip} />
      <Family side="b" slip={slip} />
      <TextArea
        {...field("reason")}
        label={t("groupwork:apart.reason")}
        hint={t("groupwork:apart.reasonHint")}
        rows={3}
      />
      <Button name="intent" value="add">
        {t("groupwork:apart.save")}
      </Button>
    </form>
  );
}

function Family({ side, slip }: { side: Side; slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields("add", slip);
  return (
    <fieldset className="form-group">
      <legend>
        <h3>{t(`groupwork:apart.family.${side}`)}</h3>
      </legend>
      <TextInput {...field(`${side}Name`)} label={t("groupwork:apart.name")} autoComplete="off" />
      <TextInput
        {...field(`${side}References`)}
        label={t("groupwork:apart.references")}
        hint={t("groupwork:apart.referencesHint")}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        {...field(`${side}Phones`)}
        label={t("groupwork:apart.phones")}
        hint={t("groupwork:apart.severalHint")}
        autoComplete="off"
      />
      <TextInput
        {...field(`${side}Emails`)}
        label={t("groupwork:apart.emails")}
        hint={t("groupwork:apart.severalHint")}
        autoComplete="off"
      />
    </fieldset>
  );
}
