package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nobody receives the hash of an entry that he may not read: an amount under embargo could be guessed from it. Signed
 * heads stand in its place, because their leaves are salted.
 */
@Tag("application")
class EntryHashDisclosureTest {
    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().withPerson("reader", "READER").withPerson("administrator", "ADMINISTRATOR");

    private static List<String> hashes;
    private static String certificate;

    @BeforeAll
    static void write() {
        LedgerFixture scribe = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .items(2025, "XX/37");
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1)));
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 2)));
        BOOK.awaitProjections();
        hashes = BOOK.as("auditor").get("/v1/ledger/entries").json().findValuesAsString("hash");
        certificate = BOOK.as("administrator").post("/v1/rebuilds", "{}").header("Location") + "/certificate";
        await().until(() -> BOOK.as("administrator").get(certificate).status() == 200);
    }

    @Test
    void auditor_receives_hashes_of_entries() {
        assertThat(hashes).hasSizeGreaterThan(10);
        assertThat(BOOK.as("auditor").get("/v1/rebuilds").body()).contains(hashes.getLast());
        assertThat(BOOK.as("auditor").get("/v1/exports/events").body()).contains(hashes);
    }

    @Test
    void reader_receives_no_hash_of_an_entry() {
        for (String path : List.of(
                "/v1/samples?seed=1&size=500",
                "/v1/exports/samples?seed=1&size=500",
                "/v1/ledger/head",
                "/v1/rebuilds",
                "/v1/trail?item=XX/37",
                "/v1/mutations")) {
            assertHasNoHash(path, "reader", BOOK.as("reader").get(path));
        }
        for (String path : List.of("/samples?seed=1&size=500", "/rebuilds", "/mutations", "/archive")) {
            assertHasNoHash(path, "reader", BOOK.browse("reader").get(path));
        }
    }

    @Test
    void administrator_receives_the_signed_head_with_a_certificate_and_no_hash_of_an_entry() {
        for (String path : List.of("/v1/rebuilds", certificate, certificate.replace("/certificate", ""))) {
            assertHasNoHash(path, "administrator", BOOK.as("administrator").get(path));
            assertHasNoDigest(BOOK.as("administrator").get(path));
        }
        assertHasNoHash(
                "/rebuilds", "administrator", BOOK.browse("administrator").get("/rebuilds"));
        assertHasNoDigest(BOOK.browse("administrator").get("/rebuilds"));
        assertThat(BOOK.as("auditor").get("/v1/rebuilds").text("/rebuilds/0/certificate/balancesSha256"))
                .hasSize(64);
        assertThat(BOOK.as("administrator").get(certificate).text("/head"))
                .isEqualTo(BOOK.as("auditor")
                        .get("/v1/heads/" + BOOK.ledgerNumber())
                        .body());
    }

    /** A digest of all balances, or of all rows, is as good as one of an amount among them. */
    private static void assertHasNoDigest(ApplicationFixture.HttpReply reply) {
        assertThat(reply.body()).doesNotContainPattern("[0-9a-f]{64}");
    }

    private static void assertHasNoHash(String path, String person, ApplicationFixture.HttpReply reply) {
        assertThat(reply.status()).as("%s %s", person, path).isEqualTo(200);
        hashes.forEach(
                hash -> assertThat(reply.body()).as("%s %s", person, path).doesNotContain(hash));
    }
}
