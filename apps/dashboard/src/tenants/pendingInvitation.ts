const place = "atoll-invitation";

/**
 * The invitation that somebody has opened in this browser and not decided about, so that it is still there after signing
 * up, also in the tab that the mailed link opens. Gone once it is decided, over, or its reader signs out.
 */
export const pendingInvitation = {
  token: (): string => {
    try {
      return localStorage.getItem(place) ?? "";
    } catch {
      return "";
    }
  },
  keep: (token: string): void => {
    try {
      localStorage.setItem(place, token);
    } catch {
      // A browser that keeps nothing: the link has to be opened again.
    }
  },
  forget: (): void => {
    try {
      localStorage.removeItem(place);
    } catch {
      // It keeps nothing.
    }
  },
};
