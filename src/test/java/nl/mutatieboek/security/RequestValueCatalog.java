package nl.mutatieboek.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.security.RequestCatalog.CatalogEndpoint;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Values for parameters, path variables and bodies of requests to a book with the chapters XX, XVII and V. */
final class RequestValueCatalog {
    /** Handlers that are neither an endpoint nor a page of the book. */
    static final Set<String> NO_PAGES = Set.of("GET /error", "GET /login", "GET /set-up", "POST /set-up");

    /**
     * Starts work that shows no figures, only how many rows there are; states how many entries there are, with a hash over
     * salted entries, alone or after a proof that {@link UnchangedReaderResponseTest} requests; and lists the requests of the test itself.
     */
    static final Set<String> NOT_ASKED = Set.of(
            "GET /v1/heads/latest",
            "GET /v1/heads/checkpoint",
            "GET /v1/balances/proof",
            "GET /trail/proof",
            "GET /v1/heads/cosigned",
            "GET /heads",
            "GET /heads/files/latest",
            "GET /heads/files/cosigned",
            "POST /rebuilds",
            "POST /v1/rebuilds",
            "GET /v1/embargoed-reads",
            "GET /embargoed-reads",
            "GET /embargoed-reads/files/csv");

    /** This book has none. */
    static final Set<String> NOTHING_THERE = Set.of(
            "GET /v1/rebuilds/{id}",
            "GET /v1/parliamentary-matters/{id}",
            "GET /parliamentary-matters/{id}",
            "GET /v1/rebuilds/{id}/certificate",
            "GET /rebuilds/{id}/certificate/{format:json|pdf}",
            "GET /.well-known/security.txt",
            "GET /.well-known/jwks.json");

    /** Content of the attachment of the mutation that waits for consent. */
    static final String ATTACHED = "memo of a dossier";

    /** Given with every command that knows it, so that no request records anything. */
    static final String DRY_RUN = "dryRun";

    private static final List<String> MATTER_STATES = List.of("ADOPTED", "OPEN");
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000001";

    /** A workbook contains the time at which it was made, and is sent again to another book. */
    private static final Map<String, byte[]> WORKBOOKS = new ConcurrentHashMap<>();

    private final Map<String, List<String>> byName = new TreeMap<>();
    private final Set<String> missingValues = new ConcurrentSkipListSet<>();
    private final List<String> mutations;
    private final List<String> reports;
    private final MutationId secret;

    /**
     * @param mutations the mutations of the book, the first of which waits for consent
     * @param secret a mutation that is proposed between the two rounds
     * @param knownAt a ledger number before the first round
     */
    RequestValueCatalog(List<MutationId> mutations, MutationId secret, List<String> reports, long knownAt) {
        this.mutations = mutations.stream().map(MutationId::toString).toList();
        this.secret = secret;
        this.reports = reports;
        put("chapter", "XVII", "XX");
        put("scope", "XVII", "XX", "all");
        put("item", "XVII/3", "XX/37", "XX", "XVII/1");
        put("flow", "EXPENDITURE");
        put("year", "2026", "2190");
        put("depth", "3");
        put("lineage", "true");
        put("all", "true");
        put("effectiveOn", "2195-01-01");
        put("knownAt", Long.toString(knownAt));
        put("moment", "2026-OWB", "2026-O1");
        put("embargoedMoment", "2190-OWB", "2026-O1");
        put("atLeast", "1");
        put("limit", "2");
        put("after", "1", "1.0");
        put("before", "10000");
        put("order", "KNOWN_AT", "EFFECTIVE_ON", "MOMENT");
        put("name", "Pakket");
        put("coverage", "Pakket");
        put("mark", "CEILING_UNKNOWN", "HGIS");
        put("text", "woord");
        put("document", "36800");
        put("person", "proposer");
        put("proposedBy", "proposer");
        put("state", "BOOKED", "REVERSED", "PROPOSED", "RETURNED");
        put("kind", "RE_ESTIMATE", "TRANSFER");
        put("type", "AMENDMENT", "MOTION");
        put("bill", "2026-OWB", "2026-O1");
        put("parliamentaryPaper", "36800-XX-12");
        put("basis", "READ");
        put("amount", "1234567");
        put("presentedIn", "2026-OWB", "2026-O1");
        put("effectiveFrom", "2020-01-01");
        put("effectiveUntil", "2195-01-01");
        put("recordedFrom", "2020-01-01");
        put("recordedUntil", "2195-01-01");
        put("of", "postings", "mutations");
        put("method", "random", "monetary");
        put("seed", "2026");
        put("size", "500");
        put("since", "2026-OWB");
        put("sort", "NOT_COVERED", "ROUNDED", "NOT_EXECUTABLE");
        put("open", "all", "XX,XVII");
        put("threshold", "1000");
        put("posting", "true");
        put("from", "knownAt=1", "moment=2026-OWB");
        put("to", "moment=2026-O1", "knownAt=" + knownAt);
        for (String end : List.of("from", "to")) {
            put(end + "EffectiveOn", "2195-01-01");
            put(end + "KnownAt", "1");
            put(end + "Moment", "2026-OWB");
        }
        put("columns", "amount=bedrag");
        put("earlierSize", "1");
        put("laterSize", "2");
        put("unit", "thousands");
        put("sheet", "blad");
        put("inline", "true");
    }

    private void put(String name, String... values) {
        byName.put(name, List.of(values));
    }

    /** Missing values: a new endpoint, parameter or form field must be added to this class. */
    Set<String> missingValues() {
        return missingValues;
    }

    void recordMissing(String what) {
        missingValues.add(what);
    }

    /** The names of all parameters. */
    Set<String> names() {
        return byName.keySet();
    }

    /** The values of a parameter of the API; null where its description must list them. */
    @Nullable
    List<String> parameter(String path, String name) {
        if (name.equals(DRY_RUN)) {
            return List.of("true");
        }
        if (name.equals("moment") && path.equals("/v1/extrapolations")) {
            return List.of("2026-O1", "2026-OWB");
        }
        if (name.equals("state") && path.equals("/v1/parliamentary-matters")) {
            return MATTER_STATES;
        }
        return name.equals("seed") ? List.of("2026") : byName.get(name);
    }

    /** The values of a parameter of a page. */
    List<String> pageParameterValues(String pattern, String name) {
        if (Set.of("from", "replaces").contains(name) && pattern.equals("/mutations/new")) {
            List<String> all = new ArrayList<>(mutations);
            all.add(secret.toString());
            return all;
        }
        List<String> found =
                name.equals("state") && pattern.equals("/parliamentary-matters") ? MATTER_STATES : byName.get(name);
        if (found == null) {
            recordMissing("a value for the field " + name + " of " + pattern);
            return List.of();
        }
        return found;
    }

    /** Required parameters of a page. */
    List<String> requiredPageParameters(String pattern) {
        return switch (pattern) {
            case "/trail", "/balances/item", "/chapters/{chapter}/items" -> List.of("item");
            case "/trail/proof" -> List.of("item", "flow", "year");
            case "/document-sets/zip" -> List.of("scope");
            case "/heads/extensions" -> List.of("earlierSize", "laterSize");
            case "/samples/files/{format}" -> List.of("seed");
            case "/authorisations/files/{format}" -> List.of("chapter", "year");
            default -> List.of();
        };
    }

    /** The values of a variable of a path. */
    List<String> variable(String method, String pattern, String name) {
        return switch (name) {
            case "chapter" -> List.of("XVII", "XX");
            case "moment" -> List.of("2026-OWB", "2026-O1");
            case "report" -> reports;
            case "format" ->
                pattern.startsWith("/reports/")
                        ? List.of("csv", "txt", "pdf", "xlsx", "ods", "zip")
                        : List.of("csv", "jsonl");
            case "id" -> {
                if (pattern.contains("/parliamentary-matters/")) {
                    yield List.of("XX-000000000000", "XVII-000000000000");
                }
                if (!pattern.contains("/mutations/")) {
                    yield List.of(UNKNOWN);
                }
                // A form cannot be tried out, so it is sent for what no rule allows: another consent to what is booked.
                List<String> all = new ArrayList<>(
                        method.equals("GET") || pattern.startsWith("/v1/") ? mutations : mutations.subList(3, 4));
                all.add(secret.toString());
                yield all;
            }
            case "sha256" -> List.of(Sha256Digest.hex(ATTACHED.getBytes(StandardCharsets.UTF_8)));
            case "subject", "digest" -> List.of("nobody-here");
            case "guide" -> List.of("beoordelen");
            case "tilePath", "*tilePath" -> List.of("0/000.p/2", "entries/000.p/2");
            case "headSize" -> List.of("1", "2");
            case "laterSize" -> List.of("2");
            case "ledgerNumber" -> List.of("1");
            default -> {
                recordMissing("a value for {" + name + "} in " + pattern);
                yield List.of("x");
            }
        };
    }

    /**
     * A body, or the file of a form.
     *
     * @param file the name of the file; null where there is none
     */
    record CatalogBody(
            String name,
            @Nullable String type,
            byte[] content,
            @Nullable String file,
            Map<String, String> fields) {
        static final CatalogBody NONE = new CatalogBody("", null, new byte[0], null, Map.of());

        /** Puts it into a request: of a page with the token of a form, of the API with an idempotency key. */
        void writeTo(HttpRequest.Builder request, @Nullable String token, String key) {
            Map<String, String> all = new LinkedHashMap<>(fields);
            if (token == null) {
                request.header(
                        "Idempotency-Key",
                        java.util
                                .UUID
                                .nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))
                                .toString());
            } else {
                all.put("_csrf", token);
                all.put("key", "00000000-0000-4000-8000-000000000002");
            }
            if (file != null) {
                String boundary = "-----boundary";
                ByteArrayOutputStream parts = new ByteArrayOutputStream();
                all.forEach((name, value) -> part(parts, boundary, name, "", value.getBytes(StandardCharsets.UTF_8)));
                part(parts, boundary, "file", "; filename=\"" + file + "\"", content);
                parts.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
                request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(parts.toByteArray()));
            } else if (token == null) {
                request.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(content));
            } else {
                StringBuilder form = new StringBuilder(new String(content, StandardCharsets.UTF_8));
                all.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.toString()));
            }
        }

        private static void part(
                ByteArrayOutputStream parts, String boundary, String name, String more, byte[] content) {
            parts.writeBytes(
                    ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            parts.writeBytes(content);
            parts.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The bodies for an endpoint. */
    List<CatalogBody> bodies(CatalogEndpoint endpoint) {
        if (endpoint.method().equals("GET")) {
            return List.of(CatalogBody.NONE);
        }
        List<CatalogBody> found = RequestBodyCatalog.forEndpoint(endpoint, secret);
        if (found.isEmpty()) {
            recordMissing("a body for " + endpoint);
        }
        return found;
    }

    /** A table as CSV and as a workbook. */
    static List<CatalogBody> files(String name, Map<String, String> fields, String csv) {
        return List.of(
                new CatalogBody(name + " as CSV", null, csv.getBytes(StandardCharsets.UTF_8), "blad.csv", fields),
                new CatalogBody(
                        name + " as XLSX",
                        null,
                        WORKBOOKS.computeIfAbsent(csv, RequestValueCatalog::workbook),
                        "blad.xlsx",
                        fields));
    }

    private static byte[] workbook(String csv) {
        try (ByteArrayOutputStream to = new ByteArrayOutputStream()) {
            try (Workbook workbook = new Workbook(to, "test", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("blad");
                String[] lines = csv.split("\n");
                for (int row = 0; row < lines.length; row++) {
                    String[] cells = lines[row].split("[,;]", -1);
                    for (int column = 0; column < cells.length; column++) {
                        if (!cells[column].isEmpty()) {
                            sheet.value(row, column, cells[column]);
                        }
                    }
                }
            }
            return to.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
