package nl.mutatieboek.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.security.LoginAccountResolver.KnownLogin;
import nl.mutatieboek.security.LoginAttemptLimiter.TooManyAttemptsException;
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
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Lets people in by a password and services by a key. Whoever is refused hears the same, after the same time, whether there is
 * somebody of that name; the log says which subject it was, and never what was guessed.
 */
final class LocalAuthenticationProvider implements AuthenticationProvider {
    /** The one thing that somebody may do whose password somebody else knows. */
    static final String CHANGE_PASSWORD_AUTHORITY = "CHANGE_PASSWORD";

    private static final Logger LOG = LoggerFactory.getLogger(LocalAuthenticationProvider.class);

    private final LoginChannel door;
    private final boolean peopleToo;
    private final LoginAccountResolver people;
    private final LoginAttemptLimiter guesses;
    private final VerifiedSecretCache heardBefore;
    private final DaoAuthenticationProvider secretsOfPeople;

    /** Where somebody comes in. */
    enum LoginChannel {
        PROGRAMS,
        PAGES
    }

    /** Guesses were wrong too often; nobody is heard for a while. */
    static final class LoginThrottledException extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        private final long retryAfterSeconds;

        LoginThrottledException(TooManyAttemptsException many) {
            super("Too many wrong guesses");
            this.retryAfterSeconds = Math.max(1, many.retryAfter().toSeconds());
        }

        long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /** So many are being heard that there was no turn; it may be said again at once. */
    static final class LoginBusyException extends AuthenticationServiceException {
        private static final long serialVersionUID = 1L;

        LoginBusyException(ProblemException busy) {
            super("Too many are being heard", busy);
        }
    }

    /** @param peopleToo whether people come in by a password here, and not only services by a key */
    LocalAuthenticationProvider(
            LoginChannel door,
            boolean peopleToo,
            LoginAccountResolver people,
            CredentialPasswordEncoder secrets,
            LoginAttemptLimiter guesses,
            VerifiedSecretCache heardBefore) {
        this.door = door;
        this.peopleToo = peopleToo;
        this.people = people;
        this.guesses = guesses;
        this.heardBefore = heardBefore;
        this.secretsOfPeople = new DaoAuthenticationProvider(login -> people.findByLogin(login)
                .filter(this::comesInHere)
                .map(KnownLogin::person)
                .orElseThrow(() -> new UsernameNotFoundException("Nobody logs in here under that name")));
        secretsOfPeople.setPasswordEncoder(secrets);
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        try {
            return heard(asked);
        } catch (ProblemException busy) {
            LOG.warn("Refused at the door of {}: so many are being heard that there was no turn", door);
            throw new LoginBusyException(busy);
        } catch (DataAccessException e) {
            throw new InternalAuthenticationServiceException("The database does not say who it is", e);
        }
    }

    private Authentication heard(Authentication asked) {
        String login = asked.getName();
        String secret = String.valueOf(asked.getCredentials());
        String address = asked.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        Optional<KnownLogin> known = people.findByLogin(login).filter(this::comesInHere);
        KnownLogin found;
        try {
            found = known.filter(one -> heardBefore.contains(one.person(), secret))
                    .or(() -> guesses.attemptInTurn(
                            login.toLowerCase(Locale.ROOT), address, () -> matching(known, secret, asked)))
                    .orElseThrow(() -> refused(known, "name and secret do not belong together", address));
        } catch (TooManyAttemptsException e) {
            LOG.warn("Refused at the door of {}: {} after too many wrong guesses, from {}", door, told(known), address);
            throw new LoginThrottledException(e);
        }
        if (found.isLocked()) {
            throw refused(known, "the account is locked", address);
        }
        return found.mustChangePassword() ? toChange(found.person()) : in(found.person());
    }

    private boolean comesInHere(KnownLogin known) {
        return known.accountType() == AccountType.LOCAL
                ? peopleToo
                : known.accountType() == AccountType.SERVICE && door == LoginChannel.PROGRAMS;
    }

    private Optional<KnownLogin> matching(Optional<KnownLogin> known, String secret, Authentication asked) {
        // Another request of the same program may have been heard while this one waited for its turn.
        if (known.filter(one -> heardBefore.contains(one.person(), secret)).isPresent()) {
            return known;
        }
        try {
            secretsOfPeople.authenticate(asked);
        } catch (BadCredentialsException e) {
            return Optional.empty();
        }
        known.filter(one -> !one.isLocked()).ifPresent(one -> heardBefore.add(one.person(), secret));
        return known;
    }

    private Authentication toChange(PersonUserDetails person) {
        if (door == LoginChannel.PROGRAMS) {
            throw new CredentialsExpiredException("The password must be changed first");
        }
        PersonUserDetails without =
                new PersonUserDetails(person.id(), person.name(), person.password(), java.util.Set.of());
        return UsernamePasswordAuthenticationToken.authenticated(
                without, null, List.of(new SimpleGrantedAuthority(CHANGE_PASSWORD_AUTHORITY)));
    }

    private static Authentication in(PersonUserDetails person) {
        return UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
    }

    private BadCredentialsException refused(Optional<KnownLogin> known, String why, String address) {
        LOG.warn("Refused at the door of {}: {}, {}, from {}", door, told(known), why, address);
        return new BadCredentialsException("Refused");
    }

    private static String told(Optional<KnownLogin> known) {
        return known.map(one -> "subject " + one.person().id()).orElse("nobody who comes in here");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
