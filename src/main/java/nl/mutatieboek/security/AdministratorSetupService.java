package nl.mutatieboek.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Creates the first administrator, or another one if the operator sets {@code mutatieboek.set-up=again} because no
 * administrator password is known. The log shows a code at startup, valid once, for one hour and a limited number of
 * wrong codes.
 */
@Component
final class AdministratorSetupService {
    private static final Logger LOG = LoggerFactory.getLogger(AdministratorSetupService.class);
    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final int MAX_WRONG_CODES = 10;

    private final LoginAccountResolver loginAccounts;
    private final AccountService accounts;
    private final CredentialPasswordEncoder encoder;
    private final OidcProviderClient oidcProvider;
    private final Clock clock;
    private final boolean again;

    private @Nullable String code;
    private Instant expiresAt = Instant.EPOCH;
    private int wrongCodes;

    AdministratorSetupService(
            LoginAccountResolver loginAccounts,
            AccountService accounts,
            CredentialPasswordEncoder encoder,
            OidcProviderClient oidcProvider,
            Clock clock,
            LoginProperties settings) {
        this.loginAccounts = loginAccounts;
        this.accounts = accounts;
        this.encoder = encoder;
        this.oidcProvider = oidcProvider;
        this.clock = clock;
        this.again = !settings.setUp().isEmpty();
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void logCodeIfNeeded() {
        if ((loginAccounts.isEmpty() || again) && !oidcProvider.isConfigured()) {
            code = encoder.generate(AccountType.LOCAL);
            expiresAt = clock.instant().plus(VALIDITY);
            LOG.warn(
                    "{}. Open /set-up within an hour and enter the code {} to create an"
                            + " administrator; the code works once. For a trial, use the profile demo instead.",
                    loginAccounts.isEmpty() ? "No account exists yet" : "Another administrator was requested",
                    code);
        }
    }

    /** Tells whether a code is valid now. */
    synchronized boolean isCodeValid() {
        return code != null && clock.instant().isBefore(expiresAt);
    }

    /**
     * Creates the administrator.
     *
     * @return false if the code is wrong; nothing is created then
     */
    synchronized boolean createAdministrator(String submitted, String login, String name, String password) {
        String expected = code;
        if (expected == null || !isCodeValid()) {
            return false;
        }
        if (!constantTimeEquals(expected, submitted.strip().toLowerCase(Locale.ROOT))) {
            LOG.warn("Set-up refused: wrong code");
            wrongCodes++;
            if (wrongCodes >= MAX_WRONG_CODES) {
                LOG.warn("Set-up code revoked after {} wrong codes; restart to get another", wrongCodes);
                code = null;
            }
            return false;
        }
        if (!loginAccounts.isEmpty() && !again) {
            code = null;
            return false;
        }
        accounts.create(
                "set-up",
                AccountType.LOCAL,
                login,
                name,
                encoder.hash(AccountType.LOCAL, password),
                false,
                Set.of(Role.ADMINISTRATOR.name()),
                "");
        code = null;
        return true;
    }

    private static boolean constantTimeEquals(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
