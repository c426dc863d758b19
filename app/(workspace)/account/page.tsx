import { getTranslations } from "next-intl/server";
import { ChannelForm } from "@/components/account/channel-form";
import { OwnSessions } from "@/components/account/own-sessions";
import { OwnTokensSection } from "@/components/account/own-tokens";
import { PasswordForm } from "@/components/account/password-form";
import { PersonFacts } from "@/components/account/person-facts";
import { OwnFactorSection } from "@/components/account/own-factor";
import { OwnIdentitySection } from "@/components/account/own-identity";
import { PageHeader } from "@/components/ui/page-header";
import { passwordProfile } from "@/lib/server/auth/new-password";
import { now } from "@/lib/server/clock";
import { requireViewer } from "@/lib/server/http/page";
import { ownChannels } from "@/lib/server/queries/message-channels";
import { ownFactor } from "@/lib/server/queries/own-factor";
import { ownIdentity } from "@/lib/server/queries/own-identity";
import { ownSessions } from "@/lib/server/queries/own-sessions";
import { ownTokens } from "@/lib/server/queries/own-tokens";
import {
  beginFactor,
  beginIdentity,
  change,
  createOwnToken,
  finishFactor,
  removeOwnFactor,
  renewCodes,
  revokeOthers,
  revokeOwnToken,
  setReminders,
  testReminders,
  unlinkOwnIdentity,
} from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("account");

export default async function AccountPage({
  searchParams,
}: {
  searchParams: Promise<{ readonly identity?: string | string[] }>;
}) {
  const viewer = await requireViewer("own_account.manage");
  const [t, sessions, channels, factor, tokens, identity, profile] = await Promise.all([
    getTranslations("account"),
    ownSessions(viewer),
    ownChannels(viewer),
    ownFactor(viewer),
    ownTokens(viewer),
    ownIdentity(viewer),
    passwordProfile(now()),
  ]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <div className="space-y-6">
        <PersonFacts viewer={viewer} />
        <ChannelForm view={channels} account={viewer.account} set={setReminders} test={testReminders} />
        <OwnSessions sessions={sessions} account={viewer.account} revokeOthers={revokeOthers} />
        <OwnFactorSection
          factor={factor}
          account={viewer.account}
          actions={{ begin: beginFactor, finish: finishFactor, renew: renewCodes, remove: removeOwnFactor }}
        />
        <OwnTokensSection
          view={tokens}
          account={viewer.account}
          actions={{ create: createOwnToken, revoke: revokeOwnToken }}
        />
        {identity && (
          <OwnIdentitySection
            identity={identity}
            account={viewer.account}
            came={[(await searchParams).identity].flat()[0]}
            begin={beginIdentity}
            unlink={unlinkOwnIdentity}
          />
        )}
        <PasswordForm account={viewer.account} profile={profile} change={change} />
      </div>
    </>
  );
}
