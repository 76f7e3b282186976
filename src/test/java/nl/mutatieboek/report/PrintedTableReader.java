package nl.mutatieboek.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.platform.html.HtmlReader;

/** Reads the printed tables of a page, without footnote marks. */
final class PrintedTableReader {
    private PrintedTableReader() {}

    static List<List<List<String>>> readTables(String page) {
        List<List<List<String>>> tables = new ArrayList<>();
        Matcher table =
                Pattern.compile("(?s)<table class=\"report\">(.*?)</table>").matcher(page);
        while (table.find()) {
            String printed = table.group(1).replaceAll("(?s)<sup.*?</sup>", "");
            List<List<String>> rows = new ArrayList<>();
            HtmlReader.rows(printed).forEach(row -> rows.add(List.of(row.split(" [|] ?", -1))));
            tables.add(rows);
        }
        return tables;
    }
}
