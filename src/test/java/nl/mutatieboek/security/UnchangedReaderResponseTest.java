package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Writes under embargo change no response to a reader, except the length of the ledger: that number is masked here, and
 * {@code /v1/ledger/head} is left out. So are binary formats, which are made from the others, and archive packages,
 * which have a test of their own.
 */
@Tag("whole")
class UnchangedReaderResponseTest {
    private static final String HIDDEN = "7654321";

    private static final Pattern HEAD_OF_BALANCES = Pattern.compile("""
        (?<=\\n\\n)
        (?<origin> .+/balances \\n)
        [0-9]+ \\n               # number of entries
        .+ \\n                   # root of the tree over all entries
        (?<balances> balances-v1 \\x20 .+ \\n)
        embargoed-v1 \\x20 .+ \\n
        \\n
        .+ \\n                   # signature
        """, Pattern.COMMENTS);

    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().with("mutatieboek.moment-people=2").withPerson("reader", "READER");

    @Test
    void embargoed_entries_change_no_response_to_a_reader() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/92", "XX/92/earmark", "XVII/1");
        MutationId shown =
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1_234_567)));
        ledger.attach(LedgerFixture.PROPOSER, shown, "memo");
        ledger.approve(shown);
        ledger.book(proposal(MutationKind.RESERVATION, "2026-OWB", expenditure("XX/92/earmark", 2026, 2_345_678)));
        BOOK.awaitProjections();
        long before = BOOK.ledgerNumber();
        Map<String, String> answers = answers(shown);

        ledger.reverse(shown, Moment.parse("2026-O1"));
        long hidden = Long.parseLong(HIDDEN);
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, hidden)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, hidden)));
        ledger.reject(
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/92", 2190, hidden))));
        ledger.book(proposal(
                MutationKind.TRANSFER,
                "2026-O1",
                expenditure("XX/37", 2026, -hidden),
                expenditure("XVII/1", 2026, hidden)));
        ledger.book(proposal(MutationKind.RESERVATION, "2190-OWB", expenditure("XX/92/earmark", 2190, hidden)));
        ledger.publishedBalance("XX/37", Flow.EXPENDITURE, 2026, "2026-O1", hidden, 1);
        ledger.flexibility("XX/37", 2026, "2026-O1", hidden);
        ledger.presentBill("2026-O1", "XX", "2026-04-24");
        BOOK.awaitProjections();
        long after = BOOK.ledgerNumber();

        assertThat(BOOK.as("auditor").get("/v1/trail?item=XX/37").body()).contains(HIDDEN);
        SoftAssertions all = new SoftAssertions();
        answers(shown).forEach((address, body) -> {
            all.assertThat(body).as(address).doesNotContain(HIDDEN).doesNotContain("7.654.321");
            all.assertThat(masked(body, before, after))
                    .as(address)
                    .isEqualTo(masked(answers.get(address), before, after));
        });
        all.assertAll();
    }

    private static String masked(String body, long before, long after) {
        // The number and hash of the last entry show that something was recorded, and nothing of its content.
        return HEAD_OF_BALANCES
                .matcher(body)
                .replaceAll("${origin}${balances}")
                .replaceAll("[0-9a-f]{64}|'?[A-Za-z0-9+/]{43}=", "#")
                .replaceAll("(?<![0-9.])(" + before + "|" + after + ")(?![0-9.])", "#")
                .replaceAll("name=\"(_csrf|key)\"[^>]*>", "");
    }

    /** By address, as a reader. */
    private static Map<String, String> answers(MutationId shown) {
        BOOK.bean(HeadSigner.class).awaitHead(BOOK.ledgerNumber()).orElseThrow();
        ApplicationFixture.PageClient browser = BOOK.browse("reader");
        Map<String, String> answers = new LinkedHashMap<>();
        for (String address : addresses(shown)) {
            HttpReply reply = address.startsWith("/v1/") ? BOOK.as("reader").get(address) : browser.get(address);
            assertThat(reply.status()).as("%s %s", address, reply.body()).isEqualTo(200);
            answers.put(address, reply.body());
            if (address.startsWith("/v1/reports/")) {
                HttpReply csv = BOOK.as("reader")
                        .send(BOOK.as("reader").request(address).header("Accept", "text/csv"));
                answers.put(address + " as CSV", csv.body());
            }
        }
        return answers;
    }

    private static List<String> addresses(MutationId shown) {
        List<String> addresses = new ArrayList<>();
        for (String endpoint : EndpointPermission.READ.endpoints()) {
            String path = endpoint.substring(endpoint.indexOf(' ') + 1)
                    .replace("/mutations/{id}", "/mutations/" + shown)
                    .replace("{sha256}", Sha256Digest.hex("memo".getBytes(StandardCharsets.UTF_8)))
                    .replace("{chapter}", "XX")
                    .replace("{moment}", "2026-OWB")
                    .replace("{headSize}", "2")
                    .replace("{*tilePath}", "entries/000.p/2")
                    .replace("{laterSize}", "3");
            switch (path) {
                case "/v1/ledger/head",
                        "/v1/heads/latest",
                        "/v1/heads/checkpoint",
                        "/v1/heads/cosigned",
                        "/heads",
                        "/heads/files/latest",
                        "/heads/files/cosigned",
                        "/v1/rebuilds/{id}",
                        "/reports/{report}/{format}",
                        "/v1/exports/archive",
                        "/v1/exports/document-set",
                        "/document-sets/zip",
                        "/archive/2026-OWB" -> {}
                case "/v1/reports/{report}", "/reports/{report}" ->
                    reports().forEach(report -> addresses.add(path.replace("{report}", report)));
                case "/v1/trail", "/v1/trail/entries", "/v1/chapters/XX/items/registrations", "/chapters/XX/items" ->
                    addresses.add(path + "?item=XX/37");
                case "/trail" -> addresses.add(path + "?item=XX/37&flow=EXPENDITURE&year=2026");
                case "/balances/item" ->
                    List.of("", "&order=KNOWN_AT", "&order=MOMENT", "&lineage=true&year=2026")
                            .forEach(more -> addresses.add(path + "?item=XX/37" + more));
                case "/document-sets" -> addresses.add(path + "?scope=XX");
                case "/heads/extensions" -> addresses.add(path + "?earlierSize=2&laterSize=3");
                case "/v1/balances" -> addresses.add(path + "?depth=3");
                case "/v1/balances/proof", "/trail/proof" ->
                    List.of("item=XX&year=2026", "item=XX/37/~&year=2026", "item=XVII&year=2026", "item=XX&year=2190")
                            .forEach(more -> addresses.add(path + "?flow=EXPENDITURE&" + more));
                case "/v1/balances/changes" -> addresses.add(path + "?item=XX/37&from=knownAt=1&to=");
                case "/balances/compare", "/balances/compare/points" ->
                    addresses.addAll(List.of(
                            "/balances/compare?item=XX/37&from=knownAt=1&to=",
                            "/balances/compare?year=2026&from=knownAt=1&to="));
                case "/v1/exports/delivery" -> addresses.add(path + "?chapter=XX&moment=2026-OWB");
                case "/v1/extrapolations" -> {}
                // MatterApiTest compares these before and after entries under embargo.
                case "/v1/parliamentary-matters/{id}", "/parliamentary-matters/{id}" -> {}
                case "/v1/exports/mutations" -> addresses.add(path + "?format=csv");
                case "/v1/samples", "/samples" -> addresses.add(path + "?seed=2026&size=500");
                case "/v1/exports/samples" -> addresses.add(path + "?seed=2026&size=500&format=csv");
                case "/mutations/files/{format}" -> addresses.add("/mutations/files/csv");
                case "/samples/files/{format}" -> addresses.add("/samples/files/csv?seed=2026&size=500");
                case "/v1/authorisations" -> addresses.add(path + "?chapter=XX&year=2026");
                case "/authorisations/files/{format}" ->
                    addresses.add("/authorisations/files/csv?chapter=XX&year=2026");
                default -> addresses.add(path);
            }
        }
        addresses.add("/v1/moments/2026-O1");
        addresses.add("/moments/2026-O1");
        addresses.add("/v1/mutations?state=BOOKED");
        addresses.add("/v1/mutations?state=REVERSED");
        return addresses;
    }

    private static List<String> reports() {
        return BOOK
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> path.startsWith("/v1/reports/"))
                .map(path -> path.substring("/v1/reports/".length()))
                .distinct()
                .toList();
    }
}
