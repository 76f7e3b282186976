package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.security.PermissionMatrixFixture.BROWSERS;
import static nl.mutatieboek.security.PermissionMatrixFixture.EMBARGOED;
import static nl.mutatieboek.security.PermissionMatrixFixture.ENTRIES;
import static nl.mutatieboek.security.PermissionMatrixFixture.MUTATIONS;
import static nl.mutatieboek.security.PermissionMatrixFixture.MutationCase;
import static nl.mutatieboek.security.PermissionMatrixFixture.PEOPLE;
import static nl.mutatieboek.security.PermissionMatrixFixture.PRESENTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.MultipartForm;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every cell of the permission table in the running application, by API and page. */
@Tag("main")
class PermissionMatrixTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z0-9]+)}");

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("id", "00000000-0000-5000-8000-000000000000"),
            Map.entry("chapter", "XX"),
            Map.entry("moment", PRESENTED),
            Map.entry("report", "new-policy"),
            Map.entry("format", "csv"),
            Map.entry("subject", "nobody"),
            Map.entry("digest", "nobody"),
            Map.entry("sha256", "0".repeat(64)),
            Map.entry("guide", "beoordelen"),
            Map.entry("ledgerNumber", "1"),
            Map.entry("headSize", "1"),
            Map.entry("tilePath", "0/000.p/1"),
            Map.entry("laterSize", "1"));

    private static final Map<ApplicationFixture.PageClient, String> TOKENS = new HashMap<>();

    @RegisterExtension
    static final ApplicationFixture BOOK = PermissionMatrixFixture.BOOK;

    @BeforeAll
    static void write() {
        PermissionMatrixFixture.write();
    }

    @Test
    void every_endpoint_admits_exactly_the_roles_of_the_permission_table() {
        SoftAssertions all = new SoftAssertions();
        for (EndpointPermission action : EndpointPermission.values()) {
            for (String endpoint : action.endpoints()) {
                if (endpoint.startsWith("$")) {
                    continue;
                }
                String method = endpoint.substring(0, endpoint.indexOf(' '));
                String path = VARIABLE.matcher(
                                endpoint.substring(endpoint.indexOf(' ') + 1).replace("/**", "/x"))
                        .replaceAll(variable -> NAMED.get(variable.group(1)));
                PEOPLE.forEach((name, grant) -> {
                    boolean whole = !action.isAllOrNothing()
                            || action.accessRule().scopeOf(grant.role(), true) == PermissionScope.EVERY;
                    boolean allowed = action.accessRule().audience() != AccessRule.AccessAudience.TO_ROLES
                            || (action.accessRule().allows(List.of(grant)) && whole);
                    int status = requestStatus(name, method, path);
                    all.assertThat(status == 403 ? "refused" : "let in")
                            .as("%s %s: %d", name, endpoint, status)
                            .isEqualTo(allowed ? "let in" : "refused");
                    if (!path.equals("/error")) {
                        all.assertThat(status).as("%s %s", name, endpoint).isNotIn(401, 500);
                    }
                });
                if (action.accessRule().audience() == AccessRule.AccessAudience.TO_ROLES) {
                    all.assertThat(requestStatus("nobody-yet", method, path))
                            .as("nobody-yet %s", endpoint)
                            .isEqualTo(403);
                }
            }
        }
        all.assertAll();
    }

    private static int requestStatus(String name, String method, String path) {
        if (path.startsWith("/v1/") || path.startsWith("/actuator/")) {
            return BOOK.as(name)
                    .send(BOOK.as(name).request(path).method(method, BodyPublishers.noBody()))
                    .status();
        }
        ApplicationFixture.PageClient browser = BROWSERS.get(name);
        return method.equals("GET")
                ? browser.get(path).status()
                : browser.submit(path, "_csrf", token(browser)).status();
    }

    /** Every page, error pages included, has a form of its own; the token is of the session. */
    private static String token(ApplicationFixture.PageClient browser) {
        return TOKENS.computeIfAbsent(
                browser, each -> each.get("/reports").page().csrf());
    }

    /** The body of each API command, so that only the table and the state decide. */
    private static final Map<String, String> BODIES = Map.of(
            "rejections", "{\"reason\": \"no\"}",
            "returns", "{\"reason\": \"no\"}",
            "reversals", "{\"reason\": \"no\"}",
            "early-executions", "{\"letter\": \"36800-XX-9\", \"reason\": \"no\"}");

    @Test
    void mutation_action_is_allowed_to_the_table_roles_in_the_table_state_only() {
        SoftAssertions all = new SoftAssertions();
        for (EndpointPermission action : EndpointPermission.values()) {
            if (action.accessRule().mutationState() == null) {
                continue;
            }
            for (String endpoint : action.endpoints()) {
                if (!endpoint.startsWith("POST /v1/")) {
                    continue;
                }
                String act = endpoint.substring(endpoint.lastIndexOf('/') + 1);
                PEOPLE.forEach((name, grant) -> MUTATIONS.forEach((which, mutation) -> {
                    if (which.transfer() == isAboutTransfers(action, grant.role())) {
                        HttpReply reply = dryRun(BOOK.as(name), "/v1/mutations/" + mutation + "/" + act, act);
                        all.assertThat(reply.status())
                                .as("%s %s %s %s", name, act, which, reply.body())
                                .isEqualTo(expected(action, grant, which));
                    }
                }));
            }
        }
        all.assertAll();
    }

    private static HttpReply dryRun(ApiClient client, String path, String act) {
        return act.equals("attachments")
                ? client.send(new MultipartForm("memo.txt", "memo")
                        .writeTo(client.request(path + "?dryRun=true").header("Idempotency-Key", "k")))
                : client.post(path + "?dryRun=true", BODIES.getOrDefault(act, ""));
    }

    private static boolean isAboutTransfers(EndpointPermission action, Role role) {
        return action == EndpointPermission.CONFIRM
                || action == EndpointPermission.AGREE
                || (action == EndpointPermission.REFUSE && role != Role.APPROVER)
                || (action == EndpointPermission.ATTACH && role != Role.APPROVER && role != Role.PROPOSER);
    }

    private static int expected(EndpointPermission action, RoleGrant grant, MutationCase which) {
        PermissionScope reach = action.accessRule().scopeOf(grant.role(), which.embargoed());
        if (reach == PermissionScope.NOWHERE) {
            return 403;
        }
        PermissionScope reading = EndpointPermission.READ.accessRule().scopeOf(grant.role(), which.embargoed());
        if (reading == PermissionScope.NOWHERE || (reading == PermissionScope.OWN && !which.own())) {
            return 404; // To him it is not in the book.
        }
        if (!which.state().equals(action.accessRule().mutationState())) {
            // A person without part in it must not learn its state.
            return grant.chapter() != null && !which.own() ? 403 : 409;
        }
        if (action == EndpointPermission.WITHDRAW) {
            return 409; // By another person than the proposer.
        }
        return reach == PermissionScope.EVERY || which.own() ? 200 : 403;
    }

    @Test
    void mutation_is_readable_by_exactly_the_table_roles_at_api_and_page() {
        SoftAssertions all = new SoftAssertions();
        PEOPLE.forEach((name, grant) -> MUTATIONS.forEach((which, mutation) -> {
            int expected = !EndpointPermission.READ.accessRule().allows(List.of(grant))
                    ? 403
                    : EndpointPermission.READ.accessRule().scopeOf(grant.role(), which.embargoed())
                                            == PermissionScope.EVERY
                                    || (EndpointPermission.READ.accessRule().scopeOf(grant.role(), which.embargoed())
                                                    == PermissionScope.OWN
                                            && which.own())
                            ? 200
                            : 404;
            all.assertThat(BOOK.as(name).get("/v1/mutations/" + mutation).status())
                    .as("%s %s", name, which)
                    .isEqualTo(expected);
            HttpReply page = BROWSERS.get(name).get("/mutations/" + mutation);
            all.assertThat(page.status()).as("page of %s %s", name, which).isEqualTo(expected);
            for (EndpointPermission action : EndpointPermission.values()) {
                action.endpoints().stream()
                        .filter(endpoint -> endpoint.startsWith("POST /mutations/"))
                        .map(endpoint -> endpoint.substring(endpoint.lastIndexOf('/') + 1))
                        .forEach(act -> {
                            boolean offered = page.body().contains(mutation + "/" + act + "\"");
                            if (which.transfer() == isAboutTransfers(action, grant.role())) {
                                all.assertThat(offered)
                                        .as("%s is offered %s on %s", name, act, which)
                                        .isEqualTo(expected == 200 && expected(action, grant, which) == 200);
                            }
                        });
            }
        }));
        all.assertAll();
    }

    @Test
    void embargoed_figures_are_visible_to_the_table_roles_of_their_chapter_only() {
        SoftAssertions all = new SoftAssertions();
        for (String address : List.of(
                "/v1/balances?item=%s",
                "/v1/trail?item=%s",
                "/v1/mutations?item=%s",
                "/v1/exports/mutations?item=%s",
                "/v1/samples?seed=1&item=%s",
                "/v1/exports/samples?seed=1&item=%s",
                "/samples?scope=all&item=%s",
                "/mutations/files/csv?scope=all&item=%s",
                "/trail?item=%s&flow=EXPENDITURE&year=2190",
                "/balances/item?item=%s&flow=EXPENDITURE&year=2190",
                "/mutations?scope=all&item=%s")) {
            for (String item : List.of("XX/37", "XVII/1")) {
                PEOPLE.forEach((name, grant) -> {
                    PermissionScope reach = EndpointPermission.READ.accessRule().scopeOf(grant.role(), true);
                    boolean allowed =
                            reach == PermissionScope.EVERY || (reach == PermissionScope.OWN && item.startsWith("XX/"));
                    String path = address.formatted(item) + "&moment=" + EMBARGOED;
                    int status = requestStatus(name, "GET", path);
                    all.assertThat(status).as("%s %s", name, path).isEqualTo(allowed ? 200 : 403);
                    int presented = requestStatus(name, "GET", path.replace(EMBARGOED, PRESENTED));
                    all.assertThat(presented)
                            .as("%s %s presented", name, path)
                            .isEqualTo(EndpointPermission.READ.accessRule().allows(List.of(grant)) ? 200 : 403);
                });
            }
        }
        all.assertAll();
    }

    @Test
    void raw_entries_are_readable_by_the_table_roles_when_nothing_is_under_embargo() {
        SoftAssertions all = new SoftAssertions();
        PEOPLE.forEach((name, grant) -> all.assertThat(ENTRIES.get(name))
                .as(name)
                .isEqualTo(EndpointPermission.READ_ENTRIES.accessRule().allows(List.of(grant)) ? 200 : 403));
        all.assertAll();
    }

    @Test
    void chapter_is_administered_by_the_table_roles_only() {
        SoftAssertions all = new SoftAssertions();
        for (String chapter : List.of("XX", "XVII")) {
            PEOPLE.forEach((name, grant) -> {
                PermissionScope reach =
                        EndpointPermission.ADMINISTER.accessRule().scopeOf(grant.role(), false);
                boolean allowed = reach == PermissionScope.OWN && (grant.chapter() == null || chapter.equals("XX"));
                for (String moment : List.of(PRESENTED, EMBARGOED)) {
                    HttpReply closing = BOOK.as(name)
                            .post(
                                    "/v1/moments/" + moment + "/closings?dryRun=true",
                                    "{\"chapter\": \"" + chapter + "\"}");
                    all.assertThat(closing.status())
                            .as("%s %s %s", name, chapter, closing.body())
                            .isEqualTo(allowed ? 200 : 403);
                }
                HttpReply item = BOOK.as(name)
                        .post(
                                "/v1/chapters/" + chapter + "/items?dryRun=true",
                                "{\"item\": \"" + chapter + "/99\", \"name\": \"n\", \"validFrom\": 2026}");
                all.assertThat(item.status() == 403)
                        .as("%s %s %s", name, chapter, item.body())
                        .isEqualTo(!allowed);
                HttpReply proposal = BOOK.as(name).post("/v1/mutations?dryRun=true", proposalOf(chapter));
                boolean proposes = grant.role() == Role.PROPOSER && chapter.equals("XX");
                all.assertThat(proposal.status())
                        .as("%s %s %s", name, chapter, proposal.body())
                        .isEqualTo(proposes ? 200 : 403);
            });
        }
        all.assertAll();
    }

    private static String proposalOf(String chapter) {
        return """
            {"kind": "RE_ESTIMATE", "title": "t", "explanation": "e", "moment": "2026-OWB", "basis": "READ",
             "cause": "c", "prognosisNotStated": true, "source": {"document": "d"},
             "postings": [{"item": "%s", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}
            """.formatted(chapter.equals("XX") ? "XX/37" : "XVII/1");
    }

    @Test
    void permission_matrix_covers_every_role() {
        Map<Role, RoleGrant> walked = new EnumMap<>(Role.class);
        PEOPLE.values().forEach(grant -> walked.put(grant.role(), grant));

        assertThat(walked).containsOnlyKeys(Role.values());
    }
}
