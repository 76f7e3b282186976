package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;

/** Fills in the form like a user without JavaScript. */
final class ProposalFormFiller {
    private final PageClient browser;
    private final Map<String, String> said = new LinkedHashMap<>();
    private final List<String> rows = new ArrayList<>();
    private String path = "/mutations/new";

    ProposalFormFiller(PageClient browser) {
        this.browser = browser;
        withField("key", UUID.randomUUID().toString());
        withField("moment", "2026-OWB")
                .withField("title", "Asielmaatregelen")
                .withField("explanation", "Omdat het moet");
        withField("basis", "READ").withField("document", "36800-XX-2");
    }

    static ProposalFormFiller open(PageClient browser, String kind) {
        return new ProposalFormFiller(browser).withField("kind", kind);
    }

    /** In a field outside the grid. */
    ProposalFormFiller withField(String name, String text) {
        said.put(name, text);
        return this;
    }

    /** In the other language. */
    ProposalFormFiller inEnglish() {
        path = "/mutations/new?lang=en";
        return this;
    }

    /** A row of the grid from 2026 on. */
    ProposalFormFiller withRow(String item, String flow, String... amounts) {
        rows.addAll(List.of("item", item, "flow", flow, "row-basis", "", "row-note", ""));
        for (int i = 0; i < 5; i++) {
            rows.addAll(List.of("y" + (2026 + i), i < amounts.length ? amounts[i] : ""));
        }
        return this;
    }

    /** A mark of the last row, if every row has it. */
    ProposalFormFiller withRowMark(String name, String text) {
        rows.addAll(List.of("row-" + name, text));
        return this;
    }

    HttpReply submit(String act) {
        List<String> all = new ArrayList<>(List.of("act", act));
        all.addAll(List.of(
                "_csrf", browser.get("/mutations/new?kind=TRANSFER").page().csrf()));
        said.forEach((name, text) -> all.addAll(List.of(name, text)));
        for (int i = 0; i < 5; i++) {
            all.addAll(List.of("year", Integer.toString(2026 + i)));
        }
        all.addAll(rows);
        return browser.submit(path, all.toArray(String[]::new));
    }
}
