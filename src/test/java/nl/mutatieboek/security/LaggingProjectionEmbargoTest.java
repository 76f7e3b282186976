package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.RowlessProjection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Mutations are read from the ledger and moments from projections: nothing is disclosed if the projections are behind.
 */
@Tag("application")
class LaggingProjectionEmbargoTest {
    private final StoppingProjection projection = new StoppingProjection();
    private final ApplicationFixture book = ApplicationFixture.empty()
            .withPerson("reader", "READER")
            .with("mutatieboek.patience=100ms")
            .with(ProjectionFactory.class, () -> {
                List<Projection> all = new ArrayList<>(ProjectionFactory.FROM_SPRING_FACTORIES.get());
                all.add(projection);
                return all;
            });
    private LedgerFixture ledger;
    private MutationId presented;

    /** Fails from a named instant on, so that no projection reads on: what comes after it is in the ledger alone. */
    private static final class StoppingProjection implements RowlessProjection {
        private volatile boolean stops;

        @Override
        public String name() {
            return "stopping";
        }

        @Override
        public void project(LedgerEntry entry, long countsFrom) {
            if (stops) {
                throw new IllegalStateException("stopped by a test");
            }
        }
    }

    @AfterEach
    void close() {
        book.close();
    }

    private void write() {
        book.start();
        ledger = new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XVII/1");
        presented = ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 10)));
        book.awaitProjections();
    }

    private MutationId proposeUnprojected() {
        projection.stops = true;
        ledger.embargoedMoment("2026-O1", "2026-04-24");
        return ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 7_654_321)));
    }

    private void requireHidden(MutationId hidden) {
        for (String name : List.of("reader", "counterpart")) {
            assertThat(book.as(name).get("/v1/mutations/" + hidden).status())
                    .as(name)
                    .isEqualTo(404);
            assertThat(book.browse(name).get("/mutations/" + hidden).status())
                    .as(name)
                    .isEqualTo(404);
        }
        assertThat(book.as("counterpart")
                        .post("/v1/mutations/" + hidden + "/confirmations?dryRun=true", "")
                        .status())
                .isEqualTo(404);
        assertThat(book.as("counterpart").get("/v1/ledger/entries").status()).isEqualTo(403);
        assertThat(book.as("counterpart").get("/v1/exports/events").status()).isEqualTo(403);
    }

    @Test
    void mutation_of_a_moment_missing_from_the_projection_is_hidden_from_outsiders() {
        write();
        requireHidden(proposeUnprojected());
    }

    @Test
    void raw_entries_are_forbidden_while_the_projection_lacks_an_embargoed_moment() {
        write();
        assertThat(book.as("counterpart").get("/v1/ledger/entries").status()).isEqualTo(200);
        proposeUnprojected();

        assertThat(book.as("counterpart").get("/v1/ledger/entries").status()).isEqualTo(403);
        assertThat(book.as("counterpart").get("/v1/exports/events").status()).isEqualTo(403);
    }

    @Test
    void embargoed_read_is_recorded_while_the_projection_is_behind() {
        write();
        MutationId hidden = proposeUnprojected();

        assertThat(book.as("proposer").get("/v1/mutations/" + hidden).status()).isEqualTo(200);
        assertThat(book.as("auditor").get("/v1/ledger/entries").status()).isEqualTo(200);
        assertThat(book.as("auditor").get("/v1/embargoed-reads").body())
                .contains("\"readBy\":\"proposer\"", "\"readBy\":\"auditor\"", "2026-O1");
    }

    @Test
    void reversal_in_a_moment_missing_from_the_projection_is_hidden_from_outsiders() {
        write();
        proposeUnprojected();
        ledger.reverse(presented, Moment.parse("2026-O1"));

        assertThat(book.as("counterpart").get("/v1/mutations/" + presented).text("/state"))
                .isEqualTo("BOOKED");
        assertThat(book.as("proposer").get("/v1/mutations/" + presented).text("/state"))
                .isEqualTo("REVERSED");
    }
}
