package nl.mutatieboek.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of jobs and their steps in the documentation. */
final class JobTable {
    private static final Path DOCUMENT = Path.of("docs/internals/usability.md");
    private static final Pattern ROW = Pattern.compile(
            "\\| (?<common>\\*\\*)?(?<number>[0-9]+)(\\*\\*)? \\|[^|]*\\|[^|]*\\| (?<before>[^|]*) \\| (?<now>[^|]*)"
                    + " \\| (?<plain>[^|]*) \\|");

    private final List<JobRow> rows;

    private JobTable(List<JobRow> rows) {
        this.rows = rows;
    }

    /**
     * A job.
     *
     * @param common whether it is one of the ten most common
     * @param before text, which begins with the number of steps where the job could be done and counted
     */
    record JobRow(int number, boolean common, String before, String now, String nowWithoutScript) {
        /** Whether the job is counted by a browser test. */
        boolean isCounted() {
            return now.matches("[0-9]+");
        }

        /** The steps before; as many as possible where it was a dead end. */
        int stepsBefore() {
            Matcher number = Pattern.compile("^[0-9]+").matcher(before);
            return number.find() ? Integer.parseInt(number.group()) : Integer.MAX_VALUE;
        }

        int steps(boolean javaScript) {
            return Integer.parseInt(javaScript ? now : nowWithoutScript);
        }
    }

    static JobTable read() {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            return new JobTable(lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new JobRow(
                            Integer.parseInt(row.group("number")),
                            row.group("common") != null,
                            row.group("before").strip(),
                            row.group("now").strip(),
                            row.group("plain").strip()))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JobRow> rows() {
        return rows;
    }

    JobRow job(int number) {
        return rows.stream()
                .filter(row -> row.number() == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No job " + number + " in " + DOCUMENT));
    }
}
