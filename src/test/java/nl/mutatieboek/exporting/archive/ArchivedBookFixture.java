package nl.mutatieboek.exporting.archive;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.Sha256Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A book with a submitted moment, and its archive package. */
final class ArchivedBookFixture {
    static final String MOMENT = "2026-OWB";
    static final String HIDDEN = "7654321";
    static final String HOSTILE = "=1+1 </naam> & \"x\" ]]> 😀";
    static final String CEILING_SOURCE = "Miljoenennota 2026";
    static final JsonMapper JSON = new JsonMapper();

    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson("reader", "READER")
            .with("mutatieboek.archive.creator=Ministerie van <X> & Y")
            .with("mutatieboek.archive.appraisal=B")
            .with("mutatieboek.archive.selection-list=Selectielijst")
            .with("mutatieboek.archive.category=4.2")
            .with("mutatieboek.archive.part-of=Begrotingen");

    static long registered;
    static MutationId booked;
    static MutationId transfer;
    static MutationId rejected;
    static MutationId reversal;
    static long known;
    static byte[] before;

    static void write() throws Exception {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XVII/1")
                .moment("2025-O1", "2025-04-20");
        registered = ledger.ledgerNumber();
        ledger.moment(MOMENT, "2025-09-16")
                .moment("2026-O1", "2026-04-20")
                // Not known to be submitted; 2027-OWB stands behind it on the line.
                .embargoedMoment("2026-SBS", "2026-09-14")
                .moment("2027-OWB", "2026-09-15")
                .embargoedMoment("2026-O2", "2026-09-19")
                .moment("2190-OWB", "2189-09-20");
        ledger.book(proposal(MutationKind.OPENING, "2025-O1", expenditure("XX/37", 2026, 1_000)));
        booked = ledger.book(
                withTitle(HOSTILE, proposal(MutationKind.RE_ESTIMATE, MOMENT, expenditure("XX/37", 2026, 250))));
        transfer = ledger.book(proposal(
                MutationKind.TRANSFER, MOMENT, expenditure("XX/91", 2026, -40), expenditure("XVII/1", 2026, 40)));
        rejected = ledger.propose(proposal(MutationKind.RE_ESTIMATE, MOMENT, expenditure("XX/37", 2027, 9)));
        attach(rejected, "memo.txt", "memo");
        attach(rejected, "wrong.txt", "wrong");
        ledger.record(
                LedgerFixture.PROPOSER,
                id -> new Command.WithdrawAttachment(rejected, sha256("wrong"), "the wrong file"));
        ledger.reject(rejected);
        ledger.publishedBalance("XX/37", Flow.EXPENDITURE, 2026, MOMENT, 1_250, 1);
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.PresentBill(
                        new ChapterCode("XX"), Moment.parse(MOMENT), "36800-XX-2", LocalDate.parse("2025-09-16")));
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.AdoptBill(
                        new ChapterCode("XX"),
                        Moment.parse(MOMENT),
                        "Stb. 2026, 1 " + HOSTILE,
                        LocalDate.parse("2026-02-18"),
                        LocalDate.parse("2026-01-01")));
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new DefaultMarkCommand.RecordCeiling(
                        new CeilingAmount(
                                Ceiling.HEALTH_CARE,
                                new BudgetYear(2026),
                                Moment.parse(MOMENT),
                                new Thousands(90_000),
                                Precision.EXACT,
                                new Source(CEILING_SOURCE, "tabel 1", null, null),
                                null),
                        null));
        reversal = ledger.reverse(booked, Moment.parse("2026-O1"));
        known = ledger.ledgerNumber();
        BOOK.awaitProjections();
        before = zip("reader", "");

        long hidden = Long.parseLong(HIDDEN);
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, hidden)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/91", 2190, hidden)));
        MutationId hiddenReversal = ledger.reverse(transfer, Moment.parse("2026-O2"));
        ledger.record(LedgerFixture.COUNTERPART, id -> new Command.ConfirmMutation(hiddenReversal));
        BOOK.awaitProjections();
    }

    static void attach(MutationId mutation, String name, String content) {
        ApiClient proposer = BOOK.as("proposer");
        assertThat(proposer.send(new MultipartForm(name, content)
                                .writeTo(proposer.request("/v1/mutations/" + mutation + "/attachments")
                                        .header("Idempotency-Key", name)))
                        .status())
                .isEqualTo(201);
    }

    static String sha256(String content) {
        return Sha256Digest.hex(content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(String person, String more) throws Exception {
        return zip(person, MOMENT, more);
    }

    static byte[] zip(String person, String moment, String more) throws Exception {
        HttpResponse<byte[]> reply = HttpClient.newHttpClient()
                .send(
                        BOOK.as(person)
                                .request("/v1/exports/archive?moment=" + moment + more)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(reply.statusCode())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/zip");
        return reply.body();
    }

    static UnpackedArchive unpacked() throws Exception {
        return UnpackedArchive.unpack(zip("reader", "&knownAt=" + known));
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static List<JsonNode> lines(HttpReply reply) {
        return reply.body().lines().map(JSON::readTree).toList();
    }

    /**
     * Whether an entry belongs to the moment: it names the moment, or it is of a mutation of the moment and not a
     * reversal elsewhere.
     */
    static boolean touches(String line) {
        JsonNode entry = JSON.readTree(line);
        JsonNode payload = entry.get("payload");
        String name = entry.get("eventName").asString();
        if (name.contains("revers")) {
            return false;
        }
        boolean ofDossier = List.of(booked, transfer, rejected).stream()
                .anyMatch(mutation -> payload.path("mutation").asString("").equals(mutation.toString()));
        return ofDossier
                || MOMENT.equals(payload.path("moment").asString(""))
                || MOMENT.equals(payload.path("bill").asString(""))
                || MOMENT.equals(payload.path("amount").path("moment").asString(""))
                || MOMENT.equals(payload.path("published").path("moment").asString(""));
    }

    private ArchivedBookFixture() {}
}
