/** A question and its answer as the family saw them, and in English for staff and for the years to come. */
export interface TranscriptLine {
  /** question's name, stable while wording changes */
  question: string;
  shown: { question: string; answer: string };
  english: { question: string; answer: string };
}
export type Transcript = TranscriptLine[];
