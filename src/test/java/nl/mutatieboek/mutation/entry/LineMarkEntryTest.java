package nl.mutatieboek.mutation.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Marks of a single line on the page to enter a mutation, without JavaScript. */
@Tag("application")
class LineMarkEntryTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void record() {
        new LedgerFixture(BOOK).moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37", "XX/91");
        assertThat(BOOK.as("approver").post("/v1/chapters/XX/items/marks", """
            {"item": "XX/37", "validFrom": 2026, "source": {"document": "Miljoenennota 2026"},
             "ceiling": "HEALTH_CARE"}\
            """).status())
                .isEqualTo(201);
        BOOK.awaitProjections();
    }

    private static ProposalFormFiller estimate() {
        return ProposalFormFiller.open(BOOK.browse("proposer"), "RE_ESTIMATE")
                .withField("cause", "raming")
                .withField("prognosisNotStated", "true")
                .withField("class", "WINDFALL")
                .withRow("XX/37", "EXPENDITURE", "5");
    }

    @Test
    void default_marks_are_shown_in_the_row() {
        PageDocument page = estimate().submit("SHOW").page();

        assertThat(page.select("#row-0-defaults")).hasSize(1);
        assertThat(page.text("#row-0-defaults"))
                .contains("Plafond Zorg", "HGIS niet bekend", "Klasse mee- of tegenvaller");
    }

    @Test
    void changed_marks_of_a_row_without_a_reason_are_refused_at_the_reason_of_that_row() {
        HttpReply tried = estimate().withRowMark("class", "TECHNICAL").submit("TRY");

        assertThat(tried.status()).isEqualTo(409);
        assertThat(tried.page().select("#problem a[href='#row-0-markReason']")).hasSize(1);
        assertThat(tried.page().select("#row-0-markReason[aria-invalid=true]")).hasSize(1);
        assertThat(tried.page().select("#row-0 details[open]")).hasSize(1);
        assertThat(tried.page().select("#row-0-class option[value=TECHNICAL][selected]"))
                .hasSize(1);
    }

    @Test
    void malformed_mark_of_a_row_is_reported_at_its_own_field() {
        HttpReply tried = estimate().withRowMark("ibosNumber", "2026,20").submit("TRY");

        assertThat(tried.status()).isEqualTo(400);
        assertThat(tried.page().select("#row-0-ibosNumber[aria-invalid=true]")).hasSize(1);
    }

    @Test
    void changed_mark_with_a_reason_is_proposed_and_shown_with_its_default() {
        HttpReply proposed = estimate()
                .withRowMark("ceiling", "OUTSIDE")
                .withRowMark("markReason", "Lening")
                .submit("SEND");

        assertThat(proposed.status()).as(proposed.page().text("main")).isEqualTo(200);
        assertThat(proposed.page().text("main"))
                .contains("Plafond niet plafondrelevant", "gewijzigd; standaard: Plafond Zorg", "Reden: Lening");
    }
}
