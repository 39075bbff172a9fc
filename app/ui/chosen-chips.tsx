interface ChosenChipsProps {
  /** what they are, for ears */
  label: string;
  chips: ReadonlyArray<{
    /** what was chosen */
    what: string;
    /** that it is taken away, for ears */
    remove: string;
    /** the list without it */
    href: string;
  }>;
  /** the list with nothing chosen */
  all: { href: string; label: string };
}

/** What narrows a list: each can be taken away by itself, with or without script. */
export function ChosenChips({ label, chips, all }: ChosenChipsProps) {
  if (chips.length === 0) return null;
  return (
    <nav className="chips" aria-label={label}>
      <ul>
        {chips.map(({ what, remove, href }) => (
          <li key={href}>
            <a className="chip" href={href} aria-label={remove}>
              {what}
            </a>
          </li>
        ))}
        {chips.length > 1 && (
          <li>
            <a href={all.href}>{all.label}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
