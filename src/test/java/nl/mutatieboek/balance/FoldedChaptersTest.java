package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Chapters without any balance, folded into one line of the table of balances. */
@Tag("application")
class FoldedChaptersTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static PageClient reader;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16");
        List.of("XX", "XVII", "VI", "VII", "VIII").forEach(ledger::chapter);
        ledger.items(2025, "XX/37", "XVII/1", "VI/1", "VII/1");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 100)));
        ledger.propose(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XX/37", 2026, -5), expenditure("XVII/1", 2026, 5)));
        BOOK.awaitProjections();
        reader = BOOK.browse("auditor");
    }

    @Test
    void chapters_of_which_nothing_is_known_are_one_line_that_an_address_unfolds() {
        PageDocument folded = reader.get("/balances").page();
        PageDocument unfolded = reader.get(folded.attribute("#empties", "href")).page();

        assertThat(folded.rows())
                .contains("3 hoofdstukken waarvan hier niets bekend is toon ze | niet bekend")
                .noneMatch(row -> row.startsWith("Chapter VI"))
                .anyMatch(row -> row.startsWith("Chapter XVII XVII | niet bekend in behandeling 5"));
        assertThat(unfolded.rows())
                .contains("Chapter VI VI | niet bekend", "Chapter VIII VIII | niet bekend")
                .noneMatch(row -> row.contains("waarvan hier niets bekend is"));
        assertThat(reader.get(unfolded.attribute("#empties", "href")).page().text())
                .contains("3 hoofdstukken waarvan hier niets bekend is");
    }

    @Test
    void total_with_folded_chapters_is_as_incomplete_as_with_all_shown() {
        String total = "Alle hoofdstukken | 100 onvolledig";

        assertThat(reader.get("/balances").page().rows()).contains(total);
        assertThat(reader.get("/balances?open=all").page().rows()).contains(total);
        assertThat(reader.get("/balances?open=empty").page().rows()).contains(total);
    }
}
