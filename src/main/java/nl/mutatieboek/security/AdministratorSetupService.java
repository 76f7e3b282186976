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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The first administrator, and one more where the operator asks for it ({@code mutatieboek.set-up=again}), because nobody knows
 * the password of any: the log of a start tells a code, which makes one, once, within an hour and before too many wrong guesses.
 */
@Component
final class AdministratorSetupService {
    private static final Logger LOG = LoggerFactory.getLogger(AdministratorSetupService.class);
    private static final String AGAIN = "again";
    private static final Duration VALID = Duration.ofHours(1);
    private static final int MOST_WRONG = 10;

    private final LoginAccountResolver people;
    private final AccountService accounts;
    private final CredentialPasswordEncoder secrets;
    private final OidcProviderClient issuer;
    private final Clock clock;
    private final boolean again;

    private @Nullable String code;
    private Instant until = Instant.EPOCH;
    private int wrong;

    AdministratorSetupService(
            LoginAccountResolver people,
            AccountService accounts,
            CredentialPasswordEncoder secrets,
            OidcProviderClient issuer,
            Clock clock,
            @Value("${mutatieboek.set-up:}") String setUp) {
        this.people = people;
        this.accounts = accounts;
        this.secrets = secrets;
        this.issuer = issuer;
        this.clock = clock;
        this.again = setUp.equals(AGAIN);
        if (!again && !setUp.isEmpty()) {
            throw new IllegalArgumentException("mutatieboek.set-up is " + AGAIN + ", or it is left out");
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void logCodeIfNeeded() {
        if ((people.isEmpty() || again) && !issuer.isConfigured()) {
            code = secrets.generate(AccountType.LOCAL);
            until = clock.instant().plus(VALID);
            LOG.warn(
                    "{}. Who opens /set-up within an hour and enters the code {} becomes an"
                            + " administrator; the code works once. To look around, use the profile demo instead.",
                    people.isEmpty() ? "Nobody can come in yet" : "One more administrator is asked for",
                    code);
        }
    }

    /** Whether a code is waited for. */
    synchronized boolean isCodeValid() {
        return code != null && clock.instant().isBefore(until);
    }

    /**
     * Makes the first administrator.
     *
     * @return whether it was the code; if not, nothing is made
     */
    synchronized boolean createAdministrator(String guess, String login, String name, String password) {
        String right = code;
        if (right == null || !isCodeValid()) {
            return false;
        }
        if (!same(right, guess.strip().toLowerCase(Locale.ROOT))) {
            LOG.warn("Refused at the set-up: not the code");
            wrong++;
            if (wrong >= MOST_WRONG) {
                LOG.warn(
                        "The code of the set-up works no more after {} wrong guesses; a new start tells another",
                        wrong);
                code = null;
            }
            return false;
        }
        if (!people.isEmpty() && !again) {
            code = null;
            return false;
        }
        accounts.create(
                "set-up",
                AccountType.LOCAL,
                login,
                name,
                secrets.hash(AccountType.LOCAL, password),
                false,
                Set.of(Role.ADMINISTRATOR.name()),
                "");
        code = null;
        return true;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
