package nl.mutatieboek.security;

import java.util.Optional;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.LoginAttemptLimiter.TooManyAttemptsException;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Authenticates people by password and services by key. A failure looks the same and takes as long whether the account
 * exists. The log has the subject, never the submitted secret.
 */
final class LocalAuthenticationProvider implements AuthenticationProvider {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAuthenticationProvider.class);

    private final LoginChannel channel;
    private final boolean acceptsPasswords;
    private final LoginAccountResolver loginAccounts;
    private final LoginAttemptLimiter attemptLimiter;
    private final VerifiedSecretCache verifiedSecrets;
    private final DaoAuthenticationProvider passwordProvider;

    /** Where the login takes place. */
    enum LoginChannel {
        PROGRAMS,
        PAGES
    }

    /** Too many concurrent attempts; the client may retry at once. */
    static final class LoginBusyException extends AuthenticationServiceException {
        LoginBusyException(UnavailableException busy) {
            super("Too many concurrent login attempts", busy);
        }
    }

    /**
     * Creates a provider; {@code acceptsPasswords} tells whether people may log in by password, not only services by
     * key.
     */
    LocalAuthenticationProvider(
            LoginChannel channel,
            boolean acceptsPasswords,
            LoginAccountResolver loginAccounts,
            CredentialPasswordEncoder secrets,
            LoginAttemptLimiter attemptLimiter,
            VerifiedSecretCache verifiedSecrets) {
        this.channel = channel;
        this.acceptsPasswords = acceptsPasswords;
        this.loginAccounts = loginAccounts;
        this.attemptLimiter = attemptLimiter;
        this.verifiedSecrets = verifiedSecrets;
        this.passwordProvider = new DaoAuthenticationProvider(loginName -> loginAccounts
                .findByLogin(loginName)
                .filter(this::isAccepted)
                .orElseThrow(() -> new UsernameNotFoundException("No account with that login")));
        passwordProvider.setPasswordEncoder(secrets);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        try {
            return verify(authentication);
        } catch (UnavailableException busy) {
            LOG.warn("Login refused ({}): too many concurrent attempts", channel);
            throw new LoginBusyException(busy);
        } catch (DataAccessException e) {
            throw new InternalAuthenticationServiceException("Account lookup failed", e);
        }
    }

    private Authentication verify(Authentication authentication) {
        String loginName = authentication.getName();
        String secret = String.valueOf(authentication.getCredentials());
        String address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        Optional<PersonUserDetails> login = loginAccounts.findByLogin(loginName).filter(this::isAccepted);
        PersonUserDetails found;
        try {
            found = login.filter(candidate -> verifiedSecrets.contains(candidate, secret))
                    .or(() -> attemptLimiter.attemptInTurn(
                            AccountService.normalizeLogin(loginName),
                            address,
                            () -> checkSecret(login, secret, authentication)))
                    .orElseThrow(() -> logRefusal(login, "wrong name or secret", address));
        } catch (TooManyAttemptsException e) {
            LOG.warn("Login refused ({}): {}, too many failed attempts, from {}", channel, describe(login), address);
            throw e;
        }
        if (found.isLocked()) {
            throw logRefusal(login, "the account is locked", address);
        }
        if (found.mustChangePassword() && channel == LoginChannel.PROGRAMS) {
            throw new CredentialsExpiredException("The password must be changed first");
        }
        return (found.mustChangePassword() ? found.withoutGrants() : found).toAuthentication();
    }

    private boolean isAccepted(PersonUserDetails login) {
        return login.accountType() == AccountType.LOCAL
                ? acceptsPasswords
                : login.accountType() == AccountType.SERVICE && channel == LoginChannel.PROGRAMS;
    }

    private Optional<PersonUserDetails> checkSecret(
            Optional<PersonUserDetails> login, String secret, Authentication authentication) {
        // A concurrent request of the same client may have been verified meanwhile.
        if (login.filter(candidate -> verifiedSecrets.contains(candidate, secret))
                .isPresent()) {
            return login;
        }
        try {
            passwordProvider.authenticate(authentication);
        } catch (BadCredentialsException e) {
            return Optional.empty();
        }
        login.filter(candidate -> !candidate.isLocked()).ifPresent(candidate -> verifiedSecrets.add(candidate, secret));
        return login;
    }

    private BadCredentialsException logRefusal(Optional<PersonUserDetails> login, String reason, String address) {
        LOG.warn("Login refused ({}): {}, {}, from {}", channel, describe(login), reason, address);
        return new BadCredentialsException("Refused");
    }

    private static String describe(Optional<PersonUserDetails> login) {
        return login.map(candidate -> "subject " + candidate.id()).orElse("unknown account");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
