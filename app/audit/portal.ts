/** Who did it, where nobody did: the portal by itself. */
export const PORTAL = "portal";
