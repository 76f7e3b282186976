package nl.mutatieboek.oversight.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.RowlessProjection;
import nl.mutatieboek.ledger.verification.JdbcRebuildCertificateRepository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cancellation of a rebuild and a replay in progress. */
@Tag("application")
class RebuildCancellationTest {
    /** Later projections wait for this before their first entry; null for none. */
    private volatile @Nullable CountDownLatch waitsFor;

    @RegisterExtension
    private final ApplicationFixture book = ApplicationFixture.empty().with(ProjectionFactory.class, () -> {
        List<Projection> all = new ArrayList<>(ProjectionFactory.FROM_SPRING_FACTORIES.get());
        all.add(new BlockedProjection(waitsFor));
        return all;
    });

    @BeforeEach
    void write() {
        new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37");
        book.awaitProjections();
        waitsFor = new CountDownLatch(1);
    }

    @Test
    void cancelled_rebuild_is_reported_and_replaces_and_certifies_nothing() {
        ApiClient administrator = book.as("approver");
        String rebuild = administrator.post("/v1/rebuilds", "{}").header("Location");
        HttpReply running = administrator.get(rebuild);
        assertThat(running.text("/state")).isEqualTo("RUNNING");
        assertThat(administrator.post("/v1/rebuilds", "{}").status()).isEqualTo(409);

        assertThat(administrator.post(rebuild + "/cancellations", "{}").status())
                .isEqualTo(202);
        releaseProjection();

        await().until(() -> administrator.get(rebuild).text("/state").equals("CANCELLED"));
        assertThat(administrator.get(rebuild).json().get("certificate").isNull())
                .isTrue();
        assertThat(book.bean(JdbcRebuildCertificateRepository.class).findLast(1))
                .isEmpty();
        assertThat(book.bean(InMemoryProjectionHost.class)
                        .<BlockedProjection, Boolean>query(
                                BlockedProjection.class, answering -> answering.until == null))
                .as("what answered before")
                .isTrue();
    }

    @Test
    void running_replay_can_be_cancelled_on_its_page() {
        PageClient auditor = book.browse("auditor");
        PageDocument form = auditor.get("/rebuilds").page();
        auditor.submit("/replays", "_csrf", form.csrf(), "key", form.attribute("[name=key]", "value"));
        PageDocument running = auditor.get("/rebuilds").page();
        assertThat(running.texts("span.state")).contains("bezig");

        auditor.submit(
                running.attribute("form[action^=/replays/][action$=/cancellations]", "action"), "_csrf", form.csrf());
        releaseProjection();

        await().untilAsserted(() -> {
            PageDocument page = auditor.get("/rebuilds").page();
            assertThat(page.texts("span.state")).contains("gestopt");
            assertThat(page.select("[action$=/cancellations]")).isEmpty();
        });
    }

    @AfterEach
    void releaseProjection() {
        CountDownLatch waiting = waitsFor;
        if (waiting != null) {
            waiting.countDown();
        }
    }

    private static final class BlockedProjection implements RowlessProjection {
        private final @Nullable CountDownLatch until;

        BlockedProjection(@Nullable CountDownLatch until) {
            this.until = until;
        }

        @Override
        public String name() {
            return "waiting";
        }

        @Override
        public void project(LedgerEntry entry, long countsFrom) {
            if (until != null) {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
