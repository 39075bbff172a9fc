import { paths } from "../paths";

/** @param query of `storiesQuery` */
export const storiesAddress = (query: string) => (query ? `${paths.stories}?${query}` : paths.stories);
