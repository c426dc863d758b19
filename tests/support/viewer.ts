import { type Viewer } from "@/lib/domain/access";
import { type Role } from "@/lib/domain/vocabulary";

/** A signed-in person with this role, bound to nothing but what `more` says. */
export const viewerWith = (role: Role, more: Partial<Viewer> = {}): Viewer => ({
  userId: `user-${role}`,
  sessionId: `session-${role}`,
  account: role,
  name: role,
  role,
  unitId: null,
  unitName: null,
  leaderPostId: null,
  leaderPostTitle: null,
  overall: false,
  mandates: [],
  ...more,
});
