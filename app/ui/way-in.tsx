interface WayInProps {
  href: string;
  title: string;
  text: string;
  /** the one most people came for */
  first?: boolean;
}

/** A card that leads somewhere; all of it can be pressed. */
export const WayIn = ({ href, title, text, first }: WayInProps) => (
  <li>
    <div className={first ? "way-in way-in--first" : "way-in"}>
      <h2>
        <a href={href}>{title}</a>
      </h2>
      <p>{text}</p>
    </div>
  </li>
);
