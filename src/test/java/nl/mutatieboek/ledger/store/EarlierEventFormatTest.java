package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.verification.ChainVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** This version reads and continues a book of an older version, and changes none of its entries. */
@Tag("whole")
class EarlierEventFormatTest {
    @TempDir
    Path folder;

    private ApplicationFixture book;
    private List<RawEntry> written;

    @BeforeEach
    void write() {
        ApplicationFixture older = ApplicationFixture.emptyIn(folder).start();
        new LedgerFixture(older).moment("2026-OWB", "2025-09-16").chapter("XX");
        older.stop();
        EarlierVersionFixture version = new EarlierVersionFixture(
                new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("book"), "sa", ""));
        written = List.of(
                version.writeItem(1, null, "{\"item\":\"XX/37\",\"title\":\"Asiel\"}"),
                version.writeItem(2, "2", "{\"item\":\"XX/38\",\"name\":\"Grenzen\"}"));
        book = ApplicationFixture.emptyIn(folder);
    }

    @AfterEach
    void stop() {
        book.stop();
    }

    @Test
    void ledger_of_an_earlier_version_is_decided_projected_and_verified() {
        book.with(EventJsonMapper.class, EventJsonMapper.with(EarlierVersionFixture.UPCASTERS))
                .start();

        // For the decision: both items exist, and are valid in 2026.
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.book(LedgerFixture.proposal(
                MutationKind.OPENING,
                "2026-OWB",
                LedgerFixture.expenditure("XX/37", 2026, 8_728_219),
                LedgerFixture.expenditure("XX/38", 2026, 1)));
        ledger.item(2025, "XX/39", "Opvang");
        // For the projections.
        book.awaitProjections();
        assertThat(book.as("auditor").get("/v1/chapters/XX/items").body()).isEqualTo("""
            {"items":[{"item":"XX/37","name":"Asiel","validFrom":2013,"validUntil":null},\
            {"item":"XX/38","name":"Grenzen","validFrom":2013,"validUntil":null},\
            {"item":"XX/39","name":"Opvang","validFrom":2025,"validUntil":null}]}\
            """);
        // The existing bytes, and the entries written since in the newest format.
        LedgerReader entries = book.bean(LedgerReader.class);
        assertThat(entries.readRawAfter(2, 2)).usingRecursiveComparison().isEqualTo(written);
        assertThat(entries.readRawAfter(ledger.ledgerNumber() - 1, 1).getFirst().revision())
                .isEqualTo("3");
        ChainVerifier verifier = new ChainVerifier(entries.head());
        entries.forEachRaw(verifier);
        assertThat(verifier.findFault()).isEmpty();
        assertThat(verifier.lastVerifiedNumber()).isEqualTo(ledger.ledgerNumber());
    }

    @Test
    void ledger_of_an_unsupported_version_is_not_opened() {
        assertThatThrownBy(book::start).hasStackTraceContaining("Entry 3 cannot be read");
    }
}
