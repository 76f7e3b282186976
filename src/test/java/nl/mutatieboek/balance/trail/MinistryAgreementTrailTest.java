package nl.mutatieboek.balance.trail;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The trail shows who agreed for the finance ministry. */
@Tag("application")
class MinistryAgreementTrailTest {
    private static final Actor INSPECTOR = new Actor(new PersonId("inspector"), Set.of(), Set.of(Mandate.INSPECTORATE));

    @RegisterExtension
    private final ApplicationFixture book = ApplicationFixture.empty().with("mutatieboek.agreements=RE_ESTIMATE@OWB");

    @Test
    void trail_names_who_agreed_beside_who_proposed_and_approved() {
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37");
        MutationId estimate =
                ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 100)));
        ledger.record(INSPECTOR, id -> new Command.AgreeMutation(estimate));
        book.awaitProjections();

        HttpReply trail = book.as("auditor").get("/v1/trail?item=XX/37");

        assertThat(trail.text("/entries/0/approved/by")).isEqualTo("approver");
        assertThat(trail.text("/entries/0/agreed/by")).isEqualTo("inspector");
        assertThat(trail.text("/entries/0/agreed/at")).endsWith("Z");
        assertThat(book.browse("auditor").get("/trail?item=XX/37").body())
                .contains("akkoord namens Financiën door", ">inspector<");
    }
}
