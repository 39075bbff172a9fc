import { useSpeech, useT } from "../i18n/translate";
import { MARKS, type RegisterPerson } from "../groups/register";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { useSite } from "../ui/site-context";
import type { RegisterView } from "./read-register-page.server";
import { useAges, useSessionLine } from "./register-words";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";

export function RegisterPage({ view, slip }: { view: RegisterView; slip: StaffSlip | undefined }) {
  const t = useT();
  const { session } = view;
  return (
    <>
      <BackLink href={paths.groupBookings(session.group)} />
      <SlipNotice slip={slip} />
      <RegisterScript />
      <Status />
      <Register view={view} />
      <div className="buttons">
        <LinkButton href={paths.registerSheet(session.group, session.id, "register")} kind="secondary">
          {t("register:sheet.register")}
        </LinkButton>
        <LinkButton href={paths.registerSheet(session.group, session.id, "door")} kind="secondary">
          {t("register:sheet.door")}
        </LinkButton>
      </div>
    </>
  );
}

/** What a phone keeps of this page to show it without signal: no name, no group, no date. What it shows is locked in
 *  another place of the browser, and put in by the script. */
export function RegisterShell() {
  const t = useT();
  return (
    <>
      <RegisterScript />
      <Status />
      <div data-register-shell>
        <h1>{t("register:title")}</h1>
        <p data-register-empty hidden>
          {t("register:phone.nothing")}
        </p>
      </div>
    </>
  );
}

/** Filled by the script; it must be there before anything is said, or nobody hears it. */
const Status = () => <p className="register__status" role="status" data-register-status />;

const RegisterScript = () => <script type="module" src={useSite().assets.registerScript} />;

/** Everything that a phone keeps, with all words that the script says. */
function Register({ view }: { view: RegisterView }) {
  const { t } = useSpeech();
  const line = useSessionLine();
  const { session, people, open, keptUntil, onceKey } = view;
  const missed = people.filter((it) => it.mark === "missed" && !it.away);
  const says = {
    "data-waiting": t("register:phone.waiting"),
    "data-sent": t("register:phone.sent", { time: "#" }),
    "data-offline": t("register:phone.offline"),
    "data-sign-in": t("register:phone.signIn"),
    "data-cannot": t("register:phone.cannot"),
    "data-kept": t("register:phone.kept"),
  };
  return (
    <section className="register" data-register data-until={keptUntil.getTime()} {...says}>
      <h1>{t("register:title")}</h1>
      <p className="lead">{line(session)}</p>
      {session.state === "cancelled" && <p>{t("register:cancelled")}</p>}
      {session.state === "planned" && !open && <p>{t("register:tooSoon")}</p>}
      {people.length === 0 && <p>{t("register:nobody")}</p>}
      {people.length > 0 && (
        <form method="post" data-register-form>
          <input type="hidden" name="key" value={onceKey} />
          <ol className="register__people">
            {people.map((it) => (
              <Person key={it.id} it={it} open={open} />
            ))}
          </ol>
          {open && <Button>{t("register:save")}</Button>}
        </form>
      )}
      {missed.length > 0 && <Missed people={missed} />}
    </section>
  );
}

function Person({ it, open }: { it: RegisterPerson; open: boolean }) {
  const t = useT();
  const ages = useAges();
  return (
    <li>
      <fieldset disabled={!open} data-away={it.away || undefined}>
        <legend>
          {it.name} {it.guest && <Tag kind="plain">{t("register:guest")}</Tag>}{" "}
          {it.away && <Tag kind="late">{t("register:away")}</Tag>}
        </legend>
        <p className="quiet">
          {[
            t("register:adults", { count: it.adults }),
            ...(it.children.length > 0 ? [t("register:children", { ages: ages(it.children) })] : []),
            ...(it.transport > 0 ? [t("register:transport", { count: it.transport })] : []),
          ].join(" · ")}
        </p>
        {it.creche.length > 0 && <p>{t("register:inCreche", { ages: ages(it.creche) })}</p>}
        {it.mark && <input type="hidden" name={`was-${it.id}`} value={it.mark} />}
        <div className="register__marks choices">
          {MARKS.map((mark) => (
            <div key={mark} className="ds_radio ds_radio--small">
              <input
                id={`${mark}-${it.id}`}
                className="ds_radio__input"
                type="radio"
                name={`mark-${it.id}`}
                value={mark}
                defaultChecked={it.mark === mark}
              />
              <label className="ds_radio__label" htmlFor={`${mark}-${it.id}`}>
                {t(`register:mark.${mark}`)}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </li>
  );
}

/** No strike: a kind word, or somebody who rings. */
function Missed({ people }: { people: RegisterPerson[] }) {
  const t = useT();
  return (
    <section data-register-online>
      <h2>{t("register:missed.title")}</h2>
      <p>{t("register:missed.text")}</p>
      <ul className="register__missed">
        {people.map((it) => (
          <li key={it.id}>
            <strong>{it.name}</strong>{" "}
            {it.told ? (
              <span>{t("register:missed.told")}</span>
            ) : (
              <form method="post">
                <button type="submit" className="ds_button ds_button--secondary" name="kind" value={it.id}>
                  {t("register:missed.button")}
                  <span className="visually-hidden"> {t("register:missed.to", { name: it.name })}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
