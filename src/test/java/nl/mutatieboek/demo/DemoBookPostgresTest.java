package nl.mutatieboek.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ledger.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The demo book in PostgreSQL equals the demo book in H2, with one schema and the same SQL. */
@Tag("whole")
class DemoBookPostgresTest {
    @Test
    void demo_balances_and_trail_are_the_same_in_postgresql_and_h2() throws IOException {
        try (EmbeddedPostgres postgres = TestDatabase.postgresBuilder().start();
                ApplicationFixture inPostgres = ApplicationFixture.demo()
                        .with("spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"))
                        .with("spring.datasource.username=postgres")
                        .start();
                ApplicationFixture inH2 = ApplicationFixture.demo().start()) {
            await(inPostgres);
            await(inH2);

            JsonNode balances = read(inPostgres, "/v1/balances?depth=8");
            assertThat(balances.get("balances")).hasSizeGreaterThan(50);
            assertThat(balances).isEqualTo(read(inH2, "/v1/balances?depth=8"));
            assertThat(lines(inPostgres)).isEqualTo(lines(inH2));
        }
    }

    private static void await(ApplicationFixture book) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> book.anonymous().get("/actuator/health").status() == 200);
    }

    private static JsonNode read(ApplicationFixture book, String path) {
        HttpReply reply = book.as("auditor").get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    /** The trail without the instants, which are each book's own. */
    private static String lines(ApplicationFixture book) {
        return read(book, "/v1/trail?item=XX&limit=1000").toString().replaceAll("\"[0-9-]{10}T[0-9:.]+Z\"", "\"then\"");
    }
}
