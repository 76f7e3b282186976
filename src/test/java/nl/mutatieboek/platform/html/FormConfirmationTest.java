package nl.mutatieboek.platform.html;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withContinuation;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.Sha256Digest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Every form that is executed leads to a page that says so, at the top and with the focus. */
@Tag("application")
class FormConfirmationTest {
    /**
     * Forms whose page shows something else: the job with its state, the differences, a new password once, a message at
     * the field, or the login.
     */
    private static final Set<String> OTHERWISE = Set.of(
            "/imports",
            "/rebuilds",
            "/rebuilds/{id}/cancellations",
            "/replays",
            "/replays/{id}/cancellations",
            "/reconciliation",
            "/people",
            "/people/accounts/{digest}/secrets",
            "/digest",
            "/password",
            "/set-up");

    private static final String NEW_POLICY = """
        {"kind": "TRANSFER", "title": "t", "explanation": "e", "moment": "2026-OWB", "basis": "READ", "class": "POLICY",
         "newPolicy": true, "source": {"document": "d"},
         "postings": [{"item": "XVII/~", "flow": "EXPENDITURE", "year": 2026, "thousands": -1},
                      {"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}
        """;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .with("mutatieboek.moment-people=2")
            .with("mutatieboek.agreements=TRANSFER@OWB")
            .withPerson("second", "ADMINISTRATOR")
            .withPerson("inspectorate", "INSPECTORATE");

    private final ConfirmationChecker forms = new ConfirmationChecker(BOOK);
    private final LedgerFixture ledger = new LedgerFixture(BOOK)
            .moment("2026-OWB", "2025-09-16")
            .moment("2026-O1", "2026-04-24")
            .chapter("XX")
            .chapter("XVII")
            .items(2025, "XX/37", "XX/38");

    @Test
    void executed_form_leads_to_a_page_with_a_confirmation() {
        decideOnMutations();
        administer();
        stateConstraints();
        followMatters();
        saveSearches();
        forms.assertConfirmed();

        List<PathPattern> patterns = patterns();
        assertThat(patterns)
                .as("forms that no row of this test sends")
                .allMatch(pattern -> OTHERWISE.contains(pattern.getPatternString())
                        || forms.sent().stream().anyMatch(path -> pattern.matches(PathContainer.parsePath(path))));
        assertThat(patterns).extracting(PathPattern::getPatternString).containsAll(OTHERWISE);
    }

    private void decideOnMutations() {
        MutationId booked = ledger.book(estimate());
        for (String action : List.of("rejections", "returns")) {
            forms.send("approver", mutation(ledger.propose(estimate())), action, "reason=Nog niet");
        }
        forms.send("approver", mutation(ledger.propose(estimate())), "approvals");
        forms.send("proposer", mutation(ledger.propose(estimate())), "withdrawals");
        String measure = mutation(MutationId.parse(
                BOOK.as("proposer").post("/v1/mutations", NEW_POLICY).text("/id")));
        forms.send("inspectorate", measure, "agreements");
        forms.send("counterpart", measure, "confirmations");
        forms.sendTo(
                "approver",
                "/worklist?scope=all",
                "/worklist/approvals",
                "mutation=" + measure.substring(measure.lastIndexOf('/') + 1));
        forms.send("approver", measure, "early-executions", "letter=36800-XX-9&reason=Spoed");
        forms.send("proposer", mutation(booked), "reversals", "reason=Dubbel");
        forms.sendTo(
                "proposer",
                "/mutations/new",
                "/mutations/new",
                "act=SEND&kind=RE_ESTIMATE&moment=2026-OWB&title=Lagere raming",
                "explanation=Minder instroom&basis=READ&cause=Instroom",
                "prognosisNotStated=true&document=36800-XX-2&year=2026&item=XX/37",
                "flow=EXPENDITURE&row-basis=&row-note=&suggested=&y2026=-4");

        String page = mutation(ledger.propose(estimate()));
        PageClient proposer = BOOK.browse("proposer");
        PageDocument before = proposer.get(page).page();
        forms.check(
                page + "/attachments",
                proposer.send(new MultipartForm("memo.txt", "memo")
                        .writeTo(
                                HttpRequest.newBuilder(BOOK.uri(page + "/attachments"))
                                        .header("Accept", "text/html"),
                                "key",
                                ConfirmationChecker.key(),
                                "_csrf",
                                before.csrf())));
        String digest = Sha256Digest.hex("memo".getBytes(StandardCharsets.UTF_8));
        forms.send("proposer", page, "attachments/" + digest + "/withdrawals", "reason=Verkeerde bijlage");
    }

    private void administer() {
        forms.sendTo("approver", "/moments", "/moments", "moment=2027-OWB&submittedOn=15-09-2026");
        String moment = "/moments/2026-O1";
        forms.byBoth(moment, "closings", "chapter=XX");
        forms.byBoth(moment, "reopenings", "chapter=XX&reason=Vergissing");
        forms.send("approver", moment, "closings", "chapter=XX");
        forms.send("approver", moment, "withdrawals", "chapter=XX");
        forms.byBoth(moment, "presentations", "chapter=XX&document=36900-XX-2&presentedOn=24-04-2026");
        forms.byBoth(moment, "adoptions", "chapter=XX&act=Stb. 2026, 1&adoptedOn=17-06-2026&effectiveFrom=01-01-2026");
        forms.byBoth(moment, "revocations", "chapter=XX&reason=Een week te vroeg");
        forms.send("approver", moment, "corrections", "submittedOn=25-04-2026&reason=Een dag te vroeg");
        forms.send("approver", moment, "corrections/withdrawals");

        forms.sendTo("approver", "/chapters", "/chapters", "chapter=V&name=Buitenlandse Zaken&validFrom=2025");
        String chapter = "/chapters/XX";
        forms.send("approver", chapter, "items", "item=XX/39&name=Terugkeer&validFrom=2025");
        String item = chapter + "/items?item=XX/37";
        String items = chapter + "/items/";
        String of = "item=XX/37";
        forms.sendTo("approver", item, items + "names", of + "&year=2026&name=Asiel");
        forms.sendTo(
                "approver",
                item,
                items + "marks",
                of + "&validFrom=2026&ceiling=INVESTMENT&source/document=Miljoenennota 2026");
        forms.sendTo(
                "approver",
                item,
                items + "renamings",
                of + "&form=renamings-2026&year=2026&name=Asiel&rightName=Opvang",
                "reason=Een typefout");
        forms.sendTo("approver", item, items + "withdrawals", of);
        forms.sendTo(
                "approver",
                item,
                items + "corrections",
                of + "&form=corrections-2025&registeredFrom=2025&name=Opvang&validFrom=2025",
                "reason=Een typefout");

        String people = "/people";
        BOOK.browse("approver")
                .fillAndSubmitTo(
                        people, people, "login", "jansen", "name", "J. Jansen", "sort", "LOCAL", "subject", "");
        String names = BOOK.browse("approver").get(people).page().attribute("form[action$=/names]", "action");
        String jansen = names.substring(0, names.lastIndexOf('/') + 1);
        String locks = BOOK.browse("approver").get(people).page().attribute("form[action$=/locks]", "action");
        forms.sendTo("approver", people, locks, "locked=true");
        forms.sendTo("approver", people, jansen + "grants", "role=READER&chapter=");
        forms.sendTo("approver", people, jansen + "names", "name=J. Janssen");
        forms.sendTo("approver", people, jansen + "forgettings", "sure=true");
    }

    private void stateConstraints() {
        ledger.book(LedgerFixture.withCoverage("Later gedekt", estimate()));
        for (String name : List.of("Later gedekt", "Nog nergens")) {
            forms.sendTo(
                    "proposer",
                    "/packages?name=Later%20gedekt",
                    "/packages/forms",
                    "coverage=" + name + "&chapter=XX&form=RECEIPTS_OVER_YEARS&reason=Voorjaarsnota");
        }
        forms.sendTo(
                "proposer",
                "/chapters/XX",
                "/chapters/XX/constraints",
                "form=cap&chapter=XX&year=2026&moment=2026-OWB&thousands=4.000",
                "source/document=36800-XX-2");
        forms.sendTo(
                "approver",
                "/ceilings",
                "/ceilings",
                "ceiling=HEALTH_CARE&year=2026&moment=2026-OWB&thousands=100",
                "source/document=Miljoenennota 2026");
    }

    private void followMatters() {
        String motion = "type=MOTION&submittedOn=18-11-2025&parliamentaryPaper=36800-XX-21&member=Van Dijk";
        String page = matter(motion + "&title=Opvang");
        forms.send("approver", page, "corrections", motion + "&title=Opvang XX&reason=Een typefout");
        forms.send("approver", page, "changes", motion + "&title=Opvang in XX&changedOn=20-11-2025");
        forms.send("approver", page, "decisions", "decision=ADOPTED&decidedOn=04-12-2025");
        String done = "06-01-2026";
        forms.send("approver", page, "follow-ups", "followUp=FULFILLED&followedUpOn=" + done + "&document=36800-XX-30");
        String entry = BOOK.browse("approver")
                .get(page)
                .page()
                .attributes("form[action$=/revocations] [name=ledgerNumber]", "value")
                .getLast();
        forms.send(
                "approver",
                page,
                "revocations",
                "form=revocations-" + entry + "&ledgerNumber=" + entry + "&reason=Verkeerd");

        String paper = "36800-XX-12";
        String amendment = matter("type=AMENDMENT&title=Terugkeer&submittedOn=18-11-2025&parliamentaryPaper=" + paper
                + "&member=Van Dijk&bill=2026-OWB");
        MutationId booked = ledger.moment("2026-NVW-1", "2025-11-05")
                .book(withContinuation(
                        new Continuation(Continuation.Type.STRUCTURAL, null),
                        withDetails(
                                KindDetailsBuilder.minimalFor(MutationKind.AMENDMENT)
                                        .parliamentaryPaper(paper)
                                        .build(),
                                proposal(MutationKind.AMENDMENT, "2026-NVW-1", expenditure("XX/37", 2026, 10)))));
        BOOK.awaitProjections();
        forms.send("approver", amendment, "links", "mutation=" + booked);
    }

    /** Records a matter; returns the path of its page. */
    private String matter(String fields) {
        String matters = "/parliamentary-matters";
        PageDocument page = forms.sendTo("approver", matters + "?scope=XX", matters, fields + "&chapter=XX");
        String form = page.attribute("form[action$=/decisions]", "action");
        return form.substring(0, form.lastIndexOf('/'));
    }

    private void saveSearches() {
        String address = "/mutations?text=asiel";
        forms.sendTo("proposer", address, "/saved-searches", "name=Asiel&address=" + address);
        BOOK.browse("proposer").get("/").page().attributes("form[action$=/removals]", "action").stream()
                .map(action -> action.substring(0, action.lastIndexOf('/')))
                .forEach(search -> {
                    forms.sendTo("proposer", "/", search + "/names", "name=Opvang");
                    forms.sendTo("proposer", "/", search + "/removals");
                });
    }

    private static Proposal estimate() {
        return proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 3));
    }

    private static String mutation(MutationId mutation) {
        BOOK.awaitProjections();
        return "/mutations/" + mutation;
    }

    /** The patterns of all forms of pages. */
    private static List<PathPattern> patterns() {
        List<PathPattern> patterns = new ArrayList<>();
        BOOK.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (method.getBeanType().isAnnotationPresent(PageController.class)
                            & mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                        patterns.addAll(mapping.getPathPatternsCondition().getPatterns());
                    }
                });
        return patterns;
    }
}
