import { API_DETAILS } from "../groups/open-referral.server";
import { feedJson } from "../http/respond.server";

export const loader = () => feedJson(API_DETAILS);
