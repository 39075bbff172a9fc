/** What the hub and the family wrote to one another, and what the hub writes next. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { blanksOf, BLANKS } from "../referrals/reply-blocks";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { Folded } from "./folded";
import type { OpenedRequest } from "./read-request.server";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";
import { useWhen } from "./when";

interface ThreadProps {
  opened: OpenedRequest;
  reference: string;
  /** null: another hub's, to be read and nothing else */
  slip: StaffSlip | undefined | null;
}

export function Thread({ opened, reference, slip }: ThreadProps) {
  const t = useT();
  const when = useWhen();
  return (
    <section className="thread">
      <h2>{t("desk:thread.title")}</h2>
      {opened.thread.length === 0 && <p>{t("desk:thread.none")}</p>}
      <ol>
        {opened.thread.map((it) => (
          <li key={it.at.getTime()} className={it.by === null ? "theirs" : "ours"}>
            <p>
              <strong>{it.by ?? t("staff:request.history.family")}</strong>{" "}
              <span className="quiet">{when(it.at)}</span>{" "}
              {it.isNew && <Tag kind="unread">{t("desk:isNew")}</Tag>}
            </p>
            <p className="words" lang={it.by === null ? opened.lang : undefined} dir="auto">
              {it.text}
            </p>
            {it.withheld && (
              <p>
                <strong>{t("desk:wall.withheld")}</strong>
              </p>
            )}
          </li>
        ))}
      </ol>
      {slip !== null && (
        <div className="request-actions">
          <MessageForm {...{ opened, reference, slip }} />
        </div>
      )}
    </section>
  );
}

function MessageForm({ opened, reference, slip }: ThreadProps & { slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields("message", slip);
  const { value: tell, ...tellField } = field("tell");
  return (
    <Folded
      form="message"
      title={t("staff:request.message.title")}
      slip={slip}
      action={paths.requestMessages(reference)}
      onceKey={`${opened.onceKey}m`}
    >
      {/* Enter in a blank must not put the message on the page */}
      {opened.blocks.length > 0 && <Blocks {...{ opened, slip }} />}
      <TextArea
        {...field("text")}
        label={t("staff:request.message.text")}
        hint={t("staff:request.message.hint")}
        rows={4}
        max={MOST_TEXT}
      />
      {opened.mailIsSafe || tell ? (
        <Checkboxes
          {...tellField}
          label={t("staff:request.message.tell")}
          values={tell ? [tell] : []}
          options={[{ value: "yes", label: t("staff:request.message.tellYes") }]}
          small
        />
      ) : (
        <p className="quiet">{t("staff:request.message.noMail")}</p>
      )}
      <Button>{t("staff:request.message.button")}</Button>
    </Folded>
  );
}

/** Sentences that somebody has checked: put into the message, where they can still be changed. */
function Blocks({ opened, slip }: Pick<ThreadProps, "opened"> & { slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields("message", slip);
  const wanted = BLANKS.filter((blank) => opened.blocks.some((it) => blanksOf(it.text)?.includes(blank)));
  return (
    <div className="blocks">
      <Radios
        {...field("block")}
        label={t("desk:block.choose")}
        options={opened.blocks.map(({ id, name, text }) => ({ value: id, label: name, hint: text }))}
        small
      />
      {wanted.map((blank) => (
        <TextInput
          key={blank}
          {...field(blank)}
          label={t(`desk:block.${blank}`)}
          width={20}
          autoComplete="off"
        />
      ))}
      <Button kind="secondary" name="use" value="1">
        {t("desk:block.use")}
      </Button>
    </div>
  );
}
