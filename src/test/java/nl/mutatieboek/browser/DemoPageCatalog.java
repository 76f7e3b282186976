package nl.mutatieboek.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;

/** The pages of the demo book by the people who see them, with what makes them look different. */
final class DemoPageCatalog {
    /** Pages that every person sees. */
    static final List<String> SHARED = List.of(
            "/",
            "/balances",
            "/balances?flow=ALL&year=2026&open=all&scope=all",
            "/balances?flow=ALL&year=2026&open=all&effectiveOn=2025-09-16&knownAt=60",
            "/trail?item=XX/37&flow=EXPENDITURE&year=2026",
            "/worklist",
            "/reserves",
            "/packages",
            "/packages?name=Asielpakket",
            "/authorisations?scope=XX&year=2026",
            "/extrapolations",
            "/parliamentary-matters",
            "/reports",
            "/reports/new-policy",
            "/reports/supplementary-budget?scope=XX&moment=2025-O2",
            "/moments",
            "/moments/2026-OWB",
            "/ceilings",
            "/chapters",
            "/chapters/XX",
            "/chapters/XX/items?item=XX/37",
            "/nothing-here",
            "/help",
            "/help/mutatie-opvoeren",
            "/balances/item?item=XX&year=2026",
            "/balances/item?item=XX/37&order=KNOWN_AT",
            "/balances/item?item=XX/91",
            "/balances/compare?year=2026&from=knownAt=41&to=",
            "/balances/compare?item=XX/37&flow=EXPENDITURE&year=2026&from=knownAt=41&to=",
            "/mutations",
            "/mutations?amount=68678",
            "/mutations?text=asiel",
            "/items?text=asiel",
            "/samples?seed=2026&size=5&kind=RE_ESTIMATE",
            "/signals",
            "/archive",
            "/heads",
            "/document-sets?scope=XX&moment=2025-O2",
            "/reports/budget-statement?scope=XX&moment=2025-O2",
            "/password");

    private static final List<String> OF_PROPOSER = List.of(
            "/reconciliation",
            "/rebuilds",
            "/mutations/new",
            "/mutations/new?kind=TRANSFER",
            "/mutations/new?kind=RESERVE_ALLOCATION",
            "/mutations/new?kind=AMENDMENT",
            "/mutations/new?kind=REORGANISATION");

    /** Pages that others see, or see otherwise, by person. */
    private static final Map<String, List<String>> OF_OTHERS = new LinkedHashMap<>();

    static {
        OF_OTHERS.put("auditor", List.of("/", "/imports", "/embargoed-reads", "/rebuilds", "/reconciliation"));
        OF_OTHERS.put("importer", List.of("/", "/imports"));
        OF_OTHERS.put(
                "approver",
                List.of(
                        "/",
                        "/worklist",
                        "/people",
                        "/moments",
                        "/moments/2026-OWB",
                        "/chapters",
                        "/chapters/XX",
                        "/chapters/XX/items?item=XX/37",
                        "/ceilings",
                        "/parliamentary-matters"));
        OF_OTHERS.put("counterpart", List.of("/", "/worklist", "/mutations"));
        OF_OTHERS.put("inspectorate", List.of("/", "/worklist", "/packages"));
        OF_OTHERS.put("reader", List.of("/", "/mutations"));
        OF_OTHERS.put("administrator", List.of("/", "/people"));
        OF_OTHERS.put("nobody", List.of("/"));
    }

    private DemoPageCatalog() {}

    /** The demo book with people of the roles that its own people do not have. */
    static ApplicationFixture book() {
        return ApplicationFixture.demo()
                .withPerson("inspectorate", "INSPECTORATE")
                .withPerson("reader", "READER")
                .withPerson("administrator", "ADMINISTRATOR")
                .withPerson("nobody", "");
    }

    /** Every page once, by a person who sees it, and what others see otherwise. */
    static Map<String, List<String>> everyPage() {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put("proposer", concat(SHARED, OF_PROPOSER));
        pages.putAll(OF_OTHERS);
        return pages;
    }

    /** Every page of every person. */
    static Map<String, List<String>> everyPageOfEveryone() {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        everyPage().forEach((person, own) -> pages.put(person, concat(SHARED, own)));
        return pages;
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
