package nl.mutatieboek.oversight.coverage;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withMutationClass;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of packages, limited to one chapter, show nothing under embargo of another chapter. */
@Tag("application")
class CoveragePackageEmbargoTest {
    private static final Actor OF_BOTH =
            new Actor(new PersonId("planner"), Set.of(new ChapterCode("XX"), new ChapterCode("XVII")));

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XVII/1");
        Proposal balance = proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XVII/1", 2190, 7_654_321));
        for (Proposal own : new Proposal[] {balance, withCoverage("Kornoelje", balance)}) {
            MutationId[] made = new MutationId[1];
            ledger.record(LedgerFixture.COUNTERPART, id -> {
                made[0] = new MutationId(id);
                return new Command.ProposeMutation(made[0], null, own);
            });
            if (own == balance) {
                ledger.record(OF_BOTH, id -> new Command.ApproveMutation(made[0]));
            }
        }
        ledger.propose(withCoverage(
                "Gedeeld",
                withMutationClass(
                        MutationClass.TECHNICAL,
                        proposal(
                                MutationKind.TRANSFER,
                                "2190-OWB",
                                expenditure("XX/37", 2190, -5_000),
                                expenditure("XVII/1", 2190, 5_000)))));
        BOOK.awaitProjections();
    }

    private static String page(String name, String address) {
        return BOOK.browse(name).get(address).body();
    }

    @Test
    void shared_package_shows_no_embargoed_balance_of_another_chapter() {
        String address = "/packages?name=Gedeeld&scope=";

        assertThat(page("auditor", address)).contains("7.654.321");
        assertThat(page("counterpart", address + "XVII")).contains("7.654.321");
        assertThat(page("proposer", address + "XX"))
                .contains("Gedeeld", "5.000", "onder embargo")
                .doesNotContain("7.654.321", "7.659.321");
    }

    @Test
    void package_of_another_chapter_under_embargo_is_reported_like_one_that_does_not_exist() {
        assertThat(BOOK.browse("counterpart")
                        .get("/packages?name=Kornoelje&scope=XVII")
                        .status())
                .isEqualTo(200);
        assertThat(BOOK.browse("proposer")
                        .get("/packages?name=Kornoelje&scope=XX")
                        .status())
                .isEqualTo(404);
        assertThat(BOOK.browse("proposer")
                        .get("/packages?name=Onbekend&scope=XX")
                        .status())
                .isEqualTo(404);
    }
}
