interface Bar {
  key: string;
  label: string;
  /** null: not shown, and drawn so */
  value: number | null;
  text: string;
}

interface BarChartProps {
  /** of the picture's parts, of which a page has several */
  id: string;
  title: string;
  about: string;
  bars: readonly Bar[];
}

const WIDTH = 320;
const ROW = 42;
const STUB = 28;

/** A picture of a table that stands beside it: it shows nothing that the table does not say. Drawn for the narrowest
 *  phone, and only made larger. */
export function BarChart({ id, title, about, bars }: BarChartProps) {
  const height = bars.length * ROW + 2;
  const most = Math.max(1, ...bars.map((it) => it.value ?? 0));
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-about`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-about`}>{about}</desc>
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M0 6 6 0" className="chart__hatch" />
        </pattern>
      </defs>
      {bars.map(({ key, label, value, text }, at) => (
        <g key={key} transform={`translate(0 ${at * ROW})`}>
          <text x="0" y="15" className="chart__label">
            {label}
          </text>
          <text x={WIDTH} y="15" className="chart__value">
            {text}
          </text>
          <line x1="0.5" x2="0.5" y1="20" y2="38" className="chart__axis" />
          {value === null ? (
            <rect
              x="1"
              y="22"
              width={STUB}
              height="14"
              fill={`url(#${id}-hatch)`}
              className="chart__hidden"
            />
          ) : (
            value > 0 && (
              <rect x="1" y="22" width={(value / most) * (WIDTH - 2)} height="14" className="chart__bar" />
            )
          )}
        </g>
      ))}
    </svg>
  );
}
