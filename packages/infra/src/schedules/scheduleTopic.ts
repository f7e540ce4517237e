/** Somebody changed what is due when. */
export const scheduleTopic = "schedules";
