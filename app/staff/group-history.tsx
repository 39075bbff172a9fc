import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { isGroupChange, sayGroupChange } from "./say-group";
import { useWhen } from "./when";

export interface HistoryLine {
  id: string;
  at: Date;
  action: string;
  detail: string | null;
  /** null where there is no such account any more */
  name: string | null;
}

/** What was done, newest first. @param group whose families can have been told; left out: nobody was */
export function GroupHistory({
  title,
  lines,
  group,
}: {
  title: string;
  lines: HistoryLine[];
  group?: string;
}) {
  const { t, lang } = useSpeech();
  const when = useWhen();
  return (
    <section className="part">
      <h2>{title}</h2>
      {lines.length === 0 && <p>{t("groupwork:group.noHistory")}</p>}
      <ol className="changes">
        {lines.map(({ id, at, action, detail, name }) => {
          if (!isGroupChange(action)) return null;
          const { did, parts, told } = sayGroupChange(action, detail, { t, lang });
          return (
            <li key={id} className="change">
              <h3>{did}</h3>
              <p className="quiet">
                {t("groupwork:did.byWhom", { name: name ?? t("record:nobody"), at: when(at) })}
              </p>
              {parts.map((it) => (
                <p key={it}>{it}</p>
              ))}
              {group && told && (
                <p>
                  <a href={paths.groupTold(group, String(at.getTime()))}>
                    {t("groupwork:did.whoTold")}
                    <span className="visually-hidden">
                      {" "}
                      {did}, {when(at)}
                    </span>
                  </a>
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
