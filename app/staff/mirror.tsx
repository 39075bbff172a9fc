import { useT } from "../i18n/translate";
import { MarkedText } from "../stories/marked-text";
import { Notice } from "../ui/notice";
import type { readMirror } from "./read-answer-page.server";

export type MirrorView = NonNullable<Awaited<ReturnType<typeof readMirror>>>;

/** An answer as the family will read it, with what they may stumble over. */
export function Mirror({
  mirror,
  missing,
  face,
}: {
  mirror: MirrorView;
  missing: readonly string[];
  /** its writer has a name for families: without one nothing can be given */
  face: boolean;
}) {
  const t = useT();
  const { text, stock, identifiers } = mirror;
  const kinds = [...new Set(stock.map((it) => it.kind))];
  return (
    <section className="preview" aria-labelledby="mirror">
      <h2 id="mirror" tabIndex={-1}>
        {t("answers:mirror.title")}
      </h2>
      <p>{t(face ? "answers:mirror.text" : "answers:mirror.textNoFace")}</p>
      <div className="preview__page">
        <p>
          <MarkedText
            text={text}
            marks={joinMarks(mirror)}
            say={({ direct }) => `[${t(`answers:mirror.is.${direct ? "who" : "stock"}`)}]`}
          />
        </p>
      </div>
      {kinds.length > 0 && (
        <Notice kind="info" title={t("answers:mirror.stock", { count: stock.length })}>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>{t(`answers:mirror.kind.${kind}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {identifiers.length > 0 && (
        <Notice kind="info" title={t("answers:mirror.identifiers", { count: identifiers.length })}>
          <p>{t("answers:mirror.identifiersText")}</p>
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice kind="info" title={t("answers:mirror.missing")}>
          <ul>
            {missing.map((it) => (
              <li key={it}>{it}</li>
            ))}
          </ul>
        </Notice>
      )}
      {kinds.length === 0 && identifiers.length === 0 && missing.length === 0 && (
        <p>{t("answers:mirror.clear")}</p>
      )}
    </section>
  );
}

/** In order and none over another: what tells who it is comes first. */
function joinMarks({ stock, identifiers }: MirrorView) {
  const free = stock.filter((it) => !identifiers.some((other) => other.from < it.to && it.from < other.to));
  return [
    ...free.map(({ from, to }) => ({ from, to, direct: false })),
    ...identifiers.map(({ from, to }) => ({ from, to, direct: true })),
  ].sort((a, b) => a.from - b.from);
}
