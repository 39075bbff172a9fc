interface TickProps {
  name: string;
  /** where the page has another of that name */
  id?: string;
  label: string;
  on: boolean;
}

/** A small box by itself: sent as "1", or not at all. */
export function Tick({ name, id = name, label, on }: TickProps) {
  return (
    <div className="ds_checkbox ds_checkbox--small">
      <input
        id={id}
        name={name}
        type="checkbox"
        value="1"
        defaultChecked={on}
        className="ds_checkbox__input"
      />
      <label htmlFor={id} className="ds_checkbox__label">
        {label}
      </label>
    </div>
  );
}
