package nl.mutatieboek.security.account;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.security.account.AccountChangeRefusedException.AccountRefusalReason;
import nl.mutatieboek.security.account.JdbcAccountRepository.AccountRow;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import nl.mutatieboek.security.account.UserAccountChange.UserAccountChangeType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/**
 * The accounts of people and services, and the history of their changes. What is answered as done is on disk. Who changes
 * something ({@code by}) is a subject, or says what did it where it was nobody.
 */
public final class AccountService {
    private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);
    private static final String LOGIN_NAMES = "login-names";
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._@-]{1,100}");
    /** Control, format and separator characters, but the space. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

    private static final String ADMINISTRATOR = "ADMINISTRATOR";
    private static final int LONGEST_NAME = 100;

    private final JdbcAccountRepository tables;
    private final EncryptedNameRepository names;
    private final PersonKeyRepository keys;
    private final DurableTransactionExecutor onDisk;
    private final Clock clock;

    AccountService(
            JdbcAccountRepository tables,
            EncryptedNameRepository names,
            PersonKeyRepository keys,
            DurableTransactionExecutor onDisk,
            Clock clock) {
        this.tables = tables;
        this.names = names;
        this.keys = keys;
        this.onDisk = onDisk;
        this.clock = clock;
        if (keys.find(LOGIN_NAMES).isEmpty() && !tables.hasNoAccounts()) {
            throw new LedgerStartupException(
                    "The keys of the people (people.keys, or what mutatieboek.keys names) are not where they should"
                            + " be: put them back (docs/operations.md).");
        }
        // Destroys the keys of forgotten people if the process ended between the two steps.
        tables.findForgottenSubjects().stream()
                .filter(subject -> keys.find(subject).isPresent())
                .forEach(keys::destroy);
        List<String> keyless = tables.findActiveSubjects().stream()
                .filter(subject -> keys.find(subject).isEmpty())
                .toList();
        if (!keyless.isEmpty()) {
            LOG.warn(
                    "No key found for {}: their names cannot be read and they cannot log in. Put the keys back"
                            + " (docs/operations.md).",
                    keyless);
        }
    }

    /** Whether nobody has an account. */
    public boolean isEmpty() {
        return tables.hasNoAccounts();
    }

    /** The account of who comes in under a name, locked or not. */
    public Optional<UserAccount> findByLogin(String login) {
        // To bring a very long one to its normal form takes very long.
        if (login.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        return findByDigest(digest(normal(login)));
    }

    /** The account of somebody for whom an issuer vouches. */
    public Optional<UserAccount> findByIssuer(String issuer, String subject) {
        return findByDigest(digest(issuer, subject));
    }

    /** An account as it is now. */
    public Optional<UserAccount> findByDigest(String digest) {
        return tables.findAccount(digest).map(this::account);
    }

    public List<UserAccount> findAll() {
        return tables.findAllAccounts().stream().map(this::account).toList();
    }

    /** The last changes, the last in front. */
    public List<UserAccountChange> findRecentChanges(int most) {
        return tables.findRecentChanges(most);
    }

    /** The name that a subject has now; nothing where there is none or it is forgotten. */
    public Optional<String> findCurrentName(String subject) {
        return names.findCurrentName(subject);
    }

    /**
     * Makes an account.
     *
     * @param sort a password or a key
     * @param login small letters, digits and {@code . _ @ -}
     * @param secret the hash of the password or key
     * @param mustChange whether somebody else knows it
     * @param of whose second account it is; null for somebody new
     * @throws AccountChangeRefusedException when the login is taken or malformed, or when the other subject is not there
     */
    public UserAccount create(
            String by,
            AccountType sort,
            String login,
            String name,
            String secret,
            boolean mustChange,
            Set<String> grants,
            String of) {
        require(login.length() <= LONGEST_NAME, AccountRefusalReason.LOGIN_MALFORMED);
        String normal = normal(login);
        if (!LOGIN.matcher(normal).matches()) {
            throw new AccountChangeRefusedException(AccountRefusalReason.LOGIN_MALFORMED);
        }
        return add(by, sort, digest(normal), normal, name, secret, mustChange, grants, of);
    }

    /** Makes the account of somebody for whom an issuer vouches, who is here for the first time. */
    public UserAccount createFromIssuer(String issuer, String subject, String name) {
        return add("issuer", AccountType.OIDC, digest(issuer, subject), subject, name, "", false, Set.of(), "");
    }

    private UserAccount add(
            String by,
            AccountType sort,
            String digest,
            String login,
            String name,
            String secret,
            boolean mustChange,
            Set<String> grants,
            String of) {
        requireName(name);
        try {
            return onDisk.executeDurably(() -> {
                String subject = of.isEmpty() ? UUID.randomUUID().toString() : of;
                if (of.isEmpty()) {
                    tables.addPerson(subject);
                    names.addName(subject, name);
                } else if (!tables.isActiveSubject(of)) {
                    throw new AccountChangeRefusedException(AccountRefusalReason.NO_SUCH_SUBJECT);
                }
                String sealed = PersonalDataCipher.encrypt(keys.findOrCreate(subject), digest, login);
                tables.addAccount(new AccountRow(digest, subject, sort, sealed, secret, mustChange, false));
                tell(by, subject, UserAccountChangeType.ACCOUNT_MADE, sort.name());
                grants.forEach(granted -> addGrant(by, subject, granted));
                return findByDigest(digest).orElseThrow();
            });
        } catch (DuplicateKeyException e) {
            throw new AccountChangeRefusedException(AccountRefusalReason.LOGIN_TAKEN);
        }
    }

    /** Gives somebody another name; earlier entries of the ledger keep the earlier one. */
    public void rename(String by, String subject, String name) {
        requireName(name);
        onDisk.executeDurably(() -> {
            require(tables.isActiveSubject(subject), AccountRefusalReason.NO_SUCH_SUBJECT);
            names.addName(subject, name);
            return tell(by, subject, UserAccountChangeType.NAMED, "");
        });
    }

    /** Gives a subject these grants and takes all others. Nobody changes his own, and an administrator stays. */
    public void replaceGrants(String by, String subject, Set<String> grants) {
        onDisk.executeDurably(() -> {
            require(tables.isActiveSubject(subject), AccountRefusalReason.NO_SUCH_SUBJECT);
            require(!by.equals(subject), AccountRefusalReason.OWN_GRANTS);
            Set<String> before = new TreeSet<>(tables.findGrants(subject));
            before.stream().filter(one -> !grants.contains(one)).forEach(one -> {
                tables.endGrant(subject, one);
                tell(by, subject, UserAccountChangeType.GRANT_ENDED, one);
            });
            new TreeSet<>(grants)
                    .stream().filter(one -> !before.contains(one)).forEach(one -> addGrant(by, subject, one));
            return requireAdministrator(before.contains(ADMINISTRATOR));
        });
    }

    private void addGrant(String by, String subject, String granted) {
        tables.addGrant(subject, granted);
        tell(by, subject, UserAccountChangeType.GRANTED, granted);
    }

    /** Gives an account another secret; who comes in by a password must choose another one first. */
    public void resetSecret(String by, String digest, String secret) {
        onDisk.executeDurably(() -> {
            AccountRow row = row(digest);
            require(row.sort() != AccountType.OIDC, AccountRefusalReason.NO_SECRET);
            tables.setSecret(digest, secret, row.sort() == AccountType.LOCAL);
            return tell(
                    by,
                    row.subject(),
                    UserAccountChangeType.SECRET_RESET,
                    row.sort().name());
        });
    }

    /** Somebody chose another password himself. */
    public void changePassword(String digest, String secret) {
        onDisk.executeDurably(() -> {
            AccountRow row = row(digest);
            require(row.sort() == AccountType.LOCAL, AccountRefusalReason.NO_SECRET);
            tables.setSecret(digest, secret, false);
            return tell(row.subject(), row.subject(), UserAccountChangeType.PASSWORD_CHANGED, "");
        });
    }

    /** Shuts an account, or opens it again. */
    public void setLocked(String by, String digest, boolean locked) {
        onDisk.executeDurably(() -> {
            AccountRow row = row(digest);
            tables.setLocked(digest, locked);
            tell(
                    by,
                    row.subject(),
                    locked ? UserAccountChangeType.LOCKED : UserAccountChangeType.UNLOCKED,
                    row.sort().name());
            return requireAdministrator(
                    locked && tables.findGrants(row.subject()).contains(ADMINISTRATOR));
        });
    }

    /**
     * Ends all accounts of a subject and destroys the key of all its names, for ever. The ledger stays as it is, and says the
     * subject.
     */
    public void forgetSubject(String by, String subject) {
        onDisk.executeDurably(() -> {
            require(tables.isActiveSubject(subject), AccountRefusalReason.NO_SUCH_SUBJECT);
            require(!by.equals(subject), AccountRefusalReason.OWN_GRANTS);
            boolean administers = tables.findGrants(subject).contains(ADMINISTRATOR);
            tables.markForgotten(subject);
            tell(by, subject, UserAccountChangeType.FORGOTTEN, "");
            return requireAdministrator(administers);
        });
        names.destroyKey(subject);
    }

    /** @param changed whether there was one that may be gone now */
    private boolean requireAdministrator(boolean changed) {
        require(
                !changed
                        || tables.findAllAccounts().stream()
                                .anyMatch(row -> row.sort() == AccountType.LOCAL
                                        && !row.locked()
                                        && tables.findGrants(row.subject()).contains(ADMINISTRATOR)),
                AccountRefusalReason.LAST_ADMINISTRATOR);
        return true;
    }

    private boolean tell(String by, String subject, UserAccountChangeType what, String detail) {
        tables.addChange(Instant.now(clock).truncatedTo(ChronoUnit.MILLIS), by, subject, what, detail);
        return true;
    }

    private AccountRow row(String digest) {
        return tables.findAccount(digest)
                .orElseThrow(() -> new AccountChangeRefusedException(AccountRefusalReason.NO_SUCH_SUBJECT));
    }

    private UserAccount account(AccountRow row) {
        String login = keys.find(row.subject())
                .flatMap(key -> PersonalDataCipher.decrypt(key, row.digest(), row.login()))
                .orElse("");
        return new UserAccount(
                row.digest(),
                row.subject(),
                row.sort(),
                login,
                names.findCurrentName(row.subject()).orElse(""),
                row.secret(),
                row.mustChange(),
                row.locked(),
                tables.findGrants(row.subject()));
    }

    private String digest(String login) {
        return PersonalDataCipher.keyedDigest(keys.findOrCreate(LOGIN_NAMES), "login\n" + login);
    }

    private String digest(String issuer, String subject) {
        return PersonalDataCipher.keyedDigest(keys.findOrCreate(LOGIN_NAMES), "issuer\n" + issuer + "\n" + subject);
    }

    private static String normal(String login) {
        return Normalizer.normalize(login, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    private static void requireName(String name) {
        require(
                !name.isBlank()
                        && name.length() <= LONGEST_NAME
                        && !UNSEEN.matcher(name).find(),
                AccountRefusalReason.NAME_MALFORMED);
    }

    private static void require(boolean allowed, AccountRefusalReason why) {
        if (!allowed) {
            throw new AccountChangeRefusedException(why);
        }
    }
}
