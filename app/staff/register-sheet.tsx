import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { PrintButton } from "../ui/print-button";
import type { RegisterView } from "./read-register-page.server";
import { useAges, useSessionLine } from "./register-words";

/** `door`: to be let in by, with first names and nothing else. */
export const SHEETS = ["register", "door"] as const;

const SPARE_LINES = 4;

/** One sheet to print, with room for those whom nobody expected. */
export function RegisterSheet({ view, sheet }: { view: RegisterView; sheet: (typeof SHEETS)[number] }) {
  const t = useT();
  const ages = useAges();
  const line = useSessionLine();
  const { session } = view;
  const people = view.people.filter((it) => !it.away);
  const columns =
    sheet === "door"
      ? (["name", "here"] as const)
      : (["name", "people", "creche", "came", "missed"] as const);
  return (
    <>
      <BackLink href={paths.register(session.group, session.id)} />
      <h1>{t(`register:sheet.${sheet}`)}</h1>
      <p>{line(session)}</p>
      <p className="no-print">{t("register:sheet.shred")}</p>
      <div className="buttons no-print">
        <PrintButton />
      </div>
      <div className="sheet-scroll wide" role="region" tabIndex={0} aria-label={t(`register:sheet.${sheet}`)}>
        <table className="sheet">
          <thead>
            <tr>
              {columns.map((it) => (
                <th key={it} scope="col">
                  {t(`register:sheet.column.${it}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((it) => (
              <tr key={it.id}>
                <th scope="row">
                  {it.name}
                  {it.guest && ` (${t("register:guest")})`}
                </th>
                {sheet === "register" && (
                  <>
                    <td>
                      {t("register:adults", { count: it.adults })}
                      {it.children.length > 0 && `, ${t("register:children", { ages: ages(it.children) })}`}
                    </td>
                    <td>{ages(it.creche)}</td>
                    <td />
                  </>
                )}
                <td />
              </tr>
            ))}
            {Array.from({ length: SPARE_LINES }, (_, at) => (
              <tr key={at}>
                {columns.map((it) => (
                  <td key={it} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
