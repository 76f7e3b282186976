package nl.mutatieboek.exporting.archive;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.JSON;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.MatterDraft;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What archive packages leave out, because not every reader may read it. */
@Tag("application")
class ArchiveDisclosureTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static final List<String> PUBLIC = List.of("2026-OWB", "2026-NVW-1", "2027-OWB");

    private static LedgerFixture ledger;

    @BeforeAll
    static void write() {
        ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-NVW-1", "2025-11-05")
                .moment("2027-OWB", "2026-09-15")
                .embargoedMoment("2026-VB", "2026-09-16")
                .embargoedMoment("2026-SBS", "2026-09-17")
                .embargoedMoment("2028-OWB", "2027-09-21")
                .chapter("XX")
                .items(2025, "XX/37");
    }

    private static UnpackedArchive archive(String query) throws Exception {
        BOOK.awaitProjections();
        HttpResponse<byte[]> reply = HttpClient.newHttpClient()
                .send(
                        BOOK.as("reader")
                                .request("/v1/exports/archive?moment=" + query)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(reply.statusCode())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return UnpackedArchive.unpack(reply.body());
    }

    @Test
    void archive_at_an_earlier_ledger_number_has_no_content_that_was_withdrawn_since() throws Exception {
        MutationId mutation =
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1)));
        ledger.attach(LedgerFixture.PROPOSER, mutation, "memo").attach(LedgerFixture.PROPOSER, mutation, "again");
        String earlier = "2026-OWB&knownAt=" + ledger.ledgerNumber();
        String file = "attachments/" + sha256("again") + ".txt";
        assertThat(archive(earlier).text("sha256sums.txt")).contains(sha256("memo"), sha256("again"));

        withdraw(mutation, "memo");
        withdraw(mutation, "again");
        ledger.attach(LedgerFixture.PROPOSER, mutation, "again");

        UnpackedArchive unpacked = archive(earlier);
        assertThat(unpacked.rows("attachments.csv"))
                .extracting(r -> r.getField("sha256"), r -> r.getField("file"), r -> r.getField("withdrawn"))
                .containsExactly(tuple(sha256("memo"), "", "found later"), tuple(sha256("again"), file, ""));
        assertThat(unpacked.text("sha256sums.txt")).contains(file).doesNotContain(sha256("memo"));
        assertThat(unpacked.text("entries.jsonl")).doesNotContain("attachment-withdrawn");
    }

    @Test
    void step_of_a_matter_is_in_the_archive_of_the_moment_that_it_names_only() throws Exception {
        MutationId booking = ledger.propose(amendment("2026-NVW-1", "36800-XX-21"));
        record(MatterDraft.amendment("36800-XX-21").structural().record("public"));
        record(MatterDraft.decide("public", MatterDecision.ADOPTED, "2025-12-04"));
        ledger.record(LedgerFixture.APPROVER, id -> new MatterCommand.LinkMatter(MatterDraft.id("public"), booking));
        record(MatterDraft.followUp("public", FollowUpType.CARRIED, "2026-09-15", null, "2027-OWB"));
        record(MatterDraft.revoke("public", 3));
        record(MatterDraft.revoke("public", 2));

        assertThat(steps("2026-OWB", "public")).containsExactly("matter-recorded", "matter-decided");
        assertThat(steps("2026-NVW-1", "public"))
                .containsExactly("matter-recorded", "matter-decided", "matter-linked", "matter-step-revoked");
        assertThat(steps("2027-OWB", "public")).containsExactly("matter-followed-up", "matter-step-revoked");
    }

    @Test
    void matter_corrected_to_a_later_bill_is_in_the_archive_of_that_bill_from_then_on() throws Exception {
        record(MatterDraft.motion("36800-XX-41").record("later"));
        record(MatterDraft.motion("36800-XX-41").withBill("2027-OWB").correct("later"));
        record(MatterDraft.revoke("later", 1));
        record(MatterDraft.decide("later", MatterDecision.ADOPTED, "2025-12-04"));

        assertThat(steps("2026-OWB", "later")).containsExactly("matter-recorded");
        assertThat(steps("2026-NVW-1", "later")).containsExactly("matter-recorded");
        assertThat(steps("2027-OWB", "later"))
                .containsExactly("matter-corrected", "matter-step-revoked", "matter-decided");
        assertThat(archive("2027-OWB").text("documents.csv")).contains("36800-XX-41");
    }

    @Test
    void matters_under_embargo_change_no_archive() throws Exception {
        record(MatterDraft.amendment("36800-XX-31").structural().record("shown"));
        record(MatterDraft.decide("shown", MatterDecision.ADOPTED, "2025-12-04"));
        record(MatterDraft.motion("36800-XX-32").record("moved"));
        List<String> before = new ArrayList<>();
        for (String moment : PUBLIC) {
            before.add(archive(moment).text("entries.jsonl"));
        }

        MutationId hidden = ledger.propose(amendment("2026-VB", "36800-XX-31"));
        ledger.record(LedgerFixture.APPROVER, id -> new MatterCommand.LinkMatter(MatterDraft.id("shown"), hidden));
        record(MatterDraft.followUp("shown", FollowUpType.CARRIED, "2026-09-15", null, "2028-OWB"));
        record(MatterDraft.revoke("shown", 3));
        MatterDraft moved = MatterDraft.motion("36800-XX-32").withBill("2026-SBS");
        record(moved.correct("moved"));
        record(MatterDraft.decide("moved", MatterDecision.HELD_OVER, "2025-12-01"));
        record(MatterDraft.amendment("36800-XX-33")
                .structural()
                .withBill("2026-SBS")
                .withDay("2026-09-20")
                .record("hidden"));
        record(MatterDraft.decide("hidden", MatterDecision.ADOPTED, "2026-09-25"));
        record(MatterDraft.followUp("hidden", FollowUpType.CARRIED, "2026-09-26", null, "2027-OWB"));

        for (int i = 0; i < PUBLIC.size(); i++) {
            assertThat(archive(PUBLIC.get(i)).text("entries.jsonl"))
                    .as(PUBLIC.get(i))
                    .isEqualTo(before.get(i));
        }
    }

    private static void record(ActorCommand command) {
        ledger.record(LedgerFixture.APPROVER, id -> command.command());
    }

    private static Proposal amendment(String moment, String paper) {
        return LedgerFixture.withContinuation(
                MatterDraft.STRUCTURAL,
                LedgerFixture.withDetails(
                        KindDetailsBuilder.minimalFor(MutationKind.AMENDMENT)
                                .parliamentaryPaper(paper)
                                .build(),
                        proposal(MutationKind.AMENDMENT, moment, expenditure("XX/37", 2026, 10))));
    }

    /** Returns the names of the events of a matter in the package of a moment. */
    private static List<String> steps(String moment, String matter) throws Exception {
        return archive(moment)
                .text("entries.jsonl")
                .lines()
                .filter(line -> line.contains(MatterDraft.id(matter).toString()))
                .map(line -> JSON.readTree(line).get("eventName").asString())
                .toList();
    }

    private static void withdraw(MutationId mutation, String content) {
        ledger.record(
                LedgerFixture.PROPOSER, id -> new Command.WithdrawAttachment(mutation, sha256(content), "found later"));
    }
}
