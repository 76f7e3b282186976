package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.value.MutationKind;

/** Mutations as the budget documents state them, and a book in which they are proposed. */
final class PublishedMutations {
    private PublishedMutations() {}

    /** One published mutation: the lines of a document that belong together. */
    record PublishedMutationCase(String what, List<Map<String, String>> rows) {
        String column(String column) {
            return rows.getFirst().get(column);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** Every mutation of the asylum budgets of 2023, 2025 and 2026 that was found published: 121 figures and their documents. */
    static Stream<PublishedMutationCase> published() throws IOException {
        try (InputStream in = PublishedCasesTest.class.getResourceAsStream("/published-mutations.csv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> columns = List.of(lines.getFirst().split(";"));
            Map<String, List<Map<String, String>>> mutations = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(";", -1);
                Map<String, String> row =
                        IntStream.range(0, cells.length).boxed().collect(Collectors.toMap(columns::get, i -> cells[i]));
                // Figures of one table column belong together, as do the years of one measure.
                mutations
                        .computeIfAbsent(describe(row) + row.get("document"), called -> new ArrayList<>())
                        .add(row);
            }
            return mutations.values().stream().map(rows -> new PublishedMutationCase(describe(rows.getFirst()), rows));
        }
    }

    static String describe(Map<String, String> row) {
        return Stream.of("budget_year", "moment", "chapter", "article", "instrument", "kind_of_mutation", "title")
                .map(row::get)
                .collect(Collectors.joining(" "));
    }

    static String[] lines(MutationKind kind, PublishedMutationCase published) {
        return published.rows().stream()
                .flatMap(row -> {
                    String item = item(kind, row);
                    String flow = row.get("flow").substring(0, 1).toUpperCase(Locale.ROOT);
                    long amount = Long.parseLong(row.get("amount_thousands"));
                    // A structural amount is one of every year that the document may touch, from the one it is made
                    // for.
                    Stream<String> years = row.get("year").isEmpty()
                            ? Stream.of("2026", "2027", "2028", "2029", "2030")
                            : Stream.of(row.get("year"));
                    return years.flatMap(year -> Stream.of(item + " " + flow + " " + year + " " + amount)
                            .flatMap(line -> switch (kind) {
                                case RESERVE_ALLOCATION ->
                                    Stream.of(line, EARMARK + " " + flow + " " + year + " " + -amount);
                                case TRANSFER -> Stream.of(line, "XVII/~ " + flow + " " + year + " " + -amount);
                                default -> Stream.of(line);
                            }));
                })
                .toArray(String[]::new);
    }

    static String item(MutationKind kind, Map<String, String> row) {
        String chapter = row.get("chapter");
        if (kind == MutationKind.RESERVATION) {
            return EARMARK;
        }
        if (row.get("article").isEmpty()) {
            return chapter + "/~";
        }
        String article = chapter + "/" + row.get("article").replace("+", "~");
        return row.get("instrument").isEmpty() ? article : article + "/2";
    }

    /** The chapter of the asylum budgets: VI until 2024, XX since; a reserve of 115 million a year. */
    static DecisionScenario book() {
        String reserve = Stream.of(2026, 2027, 2028, 2029, 2030)
                .map(year -> EARMARK + " U " + year + " 115000")
                .collect(Collectors.joining(";"));
        return DecisionScenario.given(
                registerMoment("2023-NVW-1", "2022-11-11"),
                registerMoment("2023-SBS", "2023-09-19"),
                registerMoment("2023-O2", "2023-11-24"),
                registerMoment("2023-SW", "2024-05-15"),
                openChapter("VI", 2013, null, true),
                registerItem("VI/37", 2013, null),
                registerItem("VI/37/2", 2013, null),
                registerItem("VI/91", 2013, null),
                bookMutation(
                        "reserve", ProposalDraft.reservation(reserve.split(";")).withMoment("2025-O1")));
    }

    static CommandScript published(String name, String moment, String... lines) {
        return importMutation(name, of(MutationKind.PUBLISHED, lines).withMoment(moment));
    }

    /** Budget year 2020, each U, V and O that is not zero. */
    static List<String> lines(String item, String figures, int sign) {
        List<String> flows = List.of("U", "V", "O");
        String[] amounts = figures.split(" ");
        return IntStream.range(0, 3)
                .filter(i -> !amounts[i].equals("0"))
                .mapToObj(i -> item + " " + flows.get(i) + " 2020 " + sign * Long.parseLong(amounts[i]))
                .toList();
    }
}
