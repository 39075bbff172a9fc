/** Stands in the address of a programme or a room that is not there yet. */
export const NEW = "new";
