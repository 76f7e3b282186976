package nl.mutatieboek.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real requests and responses conform to the description of the API. */
@Tag("main")
class ApiConformanceTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson(
                    "everybody",
                    "PROPOSER:XX,PROPOSER:XVII,APPROVER:XX,APPROVER:XVII,COUNTERPART:XX,COUNTERPART:XVII,INSPECTORATE,"
                            + "ADMINISTRATOR,IMPORTER");

    private static OpenApiInteractionValidator validator;

    @BeforeAll
    static void read() {
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                        BOOK.anonymous().get("/v1/openapi.json").body())
                .build();
    }

    @Test
    void real_requests_and_responses_conform_to_the_openapi_document() {
        exchange(
                "everybody",
                "POST",
                "/v1/chapters",
                "{\"chapter\": \"XX\", \"name\": \"Asiel\", \"validFrom\": 2025}",
                201);
        exchange(
                "everybody",
                "POST",
                "/v1/chapters/XX/items",
                "{\"item\": \"XX/37\", \"name\": \"Asiel\", \"validFrom\": 2025}",
                201);
        String items = "/v1/chapters/XX/items";
        exchange("everybody", "POST", items + "/names", "{\"item\": \"XX/37\", \"year\": 2026, \"name\": \"A\"}", 201);
        exchange("everybody", "POST", items + "/names/corrections", """
            {"item": "XX/37", "year": 2026, "name": "A", "rightName": "Asiel", "reason": "R"}\
            """, 201);
        exchange("everybody", "POST", items + "/corrections", """
            {"item": "XX/37", "registeredFrom": 2025, "validFrom": 2025, "validUntil": 2040, "reason": "R"}\
            """, 201);
        exchange("everybody", "POST", items + "/withdrawals", "{\"item\": \"XX/37\"}", 409);
        exchange(
                "everybody", "POST", "/v1/moments", "{\"moment\": \"2026-OWB\", \"submittedOn\": \"2025-09-16\"}", 201);
        HttpReply proposed = exchange("proposer", "POST", "/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "T", "explanation": "E", "moment": "2026-OWB", "basis": "READ",
             "source": {"document": "D", "url": "https://example.org"}, "cause": "C", "prognosisNotStated": true,
             "class": null, "postings": [{"item": "XX/37", "flow": "RECEIPTS", "year": 2026, "thousands": -1}]}\
            """, 201);
        String mutation = proposed.header("Location");
        exchange("approver", "POST", mutation + "/approvals", "{}", 200);
        exchange("everybody", "POST", "/v1/moments/2026-OWB/closings", "{\"chapter\": \"XX\"}", 201);
        BOOK.awaitProjections();

        for (String question : new String[] {
            mutation,
            "/v1/mutations",
            "/v1/chapters",
            "/v1/chapters/XX",
            "/v1/chapters/XX/items",
            "/v1/chapters/XX/items/registrations?item=XX/37",
            "/v1/moments",
            "/v1/moments/2026-OWB",
            "/v1/balances",
            "/v1/ledger/head",
            "/v1/ledger/entries"
        }) {
            exchange("auditor", "GET", question, null, 200);
        }
        exchange("auditor", "GET", "/v1/chapters/VI", null, 404);
        exchange("nobody", "GET", "/v1/chapters", null, 401);
        exchange("auditor", "POST", "/v1/chapters", "{\"chapter\": \"VI\", \"name\": \"N\", \"validFrom\": 2025}", 403);
        exchange(
                "everybody",
                "POST",
                "/v1/chapters",
                "{\"chapter\": \"XX\", \"name\": \"N\", \"validFrom\": 2025}",
                409);
        exchange("proposer", "POST", mutation + "/withdrawals", "{\"reason\": \"r\"}", 409);
    }

    private static HttpReply exchange(String name, String method, String path, String body, int status) {
        String key = UUID.randomUUID().toString();
        HttpReply reply = BOOK.as(name)
                .send(
                        body == null
                                ? BOOK.as(name).request(path)
                                : BOOK.as(name)
                                        .request(path)
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", key)
                                        .method(method, BodyPublishers.ofString(body)));
        String[] requested = path.split("[?=]");
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(method, requested[0]).withAuthorization("Basic " + "eDp4");
        if (requested.length > 1) {
            request.withQueryParam(requested[1], requested[2]);
        }
        SimpleResponse.Builder response = SimpleResponse.Builder.status(reply.status());
        reply.headers().map().forEach(response::withHeader);
        ValidationReport report = validator.validate(
                body == null
                        ? request.build()
                        : request.withContentType("application/json")
                                .withHeader("Idempotency-Key", key)
                                .withBody(body)
                                .build(),
                response.withBody(reply.body()).build());

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(report.getMessages().stream().map(ValidationReport.Message::toString))
                .as(method + " " + path + " " + reply.body())
                .isEmpty();
        return reply;
    }
}
