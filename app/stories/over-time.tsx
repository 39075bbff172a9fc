/** Counts by quarter: drawn, and the table that says the same. */
import { formatQuarter } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { ENOUGH, type ShownCount } from "./hide-few";

interface OverTimeProps {
  /** of the picture's parts */
  id: string;
  title: string;
  /** the first column's name */
  of: string;
  quarters: readonly string[];
  rows: readonly Row[];
  /** in the table alone: beside it everything else would be drawn too small */
  all?: Row;
}
interface Row {
  label: string;
  href?: string;
  counts: readonly ShownCount[];
}

const WIDTH = 320;
const HEAD = 32;
const ROW = 66;
/** of a row: where columns stand, and how tall the tallest is */
const GROUND = 56;
const TALLEST = 22;

export function OverTime(props: OverTimeProps) {
  return (
    <div className="over-time wide">
      <Table {...props} />
      <Picture {...props} />
    </div>
  );
}

function Picture({ id, title, quarters, rows }: OverTimeProps) {
  const { t, lang } = useSpeech();
  const column = WIDTH / quarters.length;
  const counts = rows.flatMap((it) => it.counts).filter((it) => typeof it === "number");
  const most = Math.max(1, ...counts);
  const middle = (at: number) => column * (at + 0.5);
  return (
    <svg
      className="over-time__picture"
      viewBox={`0 0 ${WIDTH} ${HEAD + rows.length * ROW + 4}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-about`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-about`}>{t("stories:say.about")}</desc>
      {quarters.map((it, at) => {
        const { months, year } = formatQuarter(lang, it);
        return (
          <text key={it} className="over-time__quarter" textAnchor="middle">
            <tspan x={middle(at)} y="12">
              {months}
            </tspan>
            <tspan x={middle(at)} y="25">
              {year}
            </tspan>
          </text>
        );
      })}
      {rows.map((row, nth) => (
        <g key={row.label} transform={`translate(0 ${HEAD + nth * ROW})`}>
          <text x="0" y="18" className="over-time__label">
            {row.label}
          </text>
          <line x1="0" x2={WIDTH} y1={GROUND} y2={GROUND} className="over-time__axis" />
          {row.counts.map((it, at) => (
            <Column key={quarters[at]} count={it} middle={middle(at)} share={Number(it) / most} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function Column({ count, middle, share }: { count: ShownCount; middle: number; share: number }) {
  const tall = typeof count === "number" ? Math.max(1, share * TALLEST) : 0;
  return (
    <>
      {tall > 0 && (
        <rect x={middle - 12} width="24" y={GROUND - tall} height={tall} className="over-time__bar" />
      )}
      <text x={middle} y={GROUND - tall - 4} className="over-time__count" textAnchor="middle">
        {typeof count === "number" ? count : NOT_SHOWN}
      </text>
    </>
  );
}

const NOT_SHOWN = "–";

function Table({ title, of, quarters, rows, all }: OverTimeProps) {
  const { t, lang } = useSpeech();
  return (
    <table className="over-time__table">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          {quarters.map((it) => {
            const { months, year } = formatQuarter(lang, it);
            return (
              <th key={it} scope="col">
                <span className="line">{months}</span> <span className="line">{year}</span>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {[...rows, ...(all ? [all] : [])].map(({ label, href, counts }) => (
          <tr key={label}>
            <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
            {counts.map((it, at) => (
              <td key={quarters[at]}>
                {typeof it === "number" ? (
                  it
                ) : (
                  <>
                    <span aria-hidden="true">{NOT_SHOWN}</span>
                    <span className="visually-hidden">{t(`stories:say.${it}`, { count: ENOUGH })}</span>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
