package nl.mutatieboek.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.security.RequestCatalog.CatalogEndpoint;
import nl.mutatieboek.security.RequestValueCatalog.CatalogBody;

/**
 * Bodies of commands and forms. API commands are sent as dry runs; pages have none, so their forms are refused by a
 * rule and record nothing between the two rounds.
 */
final class RequestBodyCatalog {
    private static final String BALANCES =
            "moment,document,chapter,article,article_part,flow,year,amount_thousands,budget_year,precision_thousands\n";
    private static final String STATEMENTS =
            "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,Naam Begroting,Artikel nummer,Artikel,"
                    + "Stand ontwerpbegroting,Stand vastgestelde begroting,Stand eerste suppletoire,"
                    + "Stand tweede suppletoire,Realisatie\n";
    private static final String SHEET = "hoofdstuk;artikel;stroom;jaar;bedrag\n";

    private RequestBodyCatalog() {}

    static List<CatalogBody> forEndpoint(CatalogEndpoint endpoint, MutationId secret) {
        String pattern = endpoint.pattern();
        String last = pattern.substring(pattern.lastIndexOf('/') + 1);
        if (pattern.endsWith("/reconciliations") || pattern.equals("/reconciliation")) {
            return reconciliationFiles(endpoint.isPage());
        }
        if (pattern.endsWith("/attachments")) {
            return RequestValueCatalog.files("memo", Map.of(), "memo");
        }
        if (pattern.endsWith("/attachments/{sha256}/withdrawals") && !endpoint.isPage()) {
            return List.of(json("reason", "{\"reason\": \"r\"}"));
        }
        if (pattern.endsWith("/imports")) {
            return RequestValueCatalog.files("balances", Map.of(), BALANCES + "O1,D,XX,37,,U,2026,5,2026,1\n");
        }
        if (endpoint.isPage()) {
            return pattern.equals("/mutations/new")
                    ? List.of(entryForm("LOOK"), entryForm("TRY"))
                    : List.of(form("form", "chapter=ZZ&mutation=" + secret));
        }
        return switch (pattern) {
            case "/v1/mutations" -> proposals(secret);
            case "/v1/mutations/batches" -> batches(secret);
            case "/v1/published-balances" -> List.of(json("published", """
                {"item": "XVII/1", "flow": "EXPENDITURE", "year": 2026, "moment": "2026-O1", "thousands": 1,
                 "source": {"document": "d"}}
                """), json("published of XX", """
                    {"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "moment": "2026-O1", "thousands": 1,
                     "source": {"document": "d"}}
                    """));
            case "/v1/packages/forms" -> List.of(json("form of XVII", """
                {"chapter": "XVII", "coverage": "p", "form": "OVER_YEARS", "reason": "r"}
                """), json("form of XX", """
                    {"chapter": "XX", "coverage": "p", "form": "OVER_YEARS", "reason": "r"}
                    """));
            case "/v1/year-end-margin-caps" -> List.of(json("cap of XVII", """
                {"chapter": "XVII", "year": 2026, "moment": "2026-O1", "thousands": 1, "source": {"document": "d"}}
                """), json("cap of XX", """
                    {"chapter": "XX", "year": 2026, "moment": "2026-O1", "thousands": 1, "source": {"document": "d"}}
                    """));
            case "/v1/budget-flexibilities" ->
                List.of(json("flexibility of XVII", """
                    {"item": "XVII/1", "year": 2026, "moment": "2026-O1", "unit": "THOUSANDS", "free": 1,
                     "source": {"document": "d"}}
                    """), json("flexibility of XX", """
                        {"item": "XX/37", "year": 2026, "moment": "2026-O1", "unit": "THOUSANDS", "free": 1,
                         "source": {"document": "d"}}
                        """));
            case "/v1/chapters" ->
                List.of(json("chapter", "{\"chapter\": \"XVI\", \"name\": \"n\", \"validFrom\": 2026}"));
            case "/v1/chapters/{chapter}/items" ->
                List.of(json("item", "{\"item\": \"XVII/9\", \"name\": \"n\", \"validFrom\": 2026}"));
            case "/v1/chapters/{chapter}/items/corrections" ->
                List.of(json("item", """
                    {"item": "XVII/1", "registeredFrom": 2025, "name": "n", "validFrom": 2025, "reason": "r"}
                    """), json("chapter", """
                        {"item": "XVII", "registeredFrom": 2013, "validFrom": 2014, "reason": "r"}
                        """), json("item of XX", """
                            {"item": "XX/37", "registeredFrom": 2025, "name": "n", "validFrom": 2025, "reason": "r"}
                            """));
            case "/v1/ceilings" -> List.of(json("ceiling", """
                {"ceiling": "HEALTH_CARE", "year": 2026, "moment": "2026-O1", "thousands": 1,
                 "source": {"document": "d"}}
                """));
            case "/v1/chapters/{chapter}/items/marks" -> List.of(json("marks", """
                {"item": "XVII/1", "validFrom": 2026, "ceiling": "OUTSIDE", "source": {"document": "d"}}
                """), json("marks in XX", """
                    {"item": "XX/37", "validFrom": 2026, "hgis": false, "source": {"document": "d"}}
                    """));
            case "/v1/chapters/{chapter}/items/names" ->
                List.of(
                        json("name", "{\"item\": \"XVII/1\", \"year\": 2026, \"name\": \"n\"}"),
                        json("name in XX", "{\"item\": \"XX/37\", \"year\": 2026, \"name\": \"n\"}"));
            case "/v1/chapters/{chapter}/items/names/corrections" -> List.of(json("name", """
                {"item": "XVII/1", "year": 2026, "name": "n", "rightName": "m", "reason": "r"}
                """));
            case "/v1/chapters/{chapter}/items/withdrawals" -> List.of(json("item", "{\"item\": \"XVII/1\"}"));
            case "/v1/moments" ->
                List.of(json("moment", "{\"moment\": \"2027-OWB\", \"submittedOn\": \"2189-05-01\"}"));
            case "/v1/parliamentary-matters" ->
                List.of(
                        json("matter", matter("\"chapter\": \"XVII\",")),
                        json("matter of XX", matter("\"chapter\": \"XX\",")));
            case "/v1/parliamentary-matters/{id}/changes" ->
                List.of(json("change", matter("\"changedOn\": \"2025-11-20\",")));
            case "/v1/parliamentary-matters/{id}/corrections" ->
                List.of(json("correction", matter("\"reason\": \"r\",")));
            case "/v1/parliamentary-matters/{id}/decisions" ->
                List.of(json("decision", "{\"decision\": \"ADOPTED\", \"decidedOn\": \"2025-12-04\"}"));
            case "/v1/parliamentary-matters/{id}/follow-ups" -> List.of(json("follow-up", """
                {"followUp": "CARRIED", "followedUpOn": "2026-04-24", "document": "d", "laterBill": "2026-O1"}
                """));
            case "/v1/parliamentary-matters/{id}/links" -> List.of(json("link", "{\"mutation\": \"" + secret + "\"}"));
            case "/v1/parliamentary-matters/{id}/revocations" ->
                List.of(json("revocation", "{\"ledgerNumber\": 1, \"reason\": \"r\"}"));
            default ->
                switch (last) {
                    case "approvals",
                            "confirmations",
                            "agreements",
                            "withdrawals",
                            "cancellations",
                            "rebuilds",
                            "replays" ->
                        pattern.equals("/v1/moments/{moment}/withdrawals")
                                ? momentBodies()
                                : List.of(json("nothing", ""));
                    case "rejections", "returns", "reversals" -> List.of(json("reason", "{\"reason\": \"r\"}"));
                    case "corrections" ->
                        List.of(json("correction", "{\"submittedOn\": \"2025-09-17\", \"reason\": \"r\"}"));
                    case "early-executions" -> List.of(json("letter", "{\"letter\": \"l\", \"reason\": \"r\"}"));
                    case "closings", "reopenings", "presentations", "adoptions", "revocations" -> momentBodies();
                    default -> List.of();
                };
        };
    }

    private static String matter(String first) {
        return """
            {%s "type": "MOTION", "parliamentaryPaper": "36800-99", "title": "t", "member": "m", "bill": "2026-O1",
             "submittedOn": "2026-04-25",
             "amounts": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}
            """.formatted(first);
    }

    private static List<CatalogBody> momentBodies() {
        return List.of(
                json("closing", "{\"chapter\": \"XVII\"}"),
                json("reopening", "{\"chapter\": \"XVII\", \"reason\": \"r\"}"),
                json("presentation", """
                    {"chapter": "XVII", "document": "36800-XVII-1", "presentedOn": "2025-09-16"}
                    """),
                json("adoption", """
                    {"chapter": "XVII", "act": "Stb. 2026, 1", "adoptedOn": "2025-12-31",
                     "effectiveFrom": "2026-01-01"}
                    """));
    }

    private static List<CatalogBody> proposals(MutationId secret) {
        return List.of(
                json("own", ownProposal("2026-OWB", "")),
                json("own under embargo", ownProposal("2026-O1", "")),
                json("correction of a secret", ownProposal("2026-OWB", ", \"corrects\": \"" + secret + "\"")),
                json("draw on a reserve of XX", reserveDrawProposal()),
                json("transfer to XX", transfer()));
    }

    private static List<CatalogBody> batches(MutationId secret) {
        List<CatalogBody> all = new ArrayList<>();
        for (String mode : List.of("TOGETHER", "EACH")) {
            for (CatalogBody one : proposals(secret)) {
                all.add(json(
                        mode + " " + one.name(),
                        "{\"mode\": \"" + mode + "\", \"mutations\": [" + ownProposal("2026-O1", "") + ","
                                + new String(one.content(), StandardCharsets.UTF_8) + "]}"));
            }
        }
        return all;
    }

    private static String ownProposal(String moment, String more) {
        return """
            {"kind": "RE_ESTIMATE", "title": "t", "explanation": "e", "moment": "%s", "basis": "READ", "cause": "c",
             "prognosisNotStated": true, "source": {"document": "d"}%s,
             "postings": [{"item": "XVII/1", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}
            """.formatted(moment, more);
    }

    private static String reserveDrawProposal() {
        return """
            {"kind": "TRANSFER", "title": "t", "explanation": "e", "moment": "2190-OWB", "basis": "READ",
             "source": {"document": "d"},
             "postings": [{"item": "XX/92/earmark", "flow": "EXPENDITURE", "year": 2190, "thousands": -900000000},
                          {"item": "XVII/2", "flow": "EXPENDITURE", "year": 2190, "thousands": 900000000}]}
            """;
    }

    private static String transfer() {
        return """
            {"kind": "TRANSFER", "title": "t", "explanation": "e", "moment": "2026-OWB", "basis": "READ", "class": "POLICY",
             "source": {"document": "d"},
             "postings": [{"item": "XVII/1", "flow": "EXPENDITURE", "year": 2026, "thousands": -1},
                          {"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}
            """;
    }

    /** A draw on a reserve of another chapter, as the form of a mutation sends it. */
    private static CatalogBody entryForm(String act) {
        return form(
                act,
                "key=k&act=" + act
                        + "&kind=TRANSFER&moment=2190-OWB&title=t&explanation=e&basis=READ&document=d&year=2190"
                        + "&item=XX%2F92%2Fearmark&flow=EXPENDITURE&row-basis=&row-note=&suggested=&y2190=-900000000"
                        + "&item=XVII%2F2&flow=EXPENDITURE&row-basis=&row-note=&suggested=&y2190=900000000");
    }

    /** Rows of the own chapter, of another, and of both, in every format. */
    private static List<CatalogBody> reconciliationFiles(boolean page) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("balances of XX", BALANCES + "O1,D,XX,37,,U,2026,5,2026,1\n");
        files.put("statements of XX", STATEMENTS + "2026,U,XX,Begroting,37,Artikel,5,,7,,\n");
        files.put("sheet of XX", SHEET + "XX;37;U;2026;5\n");
        files.put("sheet without chapter", "artikel;stroom;jaar;bedrag\n37;U;2026;5\n");
        files.put("balances of XVII", BALANCES + "O1,D,XVII,1,,U,2026,5,2026,1\n");
        files.put("balances of both", BALANCES + "O1,D,XVII,1,,U,2026,5,2026,1\nO1,D,XX,37,,U,2026,5,2026,1\n");
        files.put(
                "statements of both",
                STATEMENTS + "2026,U,XX,Begroting,37,Artikel,5,,7,,\n2026,U,XVII,Begroting,1,Artikel,5,,7,,\n");
        List<CatalogBody> all = new ArrayList<>();
        files.forEach((name, content) -> {
            if (!page) {
                all.addAll(RequestValueCatalog.files(name, Map.of(), content));
                return;
            }
            String format = name.startsWith("balances")
                    ? "balances"
                    : name.startsWith("statements") ? "begrotingsstaten" : "sheet";
            for (Map<String, String> fields : List.of(
                    Map.of("format", format),
                    Map.of("format", format, "chapter", "XVII", "all", "true"),
                    Map.of("format", format, "chapter", "XX", "moment", "2026-O1"))) {
                all.addAll(RequestValueCatalog.files(name + " " + new TreeMap<>(fields), fields, content));
            }
        });
        return all;
    }

    private static CatalogBody json(String name, String content) {
        return new CatalogBody(name, "application/json", content.getBytes(StandardCharsets.UTF_8), null, Map.of());
    }

    private static CatalogBody form(String name, String content) {
        return new CatalogBody(name, null, content.getBytes(StandardCharsets.UTF_8), null, Map.of());
    }
}
