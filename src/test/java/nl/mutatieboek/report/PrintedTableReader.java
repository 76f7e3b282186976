package nl.mutatieboek.report;

import java.util.List;
import nl.mutatieboek.PageDocument;

/** Reads the printed tables of a page, without footnote marks. */
final class PrintedTableReader {
    private PrintedTableReader() {}

    static List<List<List<String>>> readTables(String html) {
        PageDocument page = PageDocument.parse(html);
        page.select("sup").remove();
        return page.select("table.report").stream()
                .map(table -> PageDocument.parse(table.outerHtml()).rows().stream()
                        .map(row -> List.of(row.split(" [|] ?", -1)))
                        .toList())
                .toList();
    }
}
