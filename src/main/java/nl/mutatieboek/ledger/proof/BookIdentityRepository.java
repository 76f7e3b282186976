package nl.mutatieboek.ledger.proof;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what identifies the book to people outside: the salt key of its leaves, and the public key of its heads. */
final class BookIdentityRepository {
    private final JdbcClient client;

    BookIdentityRepository(DataSource dataSource) {
        client = JdbcClient.create(dataSource);
    }

    byte[] saltKey() {
        return client.sql("select salt_key from book_identity where id = 1")
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /** Returns the public key that signs the heads of this book; empty before the first start. */
    Optional<String> findPublicKey() {
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
