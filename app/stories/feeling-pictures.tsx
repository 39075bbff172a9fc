/** Our own drawings of how it felt: lines and two tints, plain enough for a small child and without a face of any one
 *  person. What each shows is said in words beside it (locales), and its feeling stands under it. */
import type { ReactNode } from "react";
import type { PICTURED } from "./youngStory.questions";

export type Pictured = (typeof PICTURED)[number];

const Face = ({ children }: { children: ReactNode }) => (
  <>
    <circle cx="32" cy="32" r="25" className="feeling__fill" />
    {children}
  </>
);
const dot = (cx: number, cy: number) => <circle cx={cx} cy={cy} r="2.6" className="feeling__solid" />;
const eyes = (
  <>
    {dot(23, 27)}
    {dot(41, 27)}
  </>
);

const DRAWINGS: Record<Pictured, ReactNode> = {
  happy: (
    <Face>
      {eyes}
      <path d="M18 36c3 13 25 13 28 0z" className="feeling__solid" />
    </Face>
  ),
  worried: (
    <Face>
      {eyes}
      <path d="M17 22l9-4M47 22l-9-4M20 45q4-5 8 0t8 0 8 0" />
    </Face>
  ),
  safe: (
    <>
      <path d="M8 32 32 10l24 22M14 28v27h36V28" className="feeling__fill" />
      <path
        d="M32 49c-9-6-12-10-12-14 0-6 9-8 12-2 3-6 12-4 12 2 0 4-3 8-12 14z"
        className="feeling__solid"
      />
    </>
  ),
  scared: (
    <Face>
      <circle cx="22" cy="26" r="6.5" className="feeling__paper" />
      <circle cx="42" cy="26" r="6.5" className="feeling__paper" />
      {dot(22, 27)}
      {dot(42, 27)}
      <ellipse cx="32" cy="45" rx="5.5" ry="7" className="feeling__solid" />
    </Face>
  ),
  calm: (
    <Face>
      <path d="M17 28q6 5 12 0M35 28q6 5 12 0M23 41q9 7 18 0" />
    </Face>
  ),
  angry: (
    <Face>
      {dot(23, 31)}
      {dot(41, 31)}
      <path d="M16 21l12 6M48 21l-12 6M22 47q10-9 20 0" />
    </Face>
  ),
  heard: (
    <>
      <path
        d="M24 54c-6 0-6-6-6-12 0-4-3-7-3-14 0-9 7-16 16-16s15 6 15 14c0 7-5 9-8 13s-2 15-14 15z"
        className="feeling__fill"
      />
      <path d="M23 30c0-6 3-9 8-9s7 3 7 6c0 5-8 5-8 11M53 18q5 8 0 16M59 13q8 13 0 26" />
    </>
  ),
  sad: (
    <Face>
      {eyes}
      <path d="M22 47q10-10 20 0" />
      <path d="M44 33c4 6 4 9 0 9s-4-3 0-9z" className="feeling__solid" />
    </Face>
  ),
  hopeful: (
    <>
      <circle cx="46" cy="16" r="8" className="feeling__fill" />
      <path d="M46 2v2M60 16h2M56 6l1-1M36 6l-1-1M56 26l1 1" />
      <path d="M8 56h48M28 56V34" />
      <path
        d="M28 42c-12 1-15-6-15-11 10-1 15 4 15 11zM28 36c0-9 5-13 14-12 0 8-5 12-14 12z"
        className="feeling__fill"
      />
    </>
  ),
  alone: (
    <>
      <path d="M4 54h56" />
      <circle cx="32" cy="36" r="4" className="feeling__solid" />
      <path d="M27 54c0-8 1-12 5-12s5 4 5 12z" className="feeling__solid" />
      <ellipse cx="32" cy="31" rx="26" ry="24" className="feeling__dashed" />
    </>
  ),
  confident: (
    <>
      <path d="M4 56 32 34l28 22z" className="feeling__fill" />
      <circle cx="32" cy="11" r="5" className="feeling__solid" />
      <path d="M32 17v12M32 29l-5 9M32 29l5 9M32 20 20 10M32 20l12-10" />
    </>
  ),
  tired: (
    <Face>
      <path d="M17 30h12M35 30h12M26 44h12" />
      <path d="M44 6h8l-8 9h8M55 18h6l-6 7h6" />
    </Face>
  ),
};

/** @param shows what it shows, in words */
export const FeelingPicture = ({ feeling, shows }: { feeling: Pictured; shows: string }) => (
  <svg viewBox="0 0 64 64" width="64" height="64" className="feeling" role="img" aria-label={shows}>
    {DRAWINGS[feeling]}
  </svg>
);
