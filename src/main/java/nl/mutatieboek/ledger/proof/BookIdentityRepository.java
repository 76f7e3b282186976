package nl.mutatieboek.ledger.proof;

import java.util.Optional;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerStartupException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what identifies the book to people outside: the salt key of its leaves, and the public key of its heads. */
public final class BookIdentityRepository {
    private final JdbcClient client;

    public BookIdentityRepository(DataSource dataSource) {
        client = JdbcClient.create(dataSource);
    }

    /**
     * Returns the secret of the book, which the salts of its leaves and the key of its content hashes derive from.
     *
     * @throws LedgerStartupException if the database lacks it, as one that was cut off does
     */
    public byte[] saltKey() {
        return client.sql("select salt_key from book_identity where id = 1")
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new LedgerStartupException(
                        "The database contains no book: it lacks the secret of its salts. Restore it from a backup."));
    }

    /** Returns the public key that signs the heads of this book; empty before the first start. */
    public Optional<String> findPublicKey() {
        return client.sql("select public_key from book_identity where id = 1 and public_key is not null")
                .query(String.class)
                .optional();
    }

    void recordPublicKey(String verifierKey) {
        client.sql("update book_identity set public_key = ? where id = 1")
                .param(verifierKey)
                .update();
    }
}
