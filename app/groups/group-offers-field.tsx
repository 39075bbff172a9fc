/** What the group has is asked nobody: nothing is shown. */
export const GroupOffersField = () => null;
