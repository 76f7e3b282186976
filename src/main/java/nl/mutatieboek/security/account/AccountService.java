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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
import org.springframework.stereotype.Component;

/**
 * Accounts of people and services, and their change history. Changes are on disk when a method returns. {@code by} is
 * the subject that makes the change, or the name of an automatic source.
 */
@Component
public final class AccountService {
    private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);
    private static final String LOGIN_NAMES = "login-names";
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._@-]{1,100}");
    /** Control, format and separator characters, except the space. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

    private static final String ADMINISTRATOR = "ADMINISTRATOR";
    private static final int MAX_NAME_LENGTH = 100;

    private final JdbcAccountRepository repository;
    private final EncryptedNameRepository names;
    private final PersonKeyRepository keys;
    private final DurableTransactionExecutor transactions;
    private final Clock clock;
    private final Lock turn = new ReentrantLock();

    AccountService(
            JdbcAccountRepository repository,
            EncryptedNameRepository names,
            PersonKeyRepository keys,
            DurableTransactionExecutor transactions,
            Clock clock) {
        this.repository = repository;
        this.names = names;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        if (keys.find(LOGIN_NAMES).isEmpty() && !repository.hasNoAccounts()) {
            throw new LedgerStartupException(
                    "The keys of the people (people.keys, or what mutatieboek.keys names) are not where they should"
                            + " be: put them back (docs/guides/accounts.md).");
        }
        // Destroys the keys of forgotten people if the process ended between the two steps.
        repository.findForgottenSubjects().stream()
                .filter(subject -> keys.find(subject).isPresent())
                .forEach(keys::destroy);
        List<String> keyless = repository.findActiveSubjects().stream()
                .filter(subject -> keys.find(subject).isEmpty())
                .toList();
        if (!keyless.isEmpty()) {
            LOG.warn(
                    "No key found for {}: their names cannot be read and they cannot log in. Put the keys back"
                            + " (docs/guides/accounts.md).",
                    keyless);
        }
    }

    /** Tells whether no account exists. */
    public boolean isEmpty() {
        return repository.hasNoAccounts();
    }

    /** Finds an account by login, locked or not. One whose key was destroyed has no login any more. */
    public Optional<UserAccount> findByLogin(String login) {
        return findByDigest(digest(normalizeLogin(login)))
                .filter(account -> !account.login().isEmpty());
    }

    /** Finds the account of a subject of the issuer. */
    public Optional<UserAccount> findByIssuer(String issuer, String subject) {
        return findByDigest(digest(issuer, subject));
    }

    public Optional<UserAccount> findByDigest(String digest) {
        return repository.findAccount(digest).map(this::toAccount);
    }

    public List<UserAccount> findAll() {
        return repository.findAllAccounts().stream().map(this::toAccount).toList();
    }

    /** Returns the latest changes, newest first. */
    public List<UserAccountChange> findRecentChanges(int limit) {
        return repository.findRecentChanges(limit);
    }

    /** Finds the current name of a subject; empty if there is none or it is forgotten. */
    public Optional<String> findCurrentName(String subject) {
        return names.findCurrentName(subject);
    }

    /**
     * Creates an account.
     *
     * @param sort password or key
     * @param login lower case letters, digits and {@code . _ @ -}
     * @param secret hash of the password or key
     * @param mustChange whether the password must be changed at the first login
     * @param of subject of the first account of the same person; empty for a new person
     * @throws AccountChangeRefusedException if the login is taken or malformed, or the subject does not exist
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
        require(login.length() <= MAX_NAME_LENGTH, AccountRefusalReason.LOGIN_MALFORMED);
        String normal = normalizeLogin(login);
        if (!LOGIN.matcher(normal).matches()) {
            throw new AccountChangeRefusedException(AccountRefusalReason.LOGIN_MALFORMED);
        }
        return add(by, sort, digest(normal), normal, name, secret, mustChange, grants, of);
    }

    /** Creates the account of a person at the first login through the issuer. */
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
            return inTurn(() -> {
                String subject = of.isEmpty() ? UUID.randomUUID().toString() : of;
                if (of.isEmpty()) {
                    repository.addPerson(subject);
                    names.addName(subject, name);
                } else if (!repository.isActiveSubject(of)) {
                    throw new AccountChangeRefusedException(AccountRefusalReason.NO_SUCH_SUBJECT);
                }
                String encryptedLogin = PersonalDataCipher.encrypt(keys.findOrCreate(subject), digest, login);
                repository.addAccount(new AccountRow(digest, subject, sort, encryptedLogin, secret, mustChange, false));
                recordChange(by, subject, UserAccountChangeType.ACCOUNT_MADE, sort.name());
                grants.forEach(grant -> addGrant(by, subject, grant));
                return findByDigest(digest).orElseThrow();
            });
        } catch (DuplicateKeyException e) {
            throw new AccountChangeRefusedException(AccountRefusalReason.LOGIN_TAKEN);
        }
    }

    /** Renames a person; earlier ledger entries keep the earlier name. */
    public void rename(String by, String subject, String name) {
        requireName(name);
        inTurn(() -> {
            require(repository.isActiveSubject(subject), AccountRefusalReason.NO_SUCH_SUBJECT);
            names.addName(subject, name);
            return recordChange(by, subject, UserAccountChangeType.NAMED, "");
        });
    }

    /** Replaces all grants of a subject. People cannot change their own, and one administrator must remain. */
    public void replaceGrants(String by, String subject, Set<String> grants) {
        inTurn(() -> {
            require(repository.isActiveSubject(subject), AccountRefusalReason.NO_SUCH_SUBJECT);
            require(!by.equals(subject), AccountRefusalReason.OWN_GRANTS);
            Set<String> before = new TreeSet<>(repository.findGrants(subject));
            before.stream().filter(grant -> !grants.contains(grant)).forEach(grant -> {
                repository.endGrant(subject, grant);
                recordChange(by, subject, UserAccountChangeType.GRANT_ENDED, grant);
            });
            new TreeSet<>(grants)
                    .stream().filter(grant -> !before.contains(grant)).forEach(grant -> addGrant(by, subject, grant));
            return requireAdministrator(before.contains(ADMINISTRATOR));
        });
    }

    private void addGrant(String by, String subject, String grant) {
        repository.addGrant(subject, grant);
        recordChange(by, subject, UserAccountChangeType.GRANTED, grant);
    }

    /** Resets the secret of an account; a password must then be changed at the next login. */
    public void resetSecret(String by, String digest, String secret) {
        inTurn(() -> {
            AccountRow row = row(digest);
            require(row.type() != AccountType.OIDC, AccountRefusalReason.NO_SECRET);
            repository.setSecret(digest, secret, row.type() == AccountType.LOCAL);
            return recordChange(
                    by,
                    row.subject(),
                    UserAccountChangeType.SECRET_RESET,
                    row.type().name());
        });
    }

    /** Stores a password that the person chose. */
    public void changePassword(String digest, String secret) {
        inTurn(() -> {
            AccountRow row = row(digest);
            require(row.type() == AccountType.LOCAL, AccountRefusalReason.NO_SECRET);
            repository.setSecret(digest, secret, false);
            return recordChange(row.subject(), row.subject(), UserAccountChangeType.PASSWORD_CHANGED, "");
        });
    }

    /** Locks or unlocks an account. */
    public void setLocked(String by, String digest, boolean locked) {
        inTurn(() -> {
            AccountRow row = row(digest);
            repository.setLocked(digest, locked);
            recordChange(
                    by,
                    row.subject(),
                    locked ? UserAccountChangeType.LOCKED : UserAccountChangeType.UNLOCKED,
                    row.type().name());
            return requireAdministrator(
                    locked && repository.findGrants(row.subject()).contains(ADMINISTRATOR));
        });
    }

    /**
     * Deletes all accounts of a subject and destroys the key of its names, irreversibly. The ledger keeps the subject.
     */
    public void forgetSubject(String by, String subject) {
        inTurn(() -> {
            require(repository.isActiveSubject(subject), AccountRefusalReason.NO_SUCH_SUBJECT);
            require(!by.equals(subject), AccountRefusalReason.OWN_GRANTS);
            boolean wasAdministrator = repository.findGrants(subject).contains(ADMINISTRATOR);
            repository.markForgotten(subject);
            recordChange(by, subject, UserAccountChangeType.FORGOTTEN, "");
            return requireAdministrator(wasAdministrator);
        });
        names.destroyKey(subject);
    }

    /** Requires a remaining administrator if an administrator may have been removed. */
    private boolean requireAdministrator(boolean changed) {
        require(
                !changed
                        || repository.findAllAccounts().stream()
                                .anyMatch(row -> row.type() == AccountType.LOCAL
                                        && !row.locked()
                                        && repository.findGrants(row.subject()).contains(ADMINISTRATOR)),
                AccountRefusalReason.LAST_ADMINISTRATOR);
        return true;
    }

    /** Runs one change at a time, because changes are numbered and administrators are counted. */
    private <T> T inTurn(Supplier<T> change) {
        turn.lock();
        try {
            return transactions.executeDurably(change);
        } finally {
            turn.unlock();
        }
    }

    private boolean recordChange(String by, String subject, UserAccountChangeType what, String detail) {
        repository.addChange(Instant.now(clock).truncatedTo(ChronoUnit.MILLIS), by, subject, what, detail);
        return true;
    }

    private AccountRow row(String digest) {
        return repository
                .findAccount(digest)
                .orElseThrow(() -> new AccountChangeRefusedException(AccountRefusalReason.NO_SUCH_SUBJECT));
    }

    private UserAccount toAccount(AccountRow row) {
        String login = keys.find(row.subject())
                .flatMap(key -> PersonalDataCipher.decrypt(key, row.digest(), row.login()))
                .orElse("");
        return new UserAccount(
                row.digest(),
                row.subject(),
                row.type(),
                login,
                names.findCurrentName(row.subject()).orElse(""),
                row.secret(),
                row.mustChange(),
                row.locked(),
                repository.findGrants(row.subject()));
    }

    private String digest(String login) {
        return PersonalDataCipher.keyedDigest(keys.findOrCreate(LOGIN_NAMES), "login\n" + login);
    }

    private String digest(String issuer, String subject) {
        return PersonalDataCipher.keyedDigest(keys.findOrCreate(LOGIN_NAMES), "issuer\n" + issuer + "\n" + subject);
    }

    /** The form in which all spellings of a login that find the same account are equal. */
    public static String normalizeLogin(String login) {
        // No login is as long, and normalizing a very long text is slow.
        if (login.length() > MAX_NAME_LENGTH) {
            return login;
        }
        return Normalizer.normalize(login, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    private static void requireName(String name) {
        require(
                !name.isBlank()
                        && name.length() <= MAX_NAME_LENGTH
                        && !INVISIBLE.matcher(name).find(),
                AccountRefusalReason.NAME_MALFORMED);
    }

    private static void require(boolean allowed, AccountRefusalReason reason) {
        if (!allowed) {
            throw new AccountChangeRefusedException(reason);
        }
    }
}
