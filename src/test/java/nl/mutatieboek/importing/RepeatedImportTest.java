package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.mutatieboek.importing.InMemoryImportBook.SourceFileLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories in which people enter lines of a source and import it repeatedly, in other orders and with other
 * names for their kinds: no line is booked twice.
 *
 * <p>In half of them another chapter proposes transfers with one of the lines, people propose reversals of reversals,
 * and consents follow the imports. The seed of a failing history is its number.
 */
class RepeatedImportTest {
    private static final int HISTORIES = Boolean.getBoolean("mutatieboek.long") ? 1_000 : 60;

    private static final List<String> KINDS = List.of(
            "tabelkolom",
            "Tabelkolommen",
            "PUBLISHED",
            "ramingsbijstelling",
            "ramingsbijstelling (MPP)",
            "meevallers",
            "mee- en tegenvallers",
            "kasschuiven",
            "overboekingen",
            "desalderingen",
            "intensivering",
            "ombuigingen",
            "herschikking",
            "beleidsmatige mutaties",
            "technische mutaties",
            "diversen",
            "statistische correctie",
            "iets onbekends");

    @TempDir
    private Path folder;

    @Test
    void source_line_is_never_booked_twice_in_random_repeated_imports() throws IOException {
        int[] imports = new int[3];
        int[] finished = new int[3];
        for (int seed = 0; seed < HISTORIES; seed++) {
            playHistory(seed, imports, finished);
        }
        // Each of the three happens: booked, already there, refused.
        assertThat(Arrays.stream(imports).min().orElseThrow()).isGreaterThan(HISTORIES);
        // Pending mutations are booked or returned: transfers, reversals of reversals.
        assertThat(Arrays.stream(finished).min().orElseThrow()).isGreaterThan(HISTORIES / 10);
    }

    private void playHistory(int seed, int[] imports, int[] finished) throws IOException {
        Random random = new Random(seed);
        List<SourceFileLine> source = source(random);
        boolean waiting = random.nextBoolean();
        // An importer who declares look-alikes as other mutations books them beside pending ones.
        InMemoryImportBook ledger = new InMemoryImportBook(folder, !waiting);
        Map<String, String> kinds = new HashMap<>();
        source.forEach(line -> kinds.putIfAbsent(line.title(), KINDS.get(random.nextInt(KINDS.size()))));
        for (int step = 0; step < 8; step++) {
            Map<String, String> words = new HashMap<>(kinds);
            if (step > 0 && random.nextBoolean()) {
                words.replaceAll((title, kind) -> KINDS.get(random.nextInt(KINDS.size())));
            }
            List<SourceFileLine> rows = new ArrayList<>(source);
            Set<String> left = new HashSet<>();
            source.forEach(line -> {
                if (random.nextInt(3) == 0) {
                    left.add(line.title());
                }
            });
            rows.removeIf(line -> left.contains(line.title()));
            Collections.shuffle(rows, random);
            if (waiting) {
                ledger.playRandomStep(random, source);
                ledger.assertNothingBookedTwice(seed);
            }
            if (random.nextInt(4) == 0 && !rows.isEmpty()) {
                ledger.proposeRows(rows, words);
            } else {
                ledger.importRows(rows, words, imports);
            }
            ledger.assertNothingBookedTwice(seed);
        }
        ledger.importRows(source, kinds, imports);
        ledger.assertNothingBookedTwice(seed);
        for (int i = 0; i < finished.length; i++) {
            finished[i] += ledger.finished[i];
        }
    }

    private static List<SourceFileLine> source(Random random) {
        Map<String, SourceFileLine> lines = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            SourceFileLine line = new SourceFileLine(
                    random.nextBoolean() ? "2026-OWB" : "2026-O1",
                    "Stuk " + random.nextInt(2),
                    "Titel " + random.nextInt(4),
                    List.of("XX/37", "XX/37/2", "XX/91", "XX/37~91").get(random.nextInt(4)),
                    random.nextBoolean() ? "U" : "V",
                    2026 + random.nextInt(2),
                    random.nextInt(4) * 5L - 5);
            // One mutation states an account once.
            lines.put(line.moment() + line.document() + line.title() + line.item() + line.flow() + line.year(), line);
        }
        return List.copyOf(lines.values());
    }
}
