/** In the address of an answer where a family lives outside the area and we do not know whose. */
export const UNKNOWN_COUNCIL = "elsewhere";

/** "Glasgow City" → "glasgow-city" */
export const councilSlug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .replace(/^-|-$/g, "");
