import type { Piece } from "./compare-texts";

interface EditedTextProps {
  pieces: readonly Piece[];
  /** said before what was taken out and what was put in, to whoever cannot see it */
  words: { gone: string; new: string };
}

/** A text before and after in one: struck out, and underlined on a ground of its own. */
export const EditedText = ({ pieces, words }: EditedTextProps) => (
  <p className="words edited" dir="auto">
    {pieces.map(({ text, was }, at) => {
      if (was === "same") return <span key={at}>{text}</span>;
      const Change = was === "gone" ? "del" : "ins";
      return (
        <Change key={at}>
          <span className="visually-hidden"> {words[was]} </span>
          {text}
        </Change>
      );
    })}
  </p>
);
